package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a demand comes to, by how much, and whether rounding would change it. */
class JudgmentTest {
  private static final Map<String, Figure> STATES =
      Map.of(
          "missing",
          Figure.MISSING,
          "undefined",
          Figure.UNDEFINED,
          "contradictory",
          Figure.CONTRADICTORY);

  @ParameterizedTest(name = "{0} {1} {2} is {3}")
  @CsvSource({
    "4.2, AT_LEAST, 4.2, MET",
    "4.19, AT_LEAST, 4.2, UNMET",
    "4.21, AT_LEAST, 4.2, MET",
    "45, AT_MOST, 45, MET",
    "46, AT_MOST, 45, UNMET",
    "44, AT_MOST, 45, MET",
    "45, MORE_THAN, 45, UNMET",
    "45.01, MORE_THAN, 45, MET",
    "44, MORE_THAN, 45, UNMET",
    "45, LESS_THAN, 45, UNMET",
    "44.99, LESS_THAN, 45, MET",
    "46, LESS_THAN, 45, UNMET",
    "missing, AT_LEAST, 4.2, UNDETERMINED",
    "4.2, AT_LEAST, missing, UNDETERMINED",
    "contradictory, AT_LEAST, 4.2, UNDETERMINED",
    "undefined, AT_LEAST, 4.2, NOT_APPLICABLE",
    "undefined, AT_LEAST, missing, NOT_APPLICABLE",
    "missing, AT_LEAST, undefined, NOT_APPLICABLE",
    "contradictory, AT_MOST, missing, UNDETERMINED",
  })
  void theLimitItselfCountsAsTheDocumentSays(
      String actual, Comparison comparison, String limit, Outcome outcome) {
    assertThat(Judgment.of(figure(actual), comparison, figure(limit)).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} {1} {2} lacks {3}")
  @CsvSource({
    "4.1, AT_LEAST, 4.2, 0.1",
    "46, AT_MOST, 45, 1",
    "45, MORE_THAN, 45, 0",
    "47, LESS_THAN, 45, 2",
    "0, AT_LEAST, 100, 100",
  })
  void theGapOfAnUnmetFigureIsNeverNegative(
      String actual, Comparison comparison, String limit, String gap) {
    assertThat(Judgment.of(figure(actual), comparison, figure(limit)).gap()).hasToString(gap);
  }

  @Test
  void onlyAnUnmetFigureHasAGap() {
    assertThat(Judgment.of(figure("5"), Comparison.AT_LEAST, figure("4")).gap()).isNull();
    assertThat(Judgment.of(Figure.MISSING, Comparison.AT_LEAST, figure("4")).gap()).isNull();
    assertThat(Judgment.of(Boolean.FALSE, true).gap()).isNull();
  }

  @ParameterizedTest(name = "{0} {1} {2} with {3} decimals: {4}")
  @CsvSource({
    "4.196, AT_LEAST, 4.2, 2, true", "4.2, AT_LEAST, 4.2, 2, false",
        "4.194, AT_LEAST, 4.2, 2, false",
    "4.204, AT_LEAST, 4.2, 2, false", "45.4, AT_MOST, 45, 0, true", "45.5, AT_MOST, 45, 0, false",
    "45.004, MORE_THAN, 45, 2, true", "44.996, LESS_THAN, 45, 2, true",
        "44.99, LESS_THAN, 45, 2, false",
    "99.96, AT_LEAST, 100, 1, true", "99.94, AT_LEAST, 100, 1, false",
        "missing, AT_LEAST, 4.2, 2, false",
    "undefined, AT_LEAST, 4.2, 2, false", "4.196, AT_LEAST, missing, 2, false",
  })
  void saysWhereRoundingWouldTurnTheVerdict(
      String actual, Comparison comparison, String limit, int decimals, boolean sensitive) {
    assertThat(Judgment.of(figure(actual), comparison, figure(limit)).isRoundingSensitive(decimals))
        .isEqualTo(sensitive);
  }

  @ParameterizedTest(name = "answer {0}, wanted {1}: {2}")
  @CsvSource({
    "true, true, MET",
    "false, true, UNMET",
    "true, false, UNMET",
    "false, false, MET",
    ", true, UNDETERMINED",
    ", false, UNDETERMINED"
  })
  void anAnswerIsTheOneWantedOrNot(Boolean answer, boolean wanted, Outcome outcome) {
    Judgment judgment = Judgment.of(answer, wanted);

    assertThat(judgment.outcome()).isEqualTo(outcome);
    assertThat(judgment.answer()).isEqualTo(answer);
    assertThat(judgment.isRoundingSensitive(2)).isFalse();
  }

  @Property
  void atLeastAndLessThanNeverAgree(
      @ForAll @BigRange(min = "0", max = "100") BigDecimal actual,
      @ForAll @BigRange(min = "0", max = "100") BigDecimal limit) {
    Outcome atLeast =
        Judgment.of(Figure.of(actual), Comparison.AT_LEAST, Figure.of(limit)).outcome();
    Outcome lessThan =
        Judgment.of(Figure.of(actual), Comparison.LESS_THAN, Figure.of(limit)).outcome();
    Outcome atMost = Judgment.of(Figure.of(actual), Comparison.AT_MOST, Figure.of(limit)).outcome();
    Outcome moreThan =
        Judgment.of(Figure.of(actual), Comparison.MORE_THAN, Figure.of(limit)).outcome();

    assertThat(atLeast).isNotEqualTo(lessThan);
    assertThat(atMost).isNotEqualTo(moreThan);
  }

  private static Figure figure(String text) {
    return STATES.containsKey(text) ? STATES.get(text) : Figure.of(new BigDecimal(text));
  }
}
