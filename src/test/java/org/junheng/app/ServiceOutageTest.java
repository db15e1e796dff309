package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.audit.SmallDisk;
import org.junheng.publishing.LogLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers see while decisions cannot be recorded: nothing is answered, and all comes back. */
class ServiceOutageTest {
  private static final String BODY =
      """
      {'pack': 'plan2024', 'facts': {
        'district': {'code': '370811', 'name': '任城区', 'year': 2025, 'countDate': '2025-09-01'},
        'schools': [{'id': '6666%06d', 'name': '示例小学', 'kind': 'primary', 'classes': []}]}}
      """;

  @TempDir Path folder;

  private int schools;

  private String request() {
    return BODY.formatted(++schools);
  }

  @Test
  void aFullDiskIsToldAndWhenThereIsRoomAllGoesOn() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "24m")) {
      Path data = disk.folder().resolve("data");
      Path ballast = disk.folder().resolve("ballast");
      try (RunningService service = RunningService.plan(RunningService.DATA + data)) {
        List<String> answered = new ArrayList<>();
        answered.add(decided(service));
        Files.write(ballast, new byte[18_000_000]);
        isToldAsUnavailable(service, refused(service, answered));
        Files.delete(ballast);
        answered.add(afterRecovery(service));
        for (String id : answered) {
          assertThat(service.get("/v1/decisions/" + id).statusCode()).isEqualTo(200);
        }
      }
      isIntact(data);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldAndTheServiceNeedsNoNewStart() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "24m")) {
      Path data = disk.folder().resolve("data");
      disk.readOnly(true);
      try (RunningService service = RunningService.plan(RunningService.DATA + data)) {
        isToldAsUnavailable(service, service.post("/v1/decisions", request()));
        disk.readOnly(false);
        String id = afterRecovery(service);
        assertThat(service.get("/v1/decisions/" + id).statusCode()).isEqualTo(200);
      }
      isIntact(data);
    }
  }

  private static void isIntact(Path data) throws Exception {
    try (LogReader reader = LogReader.open(LogSettings.sqlite(data))) {
      assertThat(reader.verify(Expected.NOTHING, LogLabels::of).discrepancies()).isEmpty();
    }
  }

  private String decided(RunningService service) {
    HttpResponse<String> response = service.post("/v1/decisions", request());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).path("id").asString();
  }

  /** Posts until the disk is full. */
  private HttpResponse<String> refused(RunningService service, List<String> answered) {
    for (int i = 0; i < 5_000; i++) {
      HttpResponse<String> response = service.post("/v1/decisions", request());
      if (response.statusCode() != 200) {
        return response;
      }
      answered.add(json(response).path("id").asString());
    }
    throw new AssertionError("the disk does not fill up");
  }

  private void isToldAsUnavailable(RunningService service, HttpResponse<String> refused) {
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(json(refused).path("code").asString()).isEqualTo("log-unavailable");
    assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
    assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    // Nothing is recorded of an evaluation, so it is answered.
    assertThat(service.post("/v1/evaluations", request()).statusCode()).isEqualTo(200);
  }

  /** Readiness comes back without anybody asking for a decision. */
  private String afterRecovery(RunningService service) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (service.get("/actuator/health/readiness").statusCode() != 200) {
      assertThat(Instant.now()).as("not ready again").isBefore(end);
      Thread.sleep(100);
    }
    return decided(service);
  }
}
