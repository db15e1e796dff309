package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Nobody gains by leaving something out. */
class AbsenceLawTest {
  private static final int RANDOM = 60;

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("one school", Examples.school()),
        Arguments.of("every eleventh school of the district", Examples.district(i -> i % 11 == 5)),
        Arguments.of(
            "a small school of each kind",
            Examples.district(List.of(20, 59, 80, 85, 86, 88, 89)::contains)),
        Arguments.of("a district that meets everything", Examples.met()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void leavingOneThingOutOfAnExampleNeverHelps(String name, ObjectNode facts) {
    assertThat(violations(facts)).isEmpty();
  }

  @Test
  void leavingOneThingOutOfARandomSubmissionNeverHelps() {
    SplittableRandom random = new SplittableRandom(41);
    for (int i = 0; i < RANDOM; i++) {
      ObjectNode facts = RandomSubmissions.next(random);
      assertThat(violations(facts)).as("%s", facts).isEmpty();
    }
  }

  private static List<String> violations(ObjectNode facts) {
    Decision with = ShippedRules.decide(facts);
    List<String> violations = new ArrayList<>(AbsenceLaw.pairs(facts, with));
    int[] left = {0};
    new Absence(facts)
        .each(
            without -> {
              left[0]++;
              violations.addAll(AbsenceLaw.broken(with, without));
              violations.addAll(AbsenceLaw.pairs(facts, without.decision()));
            });
    System.out.println(left[0]);
    return violations;
  }

  @Test
  void theDistrictThatMeetsEverythingIsMet() {
    Decision decision = ShippedRules.decide(Examples.met());
    assertThat(Examples.having(decision, Outcome.UNMET)).isEmpty();
    assertThat(Examples.having(decision, Outcome.UNDETERMINED)).isEmpty();
    assertThat(decision.summary().verdict()).isEqualTo(Outcome.MET);
  }
}
