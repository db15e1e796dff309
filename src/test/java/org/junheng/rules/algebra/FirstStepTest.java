package org.junheng.rules.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class FirstStepTest {
  private static final int FAR = 2_000;

  private static BigDecimal number(int value) {
    return BigDecimal.valueOf(value);
  }

  /** By trying every step. */
  private static Optional<BigInteger> tried(Polynomial polynomial, boolean strict) {
    for (int steps = 1; steps <= FAR; steps++) {
      int sign = polynomial.at(number(steps)).signum();
      if (strict ? sign > 0 : sign >= 0) {
        return Optional.of(BigInteger.valueOf(steps));
      }
    }
    return Optional.empty();
  }

  @Property
  void onALineItIsTheFirstThatIsFoundByTrying(
      @ForAll @IntRange(min = -900, max = 0) int start,
      @ForAll @BigRange(min = "-9", max = "9") @Scale(2) BigDecimal slope,
      @ForAll boolean strict) {
    Polynomial line = Polynomial.line(start == 0 && !strict ? number(-1) : number(start), slope);

    Optional<BigInteger> first = FirstStep.of(line, strict, List.of());

    assertThat(first.filter(steps -> steps.intValueExact() <= FAR)).isEqualTo(tried(line, strict));
  }

  @Property
  void onAParabolaItIsTheFirstThatIsFoundByTrying(
      @ForAll @IntRange(min = -900, max = 0) int start,
      @ForAll @BigRange(min = "-40", max = "40") @Scale(1) BigDecimal slope,
      @ForAll @BigRange(min = "-3", max = "3") @Scale(2) BigDecimal bend,
      @ForAll boolean strict) {
    Polynomial parabola =
        Polynomial.line(start == 0 && !strict ? number(-1) : number(start), slope)
            .plus(
                Polynomial.line(BigDecimal.ZERO, bend)
                    .times(Polynomial.line(BigDecimal.ZERO, BigDecimal.ONE)));

    Optional<BigInteger> first = FirstStep.of(parabola, strict, List.of());

    assertThat(first.filter(steps -> steps.intValueExact() <= FAR))
        .isEqualTo(tried(parabola, strict));
  }

  @Test
  void aWholeHasToStayAboveZero() {
    // 5 − k students are not to be divided by from the fifth step on.
    Polynomial reached = Polynomial.line(number(-5), number(1));
    Polynomial students = Polynomial.line(number(5), number(-1));

    assertThat(FirstStep.of(reached, false, List.of(students))).isEmpty();
    assertThat(FirstStep.of(reached, false, List.of())).contains(BigInteger.valueOf(5));
  }

  @Test
  void betweenTheRootsThereMayBeNoWholeStep() {
    // −(2k − 3)² + ½: above zero only near 1.5.
    Polynomial between = Polynomial.line(number(-3), number(2));
    Polynomial bend =
        between.times(between).negated().plus(Polynomial.constant(new BigDecimal("0.5")));

    assertThat(FirstStep.of(bend, false, List.of())).isEmpty();
  }

  @Test
  void aQuotientIsComparedByMultiplication() {
    // (3 + k) × 100 ÷ 500 against 4.2
    Curve figure =
        Curve.of(Polynomial.line(number(3), number(1)))
            .times(Curve.constant(number(100)))
            .dividedBy(Curve.constant(number(500)));
    Polynomial difference = figure.difference(Curve.constant(new BigDecimal("4.2")));

    assertThat(FirstStep.of(difference, false, figure.wholes())).contains(BigInteger.valueOf(18));
    assertThat(FirstStep.of(difference, true, figure.wholes())).contains(BigInteger.valueOf(19));
  }
}
