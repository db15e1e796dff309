package org.junheng.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFile;
import org.junheng.cases.CaseRunner;
import org.junheng.cases.Expectation;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Comparison;
import org.junheng.rules.Measure;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.junheng.rules.authoring.NewTarget.Attested;
import org.junheng.rules.authoring.NewTarget.Condition;
import org.junheng.rules.authoring.NewTarget.Measured;
import org.junheng.rules.authoring.Scaffold.Result;
import org.junheng.rules.ledger.Ledger;
import org.junheng.rules.ledger.LedgerCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** New targets beside the shipped rules: sound, accounted for, and judged as their cases say. */
class ScaffoldTest {
  private static final RuleFiles SHIPPED = shipped();
  private static final RuleSet RULES = ShippedRules.sound(RuleSetReader.read(SHIPPED));

  @ParameterizedTest
  @MethodSource("org.junheng.rules.authoring.NewTargetExamples#all")
  void aNewTargetIsSoundAndAccountedFor(NewTargetExamples.Example example) {
    NewTarget target = example.target();
    Result.Written written = written(target);
    RuleSet rules = ShippedRules.sound(RuleSetReader.read(written.files()));
    Pack pack = rules.pack("plan2024").orElseThrow();

    assertThat(
            Ledger.of(pack, written.files()).problems(LedgerCases.of(written.files(), pack.id())))
        .isEmpty();
    assertThat(outcomes(cases(written.files(), target), target)).isEqualTo(example.outcomes());
  }

  @Test
  void droolsJudgesThemAsTheirCasesSay() {
    RuleFiles files = SHIPPED;
    for (NewTargetExamples.Example example : NewTargetExamples.all()) {
      RuleSet rules = ShippedRules.sound(RuleSetReader.read(files));
      Result result = Scaffold.write(example.target(), rules, files);
      files = ((Result.Written) result).files();
    }
    RuleSet rules = ShippedRules.sound(RuleSetReader.read(files));
    try (DecisionMaker maker = DecisionMaker.of(rules)) {
      CaseRunner runner = new CaseRunner(maker);
      for (NewTargetExamples.Example example : NewTargetExamples.all()) {
        assertThat(cases(files, example.target()))
            .isNotEmpty()
            .allSatisfy(each -> assertThat(runner.run(each)).hasToString(""));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.junheng.rules.authoring.NewTargetExamples#all")
  void everythingElseStaysAsItWas(NewTargetExamples.Example example) {
    Result.Written written = written(example.target());

    assertThat(written.changed()).hasSize(3);
    for (String file : SHIPPED.files().keySet()) {
      if (!written.changed().contains(file)) {
        assertThat(written.files().files().get(file)).isEqualTo(SHIPPED.files().get(file));
      } else if (file.endsWith(".drl")) {
        List<String> after = new ArrayList<>(written.text(file).lines().toList());
        text(SHIPPED, file).lines().forEach(line -> assertThat(after.remove(line)).isTrue());
        assertThat(String.join("\n", after)).contains("rule \"" + example.target().id() + "\"");
      }
    }
  }

  @Test
  void theRuleIsWrittenLikeTheOthers() {
    Result.Written written = written(NewTargetExamples.all().get(1).target());

    assertThat(written.text("plan2024/space.drl"))
        .startsWith(text(SHIPPED, "plan2024/space.drl"))
        .endsWith(
            """

            rule "space.teaching.plain"
                @title("生均教学用房6.25平方米以上")
                @clause("三(一)3")
                date-effective "2026-09-01"
            when
                $stage : Stage( stage in ("primary", "junior"), students > 0, school.builtYear >= 2020, $teachingArea : school.teachingArea, $students : students )
            then
                require.each($stage, $teachingArea, $students).atLeast(6.25);
            end
            """);
  }

  @Test
  void theCasesAreWrittenWithTheirArithmetic() {
    assertThat(written(NewTargetExamples.all().get(2).target()).text("plan2024/cases/health.yaml"))
        .startsWith(
            """
            - case: 心理测评完成率高于99.5%：正好99.5%，未达标
              asOf: 2026-09-01
              facts:
                schools:
                  - kind: primary
                    peopleToScreen: 1000
                    peopleScreened: 995
              expect:
                screening.done: UNMET
              because: "995 ÷ 1000 × 100 = 99.5"

            """)
        .contains("    screening.done: {outcome: UNDETERMINED, missing: [peopleScreened]}\n");
  }

  @Test
  void theClauseIsExtendedAndItsScopeNumberExplained() {
    String pack = written(NewTargetExamples.all().get(1).target()).text("plan2024/pack.yaml");

    assertThat(pack)
        .contains("城区学校可租用校外场馆；生均教学用房6.25平方米以上。\n")
        .contains("      - \"2020：指标“生均教学用房6.25平方米以上”的适用范围\"\n");
  }

  @Test
  void aClauseThatIsNotThereYetIsAdded() {
    String pack = written(NewTargetExamples.all().get(2).target()).text("plan2024/pack.yaml");

    assertThat(pack)
        .startsWith(text(SHIPPED, "plan2024/pack.yaml").stripTrailing())
        .contains("  - id: 五(一)\n    title: 新增条款\n    demands: 心理测评完成率高于99.5%。\n");
  }

  @Test
  void aReasonForHavingNoRuleGoes() {
    NewTarget target =
        NewTargetExamples.target(
            "ideology.read", "全员学习方案", "layout", "一", "District", List.of(), new Attested());

    assertThat(text(SHIPPED, "plan2024/pack.yaml")).contains("noRule: 只讲指导思想");
    assertThat(written(target).text("plan2024/pack.yaml")).doesNotContain("noRule: 只讲指导思想");
  }

  @Test
  void whatTheCheckRefusesIsNotWritten() {
    NewTarget target =
        NewTargetExamples.target(
            "size.class.primary",
            "小学每班不超过40人",
            "size",
            "三(二)3",
            "SchoolClass",
            List.of(new Condition("stage", "==", "primery")),
            new Measured(
                Measure.PLAIN,
                "students",
                null,
                1,
                Comparison.AT_MOST,
                NewTargetExamples.number("40")));

    assertThat(Scaffold.write(target, RULES, SHIPPED))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting((RuleProblem problem) -> problem.message().code())
                    .contains("rule.unknown-word", "rule.id-twice"));
  }

  private static Result.Written written(NewTarget target) {
    Result result = Scaffold.write(target, RULES, SHIPPED);
    assertThat(result).as(result.toString()).isInstanceOf(Result.Written.class);
    return (Result.Written) result;
  }

  /** The cases that speak of a new target, all others being older. */
  private static List<Case> cases(RuleFiles files, NewTarget target) {
    List<RuleProblem> problems = new ArrayList<>();
    List<Case> cases =
        CaseFile.read(files, problems).stream()
            .filter(each -> each.expectation().targets().contains(target.id()))
            .toList();
    assertThat(problems).isEmpty();
    return cases;
  }

  private static String outcomes(List<Case> cases, NewTarget target) {
    return cases.stream()
        .map(each -> (Expectation.Findings) each.expectation())
        .map(findings -> findings.byTarget().get(target.id()).get(0).outcome().name())
        .collect(Collectors.joining(" "));
  }

  private static String text(RuleFiles files, String file) {
    return new String(files.files().get(file), StandardCharsets.UTF_8);
  }

  private static RuleFiles shipped() {
    try {
      return RuleFiles.read(Path.of("rules"), new ArrayList<>());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
