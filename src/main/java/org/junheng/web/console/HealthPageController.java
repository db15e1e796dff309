package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junheng.audit.AuditLog;
import org.junheng.audit.Entry;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.LogHealth;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Account;
import org.junheng.identity.Accounts;
import org.junheng.identity.Refusals;
import org.junheng.identity.Role;
import org.junheng.jobs.Job;
import org.junheng.jobs.Jobs;
import org.junheng.message.Message;
import org.junheng.publishing.FolderStatus;
import org.junheng.publishing.LiveRules;
import org.junheng.web.Allowed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the service is: what somebody has to know who keeps it running. */
@Controller
@Allowed(Role.ADMINISTRATOR)
final class HealthPageController {
  private static final int ENTRIES = 20;
  private static final int ROWS = 50;
  private static final int PROBLEMS = 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final CurrentRules current;
  private final LiveRules live;
  private final AuditLog log;
  private final LogSettings settings;
  private final Accounts accounts;
  private final Jobs jobs;
  private final String version;

  HealthPageController(
      CurrentRules current,
      LiveRules live,
      DecisionLog log,
      LogSettings settings,
      Accounts accounts,
      Jobs jobs,
      @Value("${info.version}") String version) {
    this.current = current;
    this.live = live;
    this.log = log.log();
    this.settings = settings;
    this.accounts = accounts;
    this.jobs = jobs;
    this.version = version;
  }

  /** Documents in force, and how many rules they have. */
  record Pack(String id, String title, int rules) {}

  /**
   * Something that was refused, and how often in that minute.
   *
   * @param words why, in words; empty where the code is not known any more
   */
  record Refusal(
      String time,
      String actor,
      String address,
      String operation,
      String words,
      String reason,
      long count) {}

  /** How many there are of something, by the last part of the code of its text. */
  record Count(String word, long count) {}

  @GetMapping("/console/health")
  String page(HttpServletRequest request, Model model) {
    Locale language = Reader.of(request).language();
    model.addAttribute("version", version);
    rules(language, model);
    log(language, model);
    model.addAttribute("accounts", accounts());
    model.addAttribute("jobs", jobs());
    return "console/health";
  }

  private void rules(Locale language, Model model) {
    List<Pack> packs = new ArrayList<>();
    current
        .maker()
        .ifPresent(
            maker -> {
              model.addAttribute("ruleSet", maker.ruleSet().id());
              maker
                  .ruleSet()
                  .packs()
                  .forEach(
                      (id, pack) ->
                          packs.add(new Pack(id, pack.document().title(), pack.rules().size())));
            });
    model.addAttribute("packs", packs);
    Message trouble = live.trouble();
    model.addAttribute("rulesTrouble", trouble == null ? "" : trouble.in(language));
    FolderStatus folder = live.folder();
    Message message = folder.message();
    model.addAttribute("folderState", word(folder.state()));
    model.addAttribute("folderSince", Rows.time(folder.since()));
    model.addAttribute("folderMessage", message == null ? "" : message.in(language));
    model.addAttribute(
        "folderProblems",
        folder.problems().stream().limit(PROBLEMS).map(Object::toString).toList());
  }

  private void log(Locale language, Model model) {
    LogHealth health = log.health();
    Message reason = health.reason();
    model.addAttribute("writable", health.writable());
    model.addAttribute("logSince", Rows.time(health.since()));
    model.addAttribute("logReason", reason == null ? "" : reason.in(language));
    model.addAttribute(
        "database",
        settings.database() instanceof LogSettings.Database.Sqlite ? "SQLite" : "PostgreSQL");
    LogReader reader = log.reader();
    try {
      model.addAttribute("head", reader.head().map(EntryHeader::position).orElse(0L));
      reader
          .checkpoint()
          .ifPresent(
              last -> {
                model.addAttribute("checkpoint", Rows.time(last.time()));
                model.addAttribute("checkpointSize", last.size());
              });
      model.addAttribute("refusals", refusals(reader, language));
      model.addAttribute("read", true);
    } catch (LogUnavailable e) {
      model.addAttribute("read", false);
      model.addAttribute("logReason", e.reason().in(language));
    }
  }

  private static List<Refusal> refusals(LogReader reader, Locale language) throws LogUnavailable {
    List<Refusal> refusals = new ArrayList<>();
    for (Entry entry : reader.page(EntryQuery.of(Refusals.KIND, Set.of(), ENTRIES))) {
      String body = entry.body();
      if (body == null) {
        continue;
      }
      String time = Rows.time(entry.header().recordedAt());
      for (JsonNode each : JSON.readTree(body).path("refusals")) {
        refusals.add(
            new Refusal(
                time,
                each.path("actor").asString(),
                each.path("address").asString(),
                each.path("operation").asString(),
                RefusalReason.of(each.path("reason").asString(), language).orElse(""),
                each.path("reason").asString(),
                each.path("count").asLong()));
      }
    }
    return refusals.stream().limit(ROWS).toList();
  }

  private List<Count> accounts() {
    List<Account> all = accounts.all();
    return List.of(
        new Count("people", count(all, Account.Kind.PERSON)),
        new Count("systems", count(all, Account.Kind.SYSTEM)),
        new Count("disabled", all.stream().filter(Account::disabled).count()),
        new Count("keys", accounts.keys().stream().filter(key -> !key.revoked()).count()));
  }

  private static long count(List<Account> all, Account.Kind kind) {
    return all.stream().filter(each -> each.kind() == kind && !each.disabled()).count();
  }

  private List<Count> jobs() {
    Map<Job.State, Long> counts = new EnumMap<>(Job.State.class);
    for (Job.State state : Job.State.values()) {
      counts.put(state, 0L);
    }
    jobs.list().forEach(each -> counts.merge(each.job().state(), 1L, Long::sum));
    List<Count> all = new ArrayList<>();
    counts.forEach((state, count) -> all.add(new Count(word(state), count)));
    return all;
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
