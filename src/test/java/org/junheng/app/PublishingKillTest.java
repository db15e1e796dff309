package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.publishing.LogLabels;
import org.junheng.publishing.Publication;
import org.junheng.publishing.PublicationLog;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSetReader;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The service killed at random moments of a publication: after the next start the old or the new
 * rule set is in force, whole, and an edit of the folder is not lost. How often is told by {@code
 * junheng.service.kills.sqlite}.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublishingKillTest {
  @TempDir Path folder;

  private final Random random = new Random(20261126);
  private int limit = 2000;

  private RuleFiles next() {
    limit--;
    return SmallRules.good()
        .change(SmallRules.RULES, "$students, 2000", "$students, " + limit)
        .files();
  }

  @Test
  void theOldOrTheNewIsInForceAndWhole() throws Exception {
    LogSettings log = LogSettings.sqlite(folder.resolve("data"));
    Path rules = folder.resolve("rules");
    RuleFiles before = next();
    before.writeTo(rules);
    int kills = Integer.getInteger("junheng.service.kills.sqlite", 1);
    int hadHappened = 0;
    for (int kill = 1; kill <= kills; kill++) {
      RuleFiles edited = next();
      editAndKill(log, rules, edited);
      hadHappened += inForce(log).equals(edited.id()) ? 1 : 0;
      String as = "kill " + kill;
      assertThat(inForce(log)).as(as).isIn(before.id(), edited.id());
      rollBackAndKill(log, rules, edited, before, as);
      before = edited;
    }
    System.out.printf(
        "%d times killed after an edit, %d of them when it was in force already; as often in a"
            + " roll-back%n",
        kills, hadHappened);
  }

  private void editAndKill(LogSettings log, Path rules, RuleFiles edited) throws Exception {
    try (ServiceProcess service = ServiceProcess.start(log, "--junheng.rules.folder=" + rules)) {
      edited.writeTo(rules);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
      service.kill();
    }
  }

  /** What was edited goes live now at the latest; then what was before is put back, and killed. */
  private void rollBackAndKill(
      LogSettings log, Path rules, RuleFiles edited, RuleFiles before, String as) throws Exception {
    AtomicBoolean answered = new AtomicBoolean();
    String start;
    try (ServiceProcess service = ServiceProcess.start(log, "--junheng.rules.folder=" + rules)) {
      start = json(service.get("/v1/rule-sets/current")).path("ruleSet").asString();
      assertThat(start).as(as).isEqualTo(edited.id());
      assertThat(times(log, edited.id())).as("%s: recorded once", as).isEqualTo(1);
      Thread caller =
          new Thread(
              () -> {
                try {
                  HttpResponse<String> done =
                      service.post(
                          "/v1/rule-sets/" + before.id() + ":rollback", "{\"reason\": \"试\"}");
                  answered.set(done.statusCode() == 200);
                } catch (IOException | InterruptedException e) {
                  // It was killed before it had answered.
                }
              });
      caller.start();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
      service.kill();
      caller.join();
    }
    String now = inForce(log);
    assertThat(now)
        .as(as)
        .isIn(answered.get() ? List.of(before.id()) : List.of(before.id(), start));
    try (ServiceProcess service =
        ServiceProcess.start(log, "--junheng.rules.folder=" + rules, "--junheng.rules.disk=off")) {
      JsonNode current = json(service.get("/v1/rule-sets/current"));
      assertThat(current.path("ruleSet").asString()).as(as).isEqualTo(now);
      if (!now.equals(edited.id())) {
        // So that the folder holds what is in force when it is edited the next time.
        assertThat(
                service
                    .post("/v1/rule-sets/" + edited.id() + ":rollback", "{\"reason\": \"再试\"}")
                    .statusCode())
            .isEqualTo(200);
      }
    }
  }

  private static String inForce(LogSettings settings) throws Exception {
    try (LogReader reader = LogReader.open(settings);
        ArchivedRules archive = new ArchivedRules(reader)) {
      assertThat(reader.verify(Expected.NOTHING, LogLabels::of).discrepancies()).isEmpty();
      PublicationLog published = new PublicationLog(reader);
      published.refresh();
      String id = published.inForce(Instant.now()).orElseThrow().ruleSet();
      assertThat(RuleSetReader.read(archive.files(id).orElseThrow()))
          .isInstanceOf(RuleSetReader.Result.Sound.class);
      return id;
    }
  }

  private static int times(LogSettings settings, String ruleSet) throws Exception {
    AtomicInteger times = new AtomicInteger();
    try (LogReader reader = LogReader.open(settings)) {
      PublicationLog published = new PublicationLog(reader);
      published.refresh();
      published.all().stream()
          .filter(each -> each.ruleSet().equals(ruleSet) && each.kind() == Publication.Kind.DISK)
          .forEach(each -> times.incrementAndGet());
    }
    return times.get();
  }
}
