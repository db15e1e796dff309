package org.junheng.publishing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junheng.audit.AuditLog;
import org.junheng.audit.LogSettings;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.ShippedRules;
import org.junheng.decision.record.DecisionLog;
import org.junheng.decision.record.Sender;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;
import tools.jackson.databind.JsonNode;

/** A small rule set in force with a real log, and people who draft and approve. */
final class DraftBench implements AutoCloseable {
  static final String CASES = "plan/cases/size.yaml";
  static final String OTHER = "plan/charter.drl";
  static final Actor EDITOR = person("editor", "key-1");
  static final Actor APPROVER = person("approver", null);

  final DecisionLog log;
  final CurrentRules current = new CurrentRules();
  final Publications publications;
  final DraftMakers makers;
  final Drafts drafts;
  final Gate gate;
  final DraftSteps steps;

  private DraftBench(Path data) {
    Clock clock = Clock.systemDefaultZone();
    log = new DecisionLog(AuditLog.open(LogSettings.sqlite(data), clock), clock);
    publications = new Publications(log, current, clock);
    makers = new DraftMakers(current, log.rules());
    drafts = new Drafts(log.log(), log.rules(), () -> current.maker().orElseThrow().ruleSet());
    gate = new Gate(drafts, makers);
    steps = new DraftSteps(drafts, gate, publications);
  }

  /** With the small rules in force. */
  static DraftBench open(Path data) throws Exception {
    return open(data, rules().sound());
  }

  static DraftBench open(Path data, RuleSet ruleSet) throws Exception {
    DraftBench bench = new DraftBench(data);
    if (!bench.publications.first(ruleSet)) {
      bench.publications.follow();
    }
    return bench;
  }

  static Actor person(String name, @org.jspecify.annotations.Nullable String key) {
    return new Actor(name, key, Set.of(Role.EDITOR, Role.APPROVER), null);
  }

  /** Two targets in two files, each with its cases. */
  static SmallRules rules() {
    return SmallRules.of(
            SmallRules.rule(
                "size.stage",
                "$stage : Stage( stage == \"primary\", $students : students )",
                "require.atMost($stage, $students, 2000)"))
        .with(
            OTHER,
            """
            package plan
            import facts.School
            global org.junheng.rules.Require require

            rule "school.charter"
                @title("学校已制定章程")
                @clause("二")
                date-effective "2024-04-18"
            when
                $school : School( kind != "senior" )
            then
                require.attested($school);
            end
            """)
        .with(CASES, cases(2000));
  }

  /** Cases at the limit and one step to either side. */
  static String cases(int limit) {
    return """
    - case: 小学正好%1$d人，达标
      facts: {schools: [{kind: primary, stages: [{stage: primary, students: %1$d}]}]}
      expect: {size.stage: MET}
    - case: 小学%2$d人，超过，不达标
      facts: {schools: [{kind: primary, stages: [{stage: primary, students: %2$d}]}]}
      expect: {size.stage: UNMET}
    - case: 小学没有填人数，缺数据
      facts: {schools: [{kind: primary, stages: [{stage: primary}]}]}
      expect: {size.stage: UNDETERMINED}
    - case: 初中不限
      facts: {schools: [{kind: junior, stages: [{stage: junior, students: %2$d}]}]}
      expect: {size.stage: NOT_APPLICABLE}
    - case: 生效前一天没有这条规则
      asOf: 2024-04-17
      facts: {schools: [{kind: primary, stages: [{stage: primary, students: %2$d}]}]}
      notInForce: [size.stage]
    - case: 有章程，达标
      facts: {schools: [{kind: primary, attestations: {school.charter: {answer: true}}}]}
      expect: {school.charter: MET}
    """
        .formatted(limit, limit + 1);
  }

  DraftOfRules draft() throws Exception {
    return drafts.create("班额", "文件改了", null, EDITOR);
  }

  DraftOfRules put(DraftOfRules draft, String path, String text, Actor actor) throws Exception {
    return drafts.put(
        draft.id(), draft.tag(), path, text.getBytes(StandardCharsets.UTF_8), "", actor);
  }

  /** Another limit, in the rule and in its cases. */
  DraftOfRules limited(DraftOfRules draft, int limit) throws Exception {
    RuleFiles files = drafts.files(draft.files());
    String rule =
        new String(files.files().get(SmallRules.RULES), StandardCharsets.UTF_8)
            .replaceAll("students, \\d+\\)", "students, " + limit + ")");
    return put(put(draft, SmallRules.RULES, rule, EDITOR), CASES, cases(limit), EDITOR);
  }

  DraftOfRules approved(DraftOfRules draft) throws Exception {
    DraftOfRules submitted = steps.submit(draft.id(), draft.tag(), "", EDITOR);
    return steps.approve(draft.id(), submitted.tag(), "同意", APPROVER);
  }

  DraftOfRules published(DraftOfRules draft) throws Exception {
    approved(draft);
    return steps.publish(draft.id(), null, null, "", APPROVER);
  }

  static JsonNode request(String district, String countDate, String schools) {
    return ShippedRules.json(
        ("{'pack': 'plan', 'facts': {'district': {'code': '%s', 'name': '区%s', 'year': 2025,"
                + " 'countDate': '%s', 'budget': 100}, 'schools': %s}}")
            .formatted(district, district, countDate, schools));
  }

  /** Decides and records, by the rule set in force. */
  UUID record(JsonNode request) throws Exception {
    try (CurrentRules.Lent lent = current.lend().orElseThrow()) {
      DecisionRequestReader.Result read =
          DecisionRequestReader.read(request, java.util.List.of(), lent.maker());
      if (!(read instanceof DecisionRequestReader.Result.Accepted accepted)) {
        throw new AssertionError(((DecisionRequestReader.Result.Refused) read).faults());
      }
      DecisionLog.Outcome outcome =
          log.record(
              lent.maker()
                  .decide(
                      accepted.request().pack(),
                      accepted.request().submission(),
                      accepted.request().asOf(),
                      true),
              accepted.request(),
              lent.maker(),
              new DecisionLog.Circumstances(
                  accepted.facts(), Sender.anonymous("local"), "r", "更正", null));
      return ((DecisionLog.Outcome.Recorded) outcome).decision().id();
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
