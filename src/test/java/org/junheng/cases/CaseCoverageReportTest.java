package org.junheng.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;

/** What cases leave untested is told, each gap at its rule. */
class CaseCoverageReportTest {
  private static List<String> gaps(List<Case> cases, String target) {
    return CaseCoverage.of(ShippedRules.maker().ruleSet(), ShippedRules.plan(), cases).stream()
        .filter(gap -> gap.target().equals(target))
        .map(gap -> gap.file() + " " + gap.message().code() + " " + gap.message().arguments())
        .toList();
  }

  @Test
  void aRuleWithoutACaseIsNamed() {
    assertThat(gaps(List.of(), "school.charter"))
        .containsExactly("plan2024/quality.drl coverage.no-case [school.charter]");
  }

  @Test
  void outcomesAndConditionsThatNoCaseShowsAreNamed() {
    List<Case> one =
        List.of(
            ShippedCases.one(
                "- {case: x, facts: {schools: [{kind: primary, classes: [{stage: primary, students: 45}]}]}, expect: {size.class.primary: MET}}"));

    assertThat(gaps(one, "size.class.primary"))
        .hasSize(5)
        .anyMatch(gap -> gap.contains("coverage.no-outcome") && gap.contains("outcome.UNMET"))
        .anyMatch(gap -> gap.contains("coverage.no-outcome") && gap.contains("UNDETERMINED"))
        .anyMatch(gap -> gap.contains("stage == \"primary\""))
        .anyMatch(gap -> gap.contains("school.kind != \"special\""))
        .anyMatch(gap -> gap.contains("students > 0"));
  }

  @Test
  void theShippedCasesLeaveOutOnlyWhatOtherConditionsImply() {
    assertThat(
            CaseCoverage.of(
                ShippedRules.maker().ruleSet(), ShippedRules.plan(), ShippedCases.all()))
        .extracting(gap -> gap.message().code() + " " + gap.target())
        .containsExactlyInAnyOrder(
            "coverage.no-condition homework.grade3-5",
            "coverage.no-condition size.school.new",
            "coverage.no-condition size.school.old");
  }
}
