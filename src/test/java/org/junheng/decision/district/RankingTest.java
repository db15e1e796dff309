package org.junheng.decision.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.decision.district.SmallDistrict.school;

import java.util.List;
import org.junheng.decision.Decision;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;

/** Ranks by exact shares, what is missing counted as not met, and the way since. */
class RankingTest {
  private final RuleSet rules =
      SmallDistrict.rules(SmallDistrict.TEACHERS, SmallDistrict.SIZE).sound();

  private Decision decide(String... schools) {
    return SmallDistrict.decide(rules, String.join(",", schools));
  }

  @Test
  void equalSharesHaveEqualRankAndTheRanksBehindAreLeftFree() {
    Ranking ranking =
        Ranking.of(
            decide(
                school("none", 300, 1),
                school("half", 100, 1),
                school("whole", 100, 9),
                school("open", 100, -1),
                "{'id': 'nothing', 'name': 'nothing', 'kind': 'senior', 'stages': []}",
                "{'id': 'closed', 'name': 'closed', 'kind': 'primary', 'closed': true}"),
            null,
            null);

    assertThat(ranking.schools())
        .extracting(each -> each.school().id() + " " + each.rank() + " " + each.share())
        .containsExactly(
            "whole 1 100.0", "half 2 50.0", "open 2 50.0", "none 4 0.0", "nothing null null");
    assertThat(ranking.since()).isNull();
    assertThat(ranking.schools().get(0).movement()).isNull();
  }

  @Test
  void movementGainsAndLossesAreToldSinceTheEarlierDecision() {
    Decision earlier = decide(school("a", 300, 9), school("b", 100, 9), school("gone", 100, 9));
    Decision later = decide(school("a", 100, 9), school("b", 300, 1), school("new", 100, 9));

    Ranking ranking = Ranking.of(later, earlier, null);

    assertThat(ranking.schools())
        .extracting(each -> each.school().id() + " " + each.rank() + " " + each.movement())
        .containsExactly("a 1 2", "new 1 null", "b 3 -2");
    assertThat(ranking.schools().get(0).gained()).containsExactly("size");
    assertThat(ranking.schools().get(0).lost()).isEmpty();
    assertThat(ranking.schools().get(2).lost()).isEqualTo(List.of("size", "teachers"));
    assertThat(ranking.schools().get(1).before()).isNull();
    assertThat(ranking.gone()).extracting(SchoolName::id).containsExactly("gone");
  }
}
