package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.audit.Logs;
import org.junheng.audit.Verification;
import org.junheng.publishing.LogLabels;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The whole service killed at random moments while it decides: every decision that a caller got is
 * in the log, and it starts again without a hand. How often is told by {@code
 * junheng.service.kills.sqlite} and {@code junheng.service.kills.postgres}.
 */
class ServiceKillTest {
  private static final int CALLERS = 6;

  @TempDir Path folder;

  private final AtomicInteger schools = new AtomicInteger();
  private final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();

  @ParameterizedTest
  @EnumSource
  void everyDecisionThatACallerGotSurvivesSigkill(Logs.Kind kind) throws Exception {
    LogSettings log = Logs.fresh(kind, folder);
    int kills = Integer.getInteger("junheng.service.kills." + kind.name().toLowerCase(), 1);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int kill = 1; kill <= kills; kill++) {
      int before = acknowledged.size();
      try (ServiceProcess service = ServiceProcess.plan(log)) {
        AtomicBoolean killed = new AtomicBoolean();
        List<Thread> callers = callers(service, killed);
        int wanted = before + 20 + random.nextInt(200);
        while (acknowledged.size() < wanted) {
          Thread.sleep(5);
        }
        killed.set(true);
        service.kill();
        for (Thread caller : callers) {
          caller.join();
        }
      }
      allThere(log, "seed " + seed + ", kill " + kill);
    }
    System.out.printf(
        "%s: service killed %d times, %d decisions answered, none lost%n",
        kind, kills, acknowledged.size());
  }

  private List<Thread> callers(ServiceProcess service, AtomicBoolean killed) {
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Thread caller = new Thread(() -> call(service, killed));
      caller.start();
      callers.add(caller);
    }
    return callers;
  }

  private void call(ServiceProcess service, AtomicBoolean killed) {
    while (!killed.get()) {
      try {
        HttpResponse<String> response = service.post("/v1/decisions", request());
        if (response.statusCode() == 200) {
          JsonNode decision = RunningService.json(response.body());
          acknowledged.put(
              UUID.fromString(decision.path("id").asString()),
              decision.at("/receipt/hash").asString());
        }
      } catch (IOException e) {
        return;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private String request() {
    return """
    {"pack": "plan2024", "facts": {
      "district": {"code": "370811", "name": "任城区", "year": 2025, "countDate": "2025-09-01"},
      "schools": [{"id": "7777%06d", "name": "示例小学", "kind": "primary",
        "classes": [{"stage": "primary", "grade": 1, "name": "1班", "students": 46}]}]},
     "options": {"outcomes": ["UNMET"]}}
    """
        .formatted(schools.incrementAndGet());
  }

  private void allThere(LogSettings settings, String as) throws Exception {
    // Opening recovers what a killed process left behind; reading alone must be enough for it.
    try (LogReader reader = LogReader.open(settings)) {
      for (Map.Entry<UUID, String> each : acknowledged.entrySet()) {
        assertThat(reader.entry(each.getKey()).orElseThrow().header().hash())
            .as(as)
            .isEqualTo(each.getValue());
      }
      Verification verification = reader.verify(Expected.NOTHING, LogLabels::of);
      assertThat(verification.discrepancies()).as(as).isEmpty();
      assertThat(verification.last()).as(as).isGreaterThan(acknowledged.size());
    }
  }
}
