package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.audit.Logs;
import org.junheng.decision.record.RecordedEntry;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The service killed while a job is under way, again and again: it goes on by itself, and in the
 * end every line has one answer and every school one decision.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JobKillTest {
  private static final int SCHOOLS = 1_500;

  @TempDir Path folder;

  /** In every build on SQLite; on PostgreSQL where kills of a service on it are asked for. */
  static Stream<Arguments> kills() {
    int postgres = Integer.getInteger("junheng.service.kills.postgres", 1);
    Stream<Arguments> sqlite =
        Stream.of(
            arguments(Logs.Kind.SQLITE, Integer.getInteger("junheng.service.kills.sqlite", 1) + 1));
    return postgres == 1
        ? sqlite
        : Stream.concat(sqlite, Stream.of(arguments(Logs.Kind.POSTGRES, postgres + 1)));
  }

  @ParameterizedTest
  @MethodSource("kills")
  void aJobSurvivesSigkillAndDoublesNothing(Logs.Kind kind, int kills) throws Exception {
    LogSettings log = Logs.fresh(kind, folder);
    Random random = new Random(SCHOOLS);
    String id = null;
    int reached = 0;
    for (int kill = 0; kill < kills; kill++) {
      try (ServiceProcess service = ServiceProcess.plan(log)) {
        if (id == null) {
          HttpResponse<String> submitted =
              service.post(
                  "/v1/jobs?file=a.ndjson",
                  JobsTest.schools("36", SCHOOLS),
                  "application/x-ndjson");
          assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(202);
          id = json(submitted).path("id").asString();
        }
        int wanted = Math.min(SCHOOLS - 1, reached + 100 + random.nextInt(200));
        while (lines(service, id) < wanted) {
          Thread.sleep(10);
        }
        reached = lines(service, id);
        service.kill();
      }
    }
    List<JsonNode> result;
    JsonNode job;
    try (ServiceProcess service = ServiceProcess.plan(log)) {
      job = json(service.get("/v1/jobs/" + id));
      while (!job.path("state").asString().equals("done")) {
        assertThat(job.path("state").asString()).as(job.toString()).isIn("waiting", "running");
        Thread.sleep(50);
        job = json(service.get("/v1/jobs/" + id));
      }
      result =
          service.get("/v1/jobs/" + id + "/result").body().lines().map(line -> json(line)).toList();
    }

    assertThat(job.path("decided").asInt()).isEqualTo(SCHOOLS);
    assertThat(job.path("bad").asInt()).isZero();
    assertThat(job.path("replayed").asInt())
        .as("what was recorded and not yet written to the result when it was killed")
        .isPositive();
    assertThat(result).hasSize(SCHOOLS);
    for (int i = 0; i < SCHOOLS; i++) {
      assertThat(result.get(i).path("line").asInt()).isEqualTo(i + 1);
    }
    recordedOnce(log, result);
  }

  private static void recordedOnce(LogSettings log, List<JsonNode> result) throws Exception {
    Map<UUID, Integer> recorded = new HashMap<>();
    try (LogReader reader = LogReader.open(log)) {
      EntryQuery query = EntryQuery.of(RecordedEntry.KIND, Set.of(), 500);
      for (List<EntryHeader> page = reader.headers(query);
          !page.isEmpty();
          page = reader.headers(query)) {
        page.forEach(header -> recorded.merge(header.id(), 1, Integer::sum));
        query = query.before(page.get(page.size() - 1).position());
      }
    }
    assertThat(recorded).hasSize(result.size());
    for (JsonNode line : result) {
      assertThat(recorded).containsKey(UUID.fromString(line.at("/decision/id").asString()));
    }
  }

  private static int lines(ServiceProcess service, String id) throws Exception {
    return json(service.get("/v1/jobs/" + id)).path("lines").asInt();
  }
}
