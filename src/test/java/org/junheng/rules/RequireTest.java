package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Require}, which Drools calls, and the tree of the same demand always come to the same. */
class RequireTest {
  /** A demand of three figures as Drools calls it. */
  private interface Called {
    void by(Require require, @Nullable Object a, @Nullable Object b, @Nullable Object c);
  }

  private static final Object SUBJECT = "subject";
  private static final Map<String, Called> DEMANDS = new TreeMap<>();

  static {
    DEMANDS.put(
        "require.atLeast($x, $a, require.sum($b, $c))",
        (r, a, b, c) -> r.atLeast(SUBJECT, a, r.sum(b, c)));
    DEMANDS.put(
        "require.atMost($x, $a, require.minus($b, $c))",
        (r, a, b, c) -> r.atMost(SUBJECT, a, r.minus(b, c)));
    DEMANDS.put(
        "require.moreThan($x, require.share($a, $b, $c), 0.5)",
        (r, a, b, c) -> r.moreThan(SUBJECT, r.share(a, b, c), 0.5));
    DEMANDS.put(
        "require.lessThan($x, require.weighted($a, 1, $b, 1.1, $c, 1.32), 40)",
        (r, a, b, c) -> r.lessThan(SUBJECT, r.weighted(a, 1, b, 1.1, c, 1.32), 40));
    DEMANDS.put(
        "require.percent($x, $a, $b).atLeast($c)",
        (r, a, b, c) -> r.percent(SUBJECT, a, b).atLeast(c));
    DEMANDS.put(
        "require.percent($x, $a, require.minus($b, $c)).lessThan(95)",
        (r, a, b, c) -> r.percent(SUBJECT, a, r.minus(b, c)).lessThan(95));
    DEMANDS.put(
        "require.per100($x, require.sum($a, $c), $b).moreThan(4.2)",
        (r, a, b, c) -> r.per100(SUBJECT, r.sum(a, c), b).moreThan(4.2));
    DEMANDS.put(
        "require.each($x, require.share($a, require.weighted($b, 1.1), require.weighted($b, 1.1, $c, 1)), $b).atMost(10.2)",
        (r, a, b, c) ->
            r.each(SUBJECT, r.share(a, r.weighted(b, 1.1), r.weighted(b, 1.1, c, 1)), b)
                .atMost(10.2));
    DEMANDS.put(
        "require.per($x, 12, $a, $b).atLeast($c)",
        (r, a, b, c) -> r.per(SUBJECT, 12, a, b).atLeast(c));
    DEMANDS.put(
        "require.percent($x, require.sum(require.minus($a, $b), $c), require.weighted(100, $b)).atLeast(100)",
        (r, a, b, c) ->
            r.percent(SUBJECT, r.sum(r.minus(a, b), c), r.weighted(100, b)).atLeast(100));
  }

  private static final List<Rule> RULES = rules();

  private static List<Rule> rules() {
    List<String> texts = new ArrayList<>();
    int number = 0;
    for (String demand : DEMANDS.keySet()) {
      // Every variable is to be used, so what the demand leaves out is compared on the left.
      texts.add(
          SmallRules.rule(
              "d" + number++,
              "$x : School( $a : area, $b : hall, $c : leased, area == $a, hall == $b, leased == $c )",
              demand));
    }
    return SmallRules.of(texts.toArray(String[]::new)).sound().pack("plan").orElseThrow().rules();
  }

  @Property(tries = 500)
  void theTreeAgreesWithWhatDroolsCalls(
      @ForAll("figures") @Nullable Object a,
      @ForAll("figures") @Nullable Object b,
      @ForAll("figures") @Nullable Object c) {
    for (Rule rule : RULES) {
      Recording recording = new Recording(null);
      DEMANDS
          .get(
              rule.drl()
                  .lines()
                  .filter(line -> line.contains("require."))
                  .findFirst()
                  .orElseThrow()
                  .strip()
                  .replace(";", ""))
          .by(new Require(recording), a, b, c);
      Judgment called = recording.judgments.get(0);
      // The subject's own slot comes first, then its bindings in order.
      Judgment tree = rule.demand().judge(rule, null, new Object[] {null, a, b, c});

      assertThat(tree.agreesWith(called))
          .as("%s of %s, %s, %s: %s and %s", rule.drl(), a, b, c, tree, called)
          .isTrue();
      assertThat(tree.comparison()).isEqualTo(called.comparison());
      assertThat(String.valueOf(tree.gap())).isEqualTo(String.valueOf(called.gap()));
    }
  }

  @Provide
  Arbitrary<Object> figures() {
    Arbitrary<Object> counts = Arbitraries.integers().between(-3, 40).map(value -> value);
    Arbitrary<Object> measures =
        Arbitraries.integers().between(-300, 9000).map(value -> BigDecimal.valueOf(value, 2));
    Arbitrary<Object> longs = Arbitraries.longs().between(0, 20).map(value -> value);
    return Arbitraries.oneOf(counts, measures, longs, Arbitraries.just((Object) 0))
        .injectNull(0.15);
  }

  @ParameterizedTest(name = "{0}({1}, {2}) is {3}")
  @CsvSource({
    "percent, 95, 100, 95", "percent, 1, 3, 100/3", "per100, 9, 1000, 0.9", "per100, 42, 1000, 4.2",
    "each, 4500, 1000, 4.5", "each, 0, 5, 0", "per, 2, 13, 24/13", "per, 1, 12, 1",
  })
  void aRatioIsMadeAsItsNameSays(String measure, int amount, int count, String figure) {
    Recording recording = new Recording(null);
    Require require = new Require(recording);
    Require.Ratio ratio =
        switch (measure) {
          case "percent" -> require.percent(SUBJECT, amount, count);
          case "per100" -> require.per100(SUBJECT, amount, count);
          case "each" -> require.each(SUBJECT, amount, count);
          default -> require.per(SUBJECT, 12, amount, count);
        };
    ratio.atLeast(1);

    assertThat(recording.judgments.get(0).actual()).hasToString(figure);
    assertThat(recording.subjects).containsExactly(SUBJECT);
  }

  @Test
  void anAnswerIsAskedOfTheSubject() {
    for (Boolean answer : new Boolean[] {true, false, null}) {
      Recording recording = new Recording(answer);
      Require require = new Require(recording);
      require.attested(SUBJECT);
      require.denied(SUBJECT);

      assertThat(recording.judgments).extracting(Judgment::answer).containsExactly(answer, answer);
      assertThat(recording.judgments.get(0).outcome())
          .isEqualTo(answer == null ? Outcome.UNDETERMINED : answer ? Outcome.MET : Outcome.UNMET);
      assertThat(recording.judgments.get(1).outcome())
          .isEqualTo(answer == null ? Outcome.UNDETERMINED : answer ? Outcome.UNMET : Outcome.MET);
    }
  }

  @Test
  void aFigureWithoutItsWeightIsNoFigure() {
    Require require = new Require(new Recording(null));

    assertThatThrownBy(() -> require.weighted(1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Keeps what is judged. */
  private static final class Recording implements Require.Sink {
    private final List<Object> subjects = new ArrayList<>();
    private final List<Judgment> judgments = new ArrayList<>();
    private final @Nullable Boolean answer;

    Recording(@Nullable Boolean answer) {
      this.answer = answer;
    }

    @Override
    public void judged(Object subject, Judgment judgment) {
      subjects.add(subject);
      judgments.add(judgment);
    }

    @Override
    public @Nullable Boolean attested(Object subject) {
      return answer;
    }
  }
}
