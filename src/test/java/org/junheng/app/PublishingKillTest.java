package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.AuditLog;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.publishing.DraftFolder;
import org.junheng.publishing.Publication;
import org.junheng.publishing.PublicationLog;
import org.junheng.publishing.Publications;
import org.junheng.publishing.Release;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSetReader;
import org.junheng.web.RecordLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The service killed at random moments while rules go live, in each way in which they do: by an
 * edit of the folder, by a draft that is approved and published over HTTP, by a roll-back, and when
 * the day of a publication comes. After the next start the old or the new rule set is in force,
 * whole, and nothing that was begun is lost or done twice. How often is told by {@code
 * junheng.service.kills.sqlite}; each way at least once.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublishingKillTest {
  @TempDir Path folder;

  private final Random random = new Random(20261126);
  private final Map<String, RuleFiles> made = new HashMap<>();
  private LogSettings log;
  private Path rules;
  private String author = "";
  private String approver = "";
  private int limit = 2000;

  /** How rules go live, and the time in which that is likely to be done. */
  private enum Way {
    EDIT(2_000),
    DRAFT(3_000),
    ROLL_BACK(1_000),
    DAY(4_000);

    private final int millis;

    Way(int millis) {
      this.millis = millis;
    }
  }

  /**
   * What was going on when the service was killed.
   *
   * @param before in force until then
   * @param wanted what was to be in force
   * @param draft address of the draft; null where it was none
   * @param answered whether the caller was told that it is done
   */
  private record Begun(
      Way way, String before, RuleFiles wanted, @Nullable String draft, AtomicBoolean answered) {}

  @Test
  void theOldOrTheNewIsInForceAndWhole() throws Exception {
    log = LogSettings.sqlite(folder.resolve("data"));
    rules = folder.resolve("rules");
    next().writeTo(rules);
    accounts();
    Map<Way, Integer> done = new EnumMap<>(Way.class);
    Begun begun = null;
    Way[] ways = Way.values();
    int kills = Math.max(ways.length, Integer.getInteger("junheng.service.kills.sqlite", 1));
    for (int kill = 1; kill <= kills; kill++) {
      Way way = ways[(kill - 1) % ways.length];
      try (ServiceProcess service = started()) {
        if (begun != null) {
          isWhole(service, begun, "kill " + (kill - 1));
        }
        begun = begunAndKilled(service, way);
      }
      String now = inForce();
      assertThat(now)
          .as("kill %d, %s", kill, begun)
          .isIn(
              begun.answered.get()
                  ? List.of(begun.wanted.id())
                  : List.of(begun.before, begun.wanted.id()));
      done.merge(way, now.equals(begun.wanted.id()) ? 1 : 0, Integer::sum);
    }
    try (ServiceProcess service = started()) {
      isWhole(service, begun, "kill " + kills);
    }
    System.out.printf("killed %d times; in force already when killed: %s%n", kills, done);
  }

  /** The small rules with a limit that they never had, and the cases for it. */
  private RuleFiles next() {
    limit--;
    SortedMap<String, byte[]> files = new TreeMap<>(DraftFolder.files());
    String text = new String(files.get(DraftFolder.RULES), StandardCharsets.UTF_8);
    assertThat(text).containsOnlyOnce("$students, 2000)");
    files.put(
        DraftFolder.RULES,
        text.replace("$students, 2000)", "$students, " + limit + ")")
            .getBytes(StandardCharsets.UTF_8));
    files.put(DraftFolder.CASES, DraftFolder.cases(limit).getBytes(StandardCharsets.UTF_8));
    RuleFiles next = new RuleFiles(files);
    made.put(next.id(), next);
    return next;
  }

  /** Two people with keys; their accounts are in the log from now on. */
  private void accounts() throws Exception {
    try (RunningService service =
        RunningService.started(
            RunningService.DATA + log.folder(), "--junheng.rules.folder=" + rules)) {
      Staff staff = Staff.first(service);
      staff.person("author", Set.of(Role.EDITOR), null);
      staff.person("approver", Set.of(Role.EDITOR, Role.APPROVER), null);
      author = staff.key("author", Set.of(Role.EDITOR), null, null);
      approver = staff.key("approver", Set.of(Role.EDITOR, Role.APPROVER), null, null);
    }
  }

  private ServiceProcess started() throws Exception {
    return ServiceProcess.start(
        log, "--junheng.rules.folder=" + rules, "--junheng.rules.disk=live");
  }

  private Begun begunAndKilled(ServiceProcess service, Way way) throws Exception {
    String before = current(service).path("ruleSet").asString();
    AtomicBoolean answered = new AtomicBoolean();
    Begun begun;
    Thread caller = null;
    switch (way) {
      case EDIT -> {
        // An edit counts as one of what is in force if the folder has held that.
        made.get(before).writeTo(rules);
        until(
            service,
            now ->
                now.at("/folder/state").asString().equals("IN_FORCE")
                    && now.at("/folder/ruleSet").asString().equals(before));
        begun = new Begun(way, before, next(), null, answered);
        begun.wanted.writeTo(rules);
      }
      case DRAFT -> {
        RuleFiles wanted = next();
        String draft = draft(service, wanted);
        begun = new Begun(way, before, wanted, draft, answered);
        caller = new Thread(() -> answered.set(approvedAndPublished(service, draft)));
      }
      case ROLL_BACK -> {
        RuleFiles wanted = made.get(published(0));
        begun = new Begun(way, before, wanted, null, answered);
        String path = "/v1/rule-sets/" + wanted.id() + ":rollback";
        caller = new Thread(() -> answered.set(isDone(service, path, "{\"reason\": \"试\"}")));
      }
      default -> {
        begun = new Begun(way, before, next(), null, answered);
        dated(begun.wanted, before, 2);
      }
    }
    if (caller != null) {
      caller.start();
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(way.millis));
    service.kill();
    if (caller != null) {
      caller.join();
    }
    return begun;
  }

  /** A draft that waits for its approval. */
  private String draft(ServiceProcess service, RuleFiles wanted) throws Exception {
    JsonNode made =
        done(service, "POST", "/v1/drafts", "{\"title\": \"试\", \"reason\": \"试\"}", author, 1);
    String draft = "/v1/drafts/" + made.path("id").asString();
    int version = 1;
    for (String path : List.of(DraftFolder.RULES, DraftFolder.CASES)) {
      String text = new String(wanted.files().get(path), StandardCharsets.UTF_8);
      done(service, "PUT", draft + "/files/" + path, text, author, version++);
    }
    // A roll-back before it may have left another file in force.
    assertThat(done(service, "POST", draft + ":submit", "{}", author, version).path("ruleSet"))
        .hasToString("\"" + wanted.id() + "\"");
    return draft;
  }

  private static JsonNode done(
      ServiceProcess service, String method, String path, String body, String key, int version)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        service.send(
            method,
            path,
            body,
            "Authorization",
            key,
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + version + "\"");
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    return json(response);
  }

  private boolean approvedAndPublished(ServiceProcess service, String draft) {
    return isDone(service, draft + ":approve", "{}") && isDone(service, draft + ":publish", "{}");
  }

  /** False where it was killed before it had answered. */
  private boolean isDone(ServiceProcess service, String path, String body) {
    try {
      return service
              .send(
                  "POST",
                  path,
                  body,
                  "Authorization",
                  approver,
                  "Content-Type",
                  "application/json",
                  "If-Match",
                  "\"3\"")
              .statusCode()
          == 200;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** As another instance would, in a zone whose next day begins in so many seconds. */
  private void dated(RuleFiles files, String base, int seconds) throws Exception {
    int offset = -(int) ((Instant.now().getEpochSecond() + seconds) % 86_400);
    Clock clock =
        Clock.system(ZoneOffset.ofTotalSeconds(offset < -64_800 ? offset + 86_400 : offset));
    // Told now: the day may have come before the log is open.
    LocalDate nextDay = LocalDate.now(clock).plusDays(1);
    try (DecisionLog decisions = new DecisionLog(AuditLog.open(log, clock), clock)) {
      Publications publications = new Publications(decisions, new CurrentRules(), clock);
      publications.follow();
      Actor other = new Actor("other", null, Set.of(Role.APPROVER), null);
      publications.publish(new Release(files, base, "试", other, null, nextDay, null));
    }
  }

  /** Holds what a new start makes of it against what was going on, and has it done to its end. */
  private void isWhole(ServiceProcess service, Begun begun, String as) throws Exception {
    String wanted = begun.wanted.id();
    String now = current(service).path("ruleSet").asString();
    switch (begun.way) {
      case EDIT -> {
        assertThat(now).as(as).isEqualTo(wanted);
        assertThat(times(each -> each.ruleSet().equals(wanted)))
            .as("%s: recorded once", as)
            .isEqualTo(1);
      }
      case DRAFT -> {
        assertThat(now).as(as).isEqualTo(inForce());
        String draft = java.util.Objects.requireNonNull(begun.draft);
        String state = json(get(service, draft)).path("state").asString();
        assertThat(state).as(as).isIn("submitted", "approved", "published");
        if (state.equals("published")) {
          assertThat(now).as(as).isEqualTo(wanted);
        } else {
          assertThat(state.equals("approved") || isDone(service, draft + ":approve", "{}"))
              .isTrue();
          assertThat(isDone(service, draft + ":publish", "{}")).as(as).isTrue();
        }
        assertThat(current(service).path("ruleSet").asString()).as(as).isEqualTo(wanted);
        assertThat(times(each -> draft.endsWith(String.valueOf(each.draft()))))
            .as("%s: published once", as)
            .isEqualTo(1);
      }
      case ROLL_BACK -> assertThat(now).as(as).isEqualTo(inForce());
      default -> until(service, each -> each.path("ruleSet").asString().equals(wanted));
    }
  }

  private HttpResponse<String> get(ServiceProcess service, String path)
      throws IOException, InterruptedException {
    return service.send("GET", path, "", "Authorization", approver);
  }

  private JsonNode current(ServiceProcess service) throws IOException, InterruptedException {
    return json(get(service, "/v1/rule-sets/current"));
  }

  private void until(ServiceProcess service, Predicate<JsonNode> wanted) throws Exception {
    JsonNode now = current(service);
    for (int i = 0; !wanted.test(now); i++) {
      assertThat(i).as(now.toString()).isLessThan(600);
      TimeUnit.MILLISECONDS.sleep(100);
      now = current(service);
    }
  }

  /** What the log says is in force; it is whole, and the rule set is there and sound. */
  private String inForce() throws Exception {
    try (LogReader reader = LogReader.open(log);
        ArchivedRules archive = new ArchivedRules(reader)) {
      assertThat(reader.verify(Expected.NOTHING, RecordLabels::of).discrepancies()).isEmpty();
      PublicationLog published = new PublicationLog(reader);
      published.refresh();
      String id = published.inForce(Instant.now()).orElseThrow().ruleSet();
      assertThat(RuleSetReader.read(archive.files(id).orElseThrow()))
          .isInstanceOf(RuleSetReader.Result.Sound.class);
      return id;
    }
  }

  private long times(Predicate<Publication> wanted) throws Exception {
    try (LogReader reader = LogReader.open(log)) {
      PublicationLog published = new PublicationLog(reader);
      published.refresh();
      return published.all().stream().filter(wanted).count();
    }
  }

  /** The rule set of a publication, the first of all being 0. */
  private String published(int index) throws Exception {
    try (LogReader reader = LogReader.open(log)) {
      PublicationLog published = new PublicationLog(reader);
      published.refresh();
      return published.all().get(index).ruleSet();
    }
  }
}
