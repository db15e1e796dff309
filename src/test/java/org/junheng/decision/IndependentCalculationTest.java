package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.oracle.Expected;
import org.junheng.oracle.Fraction;
import org.junheng.oracle.Key;
import org.junheng.oracle.PlanOracle;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The rules against a calculation of the same targets that shares no code with them. */
class IndependentCalculationTest {
  private static final int SUBMISSIONS = Integer.getInteger("junheng.oracle.submissions", 10_000);

  @Test
  void agreesOnEveryFindingOfTenThousandRandomSubmissions() {
    agrees(ShippedRules.plan(), new SplittableRandom(20240418), PlanOracle::judge, SUBMISSIONS);
  }

  @Test
  void agreesOnEveryFindingOfThousandsOfDistrictsUnderTheNationalMethod() {
    agrees(
        ShippedRules.pack("national2017"),
        new SplittableRandom(20170419),
        PlanOracle::judgeNationally,
        SUBMISSIONS / 2);
  }

  private static void agrees(
      Pack pack,
      SplittableRandom random,
      Function<ObjectNode, Map<Key, Expected>> oracle,
      int submissions) {
    Map<String, Integer> differences = new LinkedHashMap<>();
    Map<String, String> examples = new LinkedHashMap<>();
    long compared = 0;
    for (int i = 0; i < submissions; i++) {
      ObjectNode facts = RandomSubmissions.next(random);
      Map<Key, Expected> expected = oracle.apply(facts);
      Map<Key, Expected> found = found(ShippedRules.decide(pack, facts));
      compared += expected.size();
      TreeSet<String> keys = new TreeSet<>();
      expected.keySet().forEach(key -> keys.add(key.target() + " " + key.path()));
      found.keySet().forEach(key -> keys.add(key.target() + " " + key.path()));
      for (String key : keys) {
        Key pair = new Key(key.substring(0, key.indexOf(' ')), key.substring(key.indexOf(' ') + 1));
        Expected wanted = expected.get(pair);
        Expected got = found.get(pair);
        if (!Objects.equals(wanted, got)) {
          String kind = pair.target() + ": " + outcome(wanted) + " / " + outcome(got);
          differences.merge(kind, 1, Integer::sum);
          examples.putIfAbsent(
              kind, pair.path() + " expected " + wanted + ", found " + got + " in " + facts);
        }
      }
    }
    assertThat(differences).as("of %s findings; examples: %s", compared, examples).isEmpty();
    assertThat(compared).isGreaterThan(100L * submissions);
  }

  private static String outcome(@Nullable Expected expected) {
    return expected == null ? "none" : expected.outcome();
  }

  private static Map<Key, Expected> found(Decision decision) {
    Map<Key, Expected> found = new HashMap<>();
    for (Finding finding : decision.findings()) {
      Key key = new Key(finding.rule().id(), finding.subject().path());
      Judgment judgment = finding.judgment();
      boolean measured =
          judgment != null
              && (finding.outcome() == Outcome.MET || finding.outcome() == Outcome.UNMET);
      Expected value =
          new Expected(
              finding.outcome().name(),
              measured ? fraction(judgment.actual(), finding.rule().isVariation()) : null,
              measured ? fraction(judgment.required(), false) : null);
      assertThat(found.put(key, value)).as("two findings of %s", key).isNull();
    }
    return found;
  }

  /** A coefficient of variation is a root: both sides say it to twelve decimals. */
  private static @Nullable Fraction fraction(@Nullable Figure figure, boolean root) {
    if (figure == null || root) {
      return figure == null ? null : Fraction.of(figure.rounded(12));
    }
    String[] exact = figure.exact().split("/");
    Fraction top = Fraction.of(new BigDecimal(exact[0]));
    return exact.length == 1 ? top : top.dividedBy(Fraction.of(new BigDecimal(exact[1])));
  }
}
