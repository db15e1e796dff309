package org.junheng.decision.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.decision.district.SmallDistrict.school;

import java.util.Locale;
import org.junheng.decision.Decision;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;

/** An indicator speaks through the conclusion over it. */
class DistrictSummaryTest {
  private final RuleSet rules =
      SmallDistrict.rules(
              SmallDistrict.annotated(SmallDistrict.TEACHERS, "@indicator(\"A\")"),
              SmallDistrict.annotated(SmallDistrict.SIZE, "@indicator(\"B\")"),
              SmallDistrict.conclusion(
                  "one-of-two",
                  "$stage : Stage( )\n    accumulate( $f : Finding( subject == $stage, indicator in (\"A\", \"B\"), outcome == \"MET\" );"
                      + " $met : count($f) )\n    accumulate( $o : Finding( subject == $stage, indicator in (\"A\", \"B\"), outcome == \"UNDETERMINED\" );"
                      + " $open : count($o) )",
                  "require.atLeast($stage, require.orMore($met, $open), 1)"))
          .sound();

  private DistrictSummary summary(Decision decision) {
    return DistrictSummary.of(decision, rules, Locale.SIMPLIFIED_CHINESE);
  }

  private Decision decide(String... schools) {
    return SmallDistrict.decide(rules, String.join(",", schools));
  }

  @Test
  void oneIndicatorMissedDoesNotHoldTheDistrictBack() {
    Decision decision = decide(school("a", 100, 9), school("b", 300, 9));
    DistrictSummary summary = summary(decision);

    assertThat(decision.summary().verdict()).isEqualTo(Outcome.UNMET);
    assertThat(summary.outcome()).isEqualTo(Outcome.MET);
    assertThat(summary.obstacles()).isEmpty();
    assertThat(summary.sentence()).isEqualTo("目前能够通过：各项指标都已达标。");
    assertThat(summary.passing().get(1).passing()).isEqualTo(2);
  }

  @Test
  void aSchoolThatDoesNotPassDoes() {
    DistrictSummary summary = summary(decide(school("a", 100, 9), school("b", 300, 1)));

    assertThat(summary.outcome()).isEqualTo(Outcome.UNMET);
    assertThat(summary.failing()).extracting(each -> each.school().id()).containsExactly("b");
    assertThat(summary.failing().get(0).remark()).isEqualTo("未达标：A, B");
    assertThat(summary.obstacles())
        .extracting(each -> each.kind() + " " + each.target() + " " + each.number())
        .containsExactly("SCHOOLS one-of-two 1");
  }

  @Test
  void whatIsMissingLeavesItOpen() {
    DistrictSummary summary = summary(decide(school("a", 100, 9), school("b", 300, -1)));

    assertThat(summary.outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(summary.open())
        .extracting(DistrictSummary.Obstacle::target)
        .containsExactly("one-of-two");
    assertThat(summary(decide(school("a", 100, -1))).outcome()).isEqualTo(Outcome.MET);
  }
}
