package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.SubmissionReader;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Nobody gains by leaving something out. */
class AbsenceLawTest {
  private static final int RANDOM = 12;
  private static final BigDecimal SMALL = new BigDecimal(100);

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("one school", Examples.school()),
        Arguments.of("some schools of the district", Examples.district(List.of(7, 78)::contains)),
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
    AbsenceLaw law = new AbsenceLaw(with);
    List<String> violations = new ArrayList<>(AbsenceLaw.pairs(facts, with));
    new Absence(facts)
        .each(
            without -> {
              violations.addAll(law.broken(without));
              violations.addAll(AbsenceLaw.pairs(facts, without.decision()));
            });
    return violations;
  }

  @Test
  void theDistrictThatMeetsEverythingIsMet() {
    Decision decision = ShippedRules.decide(Examples.met());
    assertThat(Examples.having(decision, Outcome.UNMET)).isEmpty();
    assertThat(Examples.having(decision, Outcome.UNDETERMINED)).isEmpty();
    assertThat(decision.summary().verdict()).isEqualTo(Outcome.MET);
  }

  /**
   * Whoever leaves out a bad figure, what stands beside it or what holds it is not saved by that.
   */
  @Test
  void whatIsUnmetIsNotSavedByLeavingItOut() {
    ObjectNode facts = Examples.met();
    List<Absence.Member> members = new Absence(facts).members();
    List<String> violations = new ArrayList<>();
    int spoilt = 0;
    for (Absence.Member member : members) {
      JsonNode good = member.holder().get(member.name());
      JsonNode bad = spoilt(good);
      // Ten classes are enough.
      if (bad == null || member.pointer().matches(".*/classes/[0-9]{2}/.*")) {
        continue;
      }
      member.holder().set(member.name(), bad);
      SubmissionReader.Result result =
          ShippedRules.maker().reader(ShippedRules.plan()).read(facts, "");
      if (result instanceof SubmissionReader.Result.Accepted) {
        Decision with = ShippedRules.decide(facts);
        if (with.summary().verdict() == Outcome.UNMET) {
          spoilt++;
          AbsenceLaw law = new AbsenceLaw(with);
          List<Absence.Member> around =
              members.stream()
                  .filter(
                      other ->
                          other.holder() == member.holder()
                              || member.pointer().startsWith(other.pointer()))
                  .toList();
          new Absence(facts).each(around, without -> violations.addAll(law.broken(without)));
        }
      }
      member.holder().set(member.name(), good);
    }

    assertThat(violations).isEmpty();
    assertThat(spoilt).isGreaterThan(120);
    assertThat(ShippedRules.decide(facts).summary().verdict()).isEqualTo(Outcome.MET);
  }

  /** The other answer; nothing of what there was, or too much of what should be little. */
  private static @Nullable JsonNode spoilt(JsonNode good) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (good.isBoolean()) {
      return nodes.booleanNode(!good.booleanValue());
    }
    if (!good.isNumber()) {
      return null;
    }
    BigDecimal figure = good.decimalValue();
    return nodes.numberNode(figure.compareTo(SMALL) <= 0 ? figure.add(SMALL) : BigDecimal.ZERO);
  }
}
