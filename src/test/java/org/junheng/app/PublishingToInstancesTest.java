package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.audit.Logs;
import org.junheng.publishing.LogLabels;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two instances that share a log in PostgreSQL, each with a folder of its own. */
class PublishingToInstancesTest {
  @TempDir Path folder;

  private final AtomicInteger schools = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final RuleFiles old = SmallRules.good().files();
  private final RuleFiles edited =
      SmallRules.good().change(SmallRules.RULES, "$students, 2000", "$students, 1999").files();

  private RunningService instance(String name, LogSettings log) throws Exception {
    LogSettings.Database.Postgres database = (LogSettings.Database.Postgres) log.database();
    old.writeTo(folder.resolve(name + "-rules"));
    return RunningService.started(
        "--junheng.rules.folder=" + folder.resolve(name + "-rules"),
        RunningService.DATA + folder.resolve(name),
        "--junheng.data.database.url=" + database.url(),
        "--junheng.data.database.user=" + database.user(),
        "--junheng.data.database.password=" + database.password());
  }

  @Test
  void whatOnePublishesReachesTheOtherAndWhatOneTakesBackTheFirst() throws Exception {
    LogSettings log = Logs.fresh(Logs.Kind.POSTGRES, folder);
    try (RunningService one = instance("one", log);
        RunningService other = instance("other", log)) {
      List<Thread> callers = List.of(caller(one), caller(other));

      edited.writeTo(folder.resolve("one-rules"));
      awaits(one, edited.id(), "IN_FORCE");
      long began = System.nanoTime();
      awaits(other, edited.id(), "BEHIND");
      long reached = System.nanoTime() - began;
      assertThat(decided(other).path("ruleSet").asString()).isEqualTo(edited.id());

      HttpResponse<String> back =
          other.post("/v1/rule-sets/" + old.id() + ":rollback", "{'reason': '退回'}");
      assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
      awaits(other, old.id(), "IN_FORCE");
      awaits(one, old.id(), "BEHIND");
      assertThat(decided(one).path("ruleSet").asString()).isEqualTo(old.id());

      over.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      assertThat(failures).isEmpty();
      assertThat(kinds(one))
          .containsExactly("ROLLED_BACK", "DISK", "FIRST")
          .isEqualTo(kinds(other));
      System.out.printf(
          "a publication reached the other instance in %d ms%n",
          TimeUnit.NANOSECONDS.toMillis(reached));
    }
    try (LogReader reader = LogReader.open(log)) {
      assertThat(reader.verify(Expected.NOTHING, LogLabels::of).discrepancies()).isEmpty();
    }
  }

  private static List<String> kinds(RunningService service) {
    List<String> kinds = new ArrayList<>();
    json(service.get("/v1/rule-sets"))
        .path("publications")
        .forEach(each -> kinds.add(each.path("kind").asString()));
    return kinds;
  }

  private void awaits(RunningService service, String ruleSet, String folderState)
      throws InterruptedException {
    long given = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode current = json(service.get("/v1/rule-sets/current"));
      if (current.path("ruleSet").asString().equals(ruleSet)
          && current.at("/folder/state").asString().equals(folderState)) {
        return;
      }
      assertThat(System.nanoTime()).as("not within a minute: %s", current).isLessThan(given);
      Thread.sleep(20);
    }
  }

  private Thread caller(RunningService service) {
    Thread caller =
        new Thread(
            () -> {
              while (!over.get() && failures.isEmpty()) {
                try {
                  assertThat(decided(service).path("ruleSet").asString())
                      .isIn(Set.of(old.id(), edited.id()));
                  Thread.sleep(5);
                } catch (Exception | AssertionError e) {
                  failures.add(e);
                }
              }
            });
    caller.start();
    return caller;
  }

  /** A school of exactly 2000, which only the old rules take. */
  private JsonNode decided(RunningService service) {
    HttpResponse<String> response =
        service.post(
            "/v1/decisions",
            """
            {'pack': 'plan', 'facts': {
              'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'},
              'schools': [{'id': '%d', 'name': '一小', 'kind': 'primary',
                'stages': [{'stage': 'primary', 'students': 2000}]}]}}
            """
                .formatted(schools.incrementAndGet()));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode decision = json(response);
    for (JsonNode finding : decision.path("findings")) {
      if (finding.path("target").asString().equals("size.stage")) {
        assertThat(finding.path("outcome").asString())
            .isEqualTo(decision.path("ruleSet").asString().equals(old.id()) ? "MET" : "UNMET");
        return decision;
      }
    }
    throw new AssertionError(response.body());
  }
}
