package org.junheng.cases.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junheng.cases.CaseFile;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rules have to be tried again after a change, and that the others need not be. */
class FatesAsBeforeTest {
  private static final String CASES = "plan/cases/all.yaml";
  private static final String EQUIVALENTS = "plan/equivalents.yaml";
  private static final String NONE = "";
  private static final String ALL =
      "charter, conclusion, size, size.relaxed, teachers, teachers.other";

  private static final String BEFORE_RULES =
      String.join(
          "\n",
          SmallRules.rule(
                  "size", "$stage : Stage( $s : students )", "require.atMost($stage, $s, 2000)")
              .replace("date-effective", "@indicator(\"A\") date-effective"),
          SmallRules.rule(
                  "size.relaxed",
                  "$stage : Stage( school.kind == \"nine-year\", $s : students )",
                  "require.atMost($stage, $s, 3000)")
              .replace("date-effective", "@relaxes(\"size\") date-effective"),
          SmallRules.rule(
                  "teachers", "$stage : Stage( $t : teachers )", "require.atLeast($stage, $t, 6)")
              .replace(
                  "date-effective",
                  "@otherReading(\"students == 7: teachers.other\") date-effective"),
          SmallRules.rule(
              "teachers.other",
              "$stage : Stage( $t : teachers )",
              "require.atLeast($stage, $t, 5)"),
          SmallRules.rule(
              "charter", "$school : School( kind != \"senior\" )", "require.attested($school)"),
          SmallRules.rule(
                  "conclusion",
                  "$stage : Stage( stage == \"primary\" )\n    accumulate( $m : Finding( subject == $stage, indicator in (\"A\"), outcome == \"MET\" ); $met : count($m) )",
                  "require.atLeast($stage, $met, 1)")
              .replace("\nwhen\n", "\n    agenda-group \"conclusions\"\nwhen\n"));

  private static final SmallRules BEFORE =
      SmallRules.good()
          .with(
              SmallRules.RULES,
              SmallRules.HEAD.replace(
                      "import accumulate org.junheng.rules.accumulate.Total",
                      "import org.junheng.rules.Finding\n"
                          + "import accumulate org.junheng.rules.accumulate.Total")
                  + BEFORE_RULES)
          .with(
              CASES,
              """
              - case: 正好2000人
                facts: {schools: [{kind: primary, stages: [{stage: primary, students: 2000}]}]}
                expect: {size: MET}
              - case: 2001人
                facts: {schools: [{kind: primary, stages: [{stage: primary, students: 2001}]}]}
                expect: {size: UNMET}
              - case: 九年一贯制学校3000人
                facts: {schools: [{kind: nine-year, stages: [{stage: primary, students: 3000}]}]}
                expect: {size: NOT_APPLICABLE, size.relaxed: MET}
              - case: 教师6人
                facts: {schools: [{kind: primary, stages: [{stage: primary, students: 100, teachers: 6}]}]}
                expect: {teachers: MET}
              - case: 有章程
                facts: {schools: [{kind: primary, attestations: {charter: {answer: true}}}]}
                expect: {charter: MET}
              - case: 没有章程
                facts: {schools: [{kind: primary, attestations: {charter: {answer: false}}}]}
                expect: {charter: UNMET}
              - case: 一个学段达标
                facts: {schools: [{kind: primary, stages: [{stage: primary, students: 2000}]}]}
                expect: {conclusion: MET}
              """)
          .with(
              EQUIVALENTS,
              "- {rule: charter, mutant: 'negate: kind != \"senior\" → kind == \"senior\"',"
                  + " because: 只为测试}\n");

  /** A change of the files, and the rules to be tried after it. */
  record Change(String sentence, UnaryOperator<SmallRules> edit, String tried) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  private static Change change(String sentence, String path, String from, String to, String tried) {
    return new Change(sentence, files -> files.change(path, from, to), tried);
  }

