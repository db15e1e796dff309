package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junheng.rules.Figure.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are exact fractions, or say why they are none. */
class FigureTest {
  private static final Figure SEVEN = Figure.of(7);
  private static final Figure NEGATIVE = Figure.of(-7);
  private static final Map<String, Figure> ALL =
      Map.of(
          "7",
          SEVEN,
          "0",
          Figure.ZERO,
          "-7",
          NEGATIVE,
          "missing",
          Figure.MISSING,
          "undefined",
          Figure.UNDEFINED,
          "contradictory",
          Figure.CONTRADICTORY);

  @Test
  void nineTeachersForAThousandStudentsAreExactlyNineTenthsPerHundred() {
    Figure ratio = Measure.PER_HUNDRED.figure(Figure.of(9), Figure.of(1000), Figure.ZERO);

    assertThat(ratio.compareTo(Figure.of(0.9))).isZero();
    assertThat(ratio.exact()).isEqualTo("0.9");
    // What a double makes of it.
    assertThat(9 / 1000d * 100).isNotEqualTo(0.9);
  }

  @Test
  void aThirdTimesThreeIsOne() {
    Figure third = Figure.of(1).dividedBy(Figure.of(3));

    assertThat(third.times(Figure.of(3)).compareTo(Figure.of(1))).isZero();
    assertThat(third.plus(third).plus(third).exact()).isEqualTo("1");
    assertThat(third.exact()).isEqualTo("1/3");
    assertThat(third.minus(third).exact()).isEqualTo("0");
  }

  @ParameterizedTest(name = "{0} + {1} is {2}")
  @CsvSource({
    "7, 0, 7",
    "7, -7, 0",
    "7, missing, missing",
    "missing, 7, missing",
    "7, undefined, undefined",
    "7, contradictory, contradictory",
    "missing, contradictory, missing",
    "contradictory, missing, missing",
    "missing, undefined, undefined",
    "contradictory, undefined, undefined",
    "0, missing, missing",
  })
  void aSumOfWhatIsNotKnownIsNotKnown(String a, String b, String sum) {
    assertThat(shown(ALL.get(a).plus(ALL.get(b)))).isEqualTo(sum);
    assertThat(shown(ALL.get(a).minus(ALL.get(b))))
        .isEqualTo(sum.equals("7") && b.equals("0") ? "7" : sum.equals("0") ? "14" : sum);
  }

  @ParameterizedTest(name = "{0} × {1} is {2}")
  @CsvSource({
    "7, 7, 49",
    "7, -7, -49",
    "0, missing, 0",
    "missing, 0, 0",
    "0, contradictory, 0",
    "0, undefined, undefined",
    "undefined, 0, undefined",
    "7, missing, missing",
    "missing, missing, missing",
    "missing, contradictory, missing",
    "missing, undefined, undefined",
  })
  void zeroTimesWhatIsMissingIsZero(String a, String b, String product) {
    assertThat(shown(ALL.get(a).times(ALL.get(b)))).isEqualTo(product);
  }

  @ParameterizedTest(name = "{0} ÷ {1} is {2}")
  @CsvSource({
    "7, 7, 1",
    "0, 7, 0",
    "7, 0, undefined",
    "0, 0, undefined",
    "missing, 0, undefined",
    "contradictory, 0, undefined",
    "7, missing, missing",
    "0, missing, missing",
    "missing, 7, missing",
    "missing, -7, missing",
    "7, -7, contradictory",
    "-7, 7, -1",
    "undefined, 7, undefined",
    "undefined, missing, undefined",
    "7, undefined, undefined",
    "contradictory, missing, missing",
    "7, contradictory, contradictory",
  })
  void aZeroToDivideByGoesBeforeWhatIsMissing(String a, String b, String quotient) {
    assertThat(shown(ALL.get(a).dividedBy(ALL.get(b)))).isEqualTo(quotient);
  }

  private static String shown(Figure figure) {
    return figure.isKnown()
        ? figure.exact()
        : figure.state().toString().toLowerCase(java.util.Locale.ROOT);
  }

