package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.facts.Submission;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * An exception on the right side of a rule concerns that rule and that subject alone.
 *
 * <p>No rule file of the profile can bring one about: every argument is checked to be a figure, and
 * no rule matches a subject twice. So the rules here were checked against other fact types than
 * they are fired on: they take the area for a measure, and it is submitted as a text.
 */
class FailingRuleTest {
  private static final String SCHOOLS =
      "[{'id': '1', 'built': 2010, 'area': 'wide'}, {'id': '2', 'built': 1990}, {'id': '3', 'built': 2010, 'area': 'narrow'}]";
  private static final SmallDecisions DECISIONS = new SmallDecisions(mismatched());

  private static RuleSet mismatched() {
    SmallRules rules =
        SmallRules.of(
            SmallRules.rule(
                "before", "$x : School( $built : built )", "require.atLeast($x, $built, 2000)"),
            SmallRules.rule(
                "fails", "$x : School( $area : area )", "require.atLeast($x, $area, 10)"),
            SmallRules.rule(
                "after", "$x : School( $built : built )", "require.lessThan($x, $built, 2000)"));
    RuleSet checked = rules.sound();
    RuleSet fired =
        rules
            .with(SmallRules.RULES, SmallRules.HEAD)
            .change(
                SmallRules.FACTS,
                "area : BigDecimal @label(\"校舍面积\") @unit(\"平方米\") @range(\"0..\")",
                "area : String @label(\"校舍面积\")")
            .sound();
    return new RuleSet(
        checked.id(),
        checked.source(),
        fired.vocabulary(),
        fired.types(),
        checked.packs(),
        checked.files(),
        checked.actions());
  }

  @AfterAll
  static void close() {
    DECISIONS.close();
  }

  @Test
  void becomesAnErrorFindingAndTheOthersGoOn() {
    // Twice, for the session that failed is used again.
    for (int i = 0; i < 2; i++) {
      Decision decision = DECISIONS.decide(SCHOOLS);

      assertThat(decision.findings())
          .extracting(
              finding -> finding.rule().id(), finding -> finding.subject().path(), Finding::outcome)
          .containsExactly(
              tuple("before", "/schools/0", Outcome.MET),
              tuple("before", "/schools/1", Outcome.UNMET),
              tuple("before", "/schools/2", Outcome.MET),
              tuple("fails", "/schools/0", Outcome.ERROR),
              tuple("fails", "/schools/1", Outcome.UNDETERMINED),
              tuple("fails", "/schools/2", Outcome.ERROR),
              tuple("after", "/schools/0", Outcome.UNMET),
              tuple("after", "/schools/1", Outcome.MET),
              tuple("after", "/schools/2", Outcome.UNMET));
    }
  }

  @Test
  void saysWhatWentWrongWithoutItsInsides() {
    Finding failed = DECISIONS.decide(SCHOOLS).findings().get(3);

    assertThat(failed.reason().code()).isEqualTo("reason.rule-failed");
    assertThat(failed.reason().english())
        .contains("IllegalArgumentException")
        .doesNotContain("org.junheng", "not a figure");
    assertThat(failed.judgment()).isNull();
  }

  @Test
  void theVerdictIsAnErrorUnlessSomethingIsUnmet() {
    assertThat(DECISIONS.decide(SCHOOLS).summary().verdict()).isEqualTo(Outcome.UNMET);
    Decision.Summary first = DECISIONS.decide("[{'id': '1', 'area': 'wide'}]").summary();
    assertThat(first.counts()).containsOnlyKeys(Outcome.ERROR, Outcome.UNDETERMINED);
    assertThat(first.verdict()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void theFailureIsKeptForTheRuleAndTheSubject() {
    Submission submission = DECISIONS.submission(SCHOOLS);
    try (CompiledPack pack = CompiledPack.compile(DECISIONS.maker().ruleSet(), DECISIONS.pack())) {
      Firings firings = pack.fire(submission, LocalDate.of(2025, 9, 1), false);
      var schools = submission.all(submission.vocabulary().type("School").orElseThrow());

      assertThat(firings.failure(1, schools.get(0))).isInstanceOf(IllegalArgumentException.class);
      assertThat(firings.judgment(1, schools.get(0))).isNull();
      assertThat(firings.failure(1, schools.get(1))).isNull();
      assertThat(firings.failure(0, schools.get(0))).isNull();
      assertThat(firings.judgment(0, schools.get(0)).outcome()).isEqualTo(Outcome.MET);
    }
  }
}