  static List<Change> changes() {
    String rules = SmallRules.RULES;
    return List.of(
        new Change("nothing", files -> files, NONE),
        new Change("a remark", files -> files.with("plan/README.md", "说明"), NONE),
        change("a comment moves all lines", rules, "package plan\n", "package plan\n// 备注\n", NONE),
        change("an office", SmallRules.PACK, "offices: [示例局]", "offices: [别的局]", NONE),
        change(
            "a number nobody else looks at",
            rules,
            "$t, 5)",
            "$t, 4)",
            "conclusion, teachers, teachers.other"),
        change("a number", rules, "2000)", "1999)", "conclusion, size, size.relaxed"),
        change("what takes its place", rules, "3000)", "2999)", "conclusion, size, size.relaxed"),
        change(
            "an attested rule",
            rules,
            "kind != \"senior\"",
            "kind != \"junior\"",
            "charter, conclusion"),
        change(
            "a title",
            rules,
            "rule \"charter\"\n    @title(\"要求\")",
            "rule \"charter\"\n    @title(\"章程\")",
            "charter, conclusion"),
        change("the conclusion", rules, "$met, 1)", "$met, 2)", "conclusion, size, size.relaxed"),
        change(
            "no longer in its place",
            rules,
            "@relaxes(\"size\") ",
            "",
            "conclusion, size, size.relaxed"),
        change(
            "another indicator",
            rules,
            "rule \"teachers.other\"\n    @title(\"要求\")",
            "rule \"teachers.other\"\n    @title(\"要求\") @indicator(\"A\")",
            "conclusion, size, size.relaxed, teachers, teachers.other"),
        new Change(
            "a rule more",
            files ->
                files.with(
                    rules,
                    files.text(rules)
                        + SmallRules.rule(
                            "budget",
                            "$district : District( $b : budget )",
                            "require.atLeast($district, $b, 1)")),
            "budget, conclusion"),
        new Change(
            "a rule in another file, behind the others",
            files -> {
              String all = files.text(rules);
              int from = all.indexOf("rule \"size\"");
              int to = all.indexOf("rule \"size.relaxed\"");
              return files
                  .with(rules, all.substring(0, from) + all.substring(to))
                  .with("plan/size.drl", SmallRules.HEAD + all.substring(from, to));
            },
            "conclusion, size, size.relaxed"),
        change(
            "a case less",
            CASES,
            "expect: {charter: UNMET}",
            "expect: {conclusion: UNMET}",
            "charter, conclusion"),
        change(
            "a case that says less", CASES, "answer: false", "answer: true", "charter, conclusion"),
        new Change(
            "a case more",
            files ->
                files.with(
                    CASES,
                    files.text(CASES)
                        + "- case: 教师5人\n"
                        + "  facts: {schools: [{kind: primary, stages: [{stage: primary, students: 100, teachers: 5}]}]}\n"
                        + "  expect: {teachers: UNMET}\n"),
            NONE),
        change("another name of a case", CASES, "case: 有章程\n", "case: 确有章程\n", NONE),
        change(
            "named as equivalent no more",
            EQUIVALENTS,
            "- {rule: charter",
            "- {rule: size",
            "charter"),
        change("a clause less", SmallRules.PACK, "  - {id: 二, title: 章程, demands: 章程}\n", "", ALL),
        change("another school system", SmallRules.PACK, "\"5-4\"", "\"6-3\"", ALL),
        change("a fact type", SmallRules.FACTS, "@range(\"1..9\")", "@range(\"1..8\")", ALL),
        change(
            "an attested target gone",
            rules,
            "require.attested($school)",
            "require.denied($school)",
            "charter, conclusion"));
  }

  private static FatesAsBefore.Side side(SmallRules files) {
    RuleSet ruleSet = files.sound();
    Pack pack = ruleSet.pack("plan").orElseThrow();
    List<RuleProblem> problems = new ArrayList<>();
    RuleFiles source = files.files();
    FatesAsBefore.Side side =
        new FatesAsBefore.Side(
            ruleSet,
            pack,
            CaseFile.read(source, problems),
            Equivalents.read(pack, source, problems));
    assertThat(problems).isEmpty();
    return side;
  }

  private static Set<String> survivors(FatesAsBefore.Side side) {
    Set<String> survivors = new HashSet<>();
    new Mutation(side.ruleSet(), side.pack(), side.cases())
        .run(rule -> true).stream()
            .flatMap(of -> of.survivors().stream())
            .filter(mutant -> !side.equivalents().name(mutant))
            .forEach(mutant -> survivors.add(mutant.toString()));
    return survivors;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void onlyWhatAChangeMayTellOnIsTriedAndNothingElseSurvivesIt(Change change) {
    FatesAsBefore.Side before = side(BEFORE);
    FatesAsBefore.Side after = side(change.edit.apply(BEFORE));

    Set<String> same = FatesAsBefore.of(Optional.of(before), after);

    Set<String> tried = new TreeSet<>();
    after.pack().rules().forEach(rule -> tried.add(rule.id()));
    tried.removeAll(same);
    assertThat(String.join(", ", tried)).isEqualTo(change.tried);
    Set<String> fresh = survivors(after);
    fresh.removeAll(survivors(before));
    assertThat(fresh).noneMatch(mutant -> same.contains(mutant.split("  ", 2)[0]));
  }

  @Test
  void aPackThatWasNotThereIsTriedWhole() {
    assertThat(FatesAsBefore.of(Optional.empty(), side(BEFORE))).isEmpty();
  }

  /** So that the table above would notice a rule that is left out wrongly. */
  @Test
  void someOfTheChangesLetMutantsSurvive() {
    Set<String> before = survivors(side(BEFORE));
    long letting =
        changes().stream()
            .filter(change -> !before.containsAll(survivors(side(change.edit.apply(BEFORE)))))
            .count();
    assertThat(letting).isGreaterThan(6);
  }
}