  @ParameterizedTest(name = "{0}/{1} is {2}")
  @CsvSource({
    "4.196, 1, 4.196",
    "100, 24, 25/6",
    "50, 100, 0.5",
    "0, 7, 0",
    "-5, 10, -0.5",
    "-1, 3, -1/3",
    "1E+3, 1, 1000",
    "0.10, 1, 0.1",
    "100, 1, 100",
    "2.50, 0.5, 5",
    "1, 1024, 0.0009765625",
    "1, 123456789, 1/123456789",
  })
  void isShownAsADecimalWhereOneSaysItExactly(BigDecimal top, BigDecimal bottom, String exact) {
    Figure figure = Figure.of(top).dividedBy(Figure.of(bottom));

    assertThat(figure.exact()).isEqualTo(exact).isEqualTo(figure.toString());
  }

  @ParameterizedTest(name = "{0} with {1} decimals is {2}, away from zero {3}")
  @CsvSource({
    "4.196, 2, 4.20, 4.20",
    "4.194, 2, 4.19, 4.20",
    "4.195, 2, 4.20, 4.20",
    "4.2, 2, 4.20, 4.20",
    "-4.196, 2, -4.20, -4.20",
    "-4.191, 2, -4.19, -4.20",
    "0.001, 2, 0.00, 0.001",
    "0.0000004, 2, 0.00, 0.0000004",
    "0, 2, 0.00, 0.00",
    "0.005, 2, 0.01, 0.01",
    "99.96, 1, 100.0, 100.0",
    "3, 0, 3, 3",
    "2.1, 0, 2, 3",
  })
  void isRoundedForShowingAndAGapNeverVanishes(
      BigDecimal value, int decimals, BigDecimal rounded, BigDecimal up) {
    assertThat(Figure.of(value).rounded(decimals)).isEqualTo(rounded);
    assertThat(Figure.of(value).roundedUp(decimals)).isEqualTo(up);
  }

  @Test
  void isWholeWhereTheFractionIs() {
    assertThat(Figure.of(12).dividedBy(Figure.of(4)).isWhole()).isTrue();
    assertThat(Figure.of(13).dividedBy(Figure.of(4)).isWhole()).isFalse();
    assertThat(Figure.of(new BigDecimal("5.00")).isWhole()).isTrue();
  }

  @Test
  void isMadeOfWhatRulesHandOver() {
    assertThat(Figure.of(null).state()).isEqualTo(State.MISSING);
    assertThat(Figure.of(SEVEN)).isSameAs(SEVEN);
    assertThat(Figure.of(10.2).exact()).isEqualTo("10.2");
    assertThat(Figure.of(7L).exact()).isEqualTo("7");
    for (Object other : List.of("7", true, 7f, List.of())) {
      assertThatThrownBy(() -> Figure.of(other)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property
  void comparesAsWholeNumbersDo(
      @ForAll @IntRange(min = 0, max = 100_000) int part,
      @ForAll @IntRange(min = 1, max = 100_000) int whole,
      @ForAll("hundredths") BigDecimal limit) {
    Figure ratio = Measure.PERCENT.figure(Figure.of(part), Figure.of(whole), Figure.ZERO);
    int sign =
        new BigDecimal(part)
            .multiply(new BigDecimal(100))
            .compareTo(limit.multiply(new BigDecimal(whole)));

    assertThat(Integer.signum(ratio.compareTo(Figure.of(limit)))).isEqualTo(sign);
    assertThat(Integer.signum(Figure.of(limit).compareTo(ratio))).isEqualTo(-sign);
  }

  @Property
  void whatIsSharedOutIsAllThereWas(
      @ForAll("hundredths") BigDecimal area,
      @ForAll @IntRange(min = 1, max = 5000) int primary,
      @ForAll @IntRange(min = 1, max = 5000) int junior) {
    Figure weighted = Figure.of(primary).plus(Figure.of(junior).times(Figure.of(1.1)));
    Figure both =
        Figure.of(area)
            .times(Figure.of(primary))
            .dividedBy(weighted)
            .plus(
                Figure.of(area).times(Figure.of(junior).times(Figure.of(1.1))).dividedBy(weighted));

    assertThat(both.compareTo(Figure.of(area))).isZero();
  }

  @Provide
  Arbitrary<BigDecimal> hundredths() {
    return Arbitraries.integers().between(0, 1_000_000).map(value -> BigDecimal.valueOf(value, 2));
  }
}
