package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;

/** The coefficient of variation, against published numbers and at its limit. */
class CoefficientOfVariationTest {
  private static final int[] STUDENTS = {45, 37, 89, 76, 55};
  private static final int[] RESOURCES = {279, 137, 935, 160, 402};
  private static final String TARGET = "national.balance.equipment.primary";

  private static String school(int number, int students, String more) {
    return "{'id': '%d', 'name': '学校%d', 'kind': 'primary', 'stages': [{'stage': 'primary', 'students': %d}]%s}"
        .formatted(number, number, students, more);
  }

  private static Decision decide(List<String> schools) {
    return ShippedRules.decide(
        ShippedRules.pack("national2017"),
        ShippedRules.json(
            "{'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'}, 'schools': ["
                + String.join(", ", schools)
                + "]}"));
  }

  private static Finding finding(Decision decision, String target) {
    return decision.findings().stream()
        .filter(finding -> finding.rule().id().equals(target))
        .findFirst()
        .orElseThrow();
  }

  private static FindingDocument found(Decision decision, String target) {
    return decision.findings().stream()
        .filter(finding -> finding.rule().id().equals(target))
        .map(
            finding ->
                FindingDocument.of(
                    finding, decision.pack(), ShippedRules.maker().ruleSet(), Locale.ENGLISH))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> worked() {
    return IntStream.range(0, 5)
        .mapToObj(i -> school(i, STUDENTS[i], ", 'equipmentValue': " + RESOURCES[i]))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void theWorkedExampleComesOutToNineDecimals() {
    FindingDocument found = found(decide(worked()), TARGET);

    assertThat(found.outcome()).isEqualTo(Outcome.UNMET);
    assertThat(found.exact()).startsWith("0.5152566298");
    assertThat(found.actual()).isEqualTo(new BigDecimal("0.515"));
    assertThat(found.gap()).isEqualTo(new BigDecimal("0.016"));
    // 1913 ÷ 302
    assertThat(found.mean()).isEqualTo(new BigDecimal("6.33"));
    assertThat(found.basis()).hasSize(5);
    assertThat(found.basis().get(2).weight()).isEqualTo(new BigDecimal("89"));
    assertThat(found.basis().get(2).actual()).isEqualTo(new BigDecimal("10.51"));
  }

  /** The same numbers by the two forms that are not meant: both would be told apart. */
  @Test
  void theUnweightedAndTheSampleFormAreOtherNumbers() {
    Finding finding = finding(decide(worked()), TARGET);

    assertThat(finding.judgment().actual().rounded(9)).isEqualTo(new BigDecimal("0.515256630"));
    assertThat(unweighted(5)).isEqualTo(new BigDecimal("0.488770682"));
    assertThat(unweighted(4)).isEqualTo(new BigDecimal("0.546462235"));
    // By the unweighted form it would be within the limit of 0.50.
    assertThat(finding.outcome()).isEqualTo(Outcome.UNMET);
  }

  /**
   * Of the worked example, each school counting once.
   *
   * @param divisor 5 for the population, 4 for a sample
   */
  private static BigDecimal unweighted(int divisor) {
    MathContext precise = new MathContext(40);
    List<BigDecimal> each =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    BigDecimal.valueOf(RESOURCES[i])
                        .divide(BigDecimal.valueOf(STUDENTS[i]), precise))
            .toList();
    BigDecimal mean =
        each.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(5), precise);
    BigDecimal squares =
        each.stream().map(x -> x.subtract(mean).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
    return squares
        .divide(BigDecimal.valueOf(divisor), precise)
        .sqrt(precise)
        .divide(mean, 9, RoundingMode.HALF_UP);
  }

  @Test
  void oneSchoolWithoutItsFigureLeavesItOpen() {
    List<String> schools = worked();
    schools.set(3, school(3, 76, ""));
    FindingDocument found = found(decide(schools), TARGET);

    assertThat(found.outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(found.missing())
        .extracting(FindingDocument.Missing::pointer)
        .containsExactly("/facts/schools/3/equipmentValue");
  }

  @Test
  void schoolsThatTheIndicatorDoesNotBindTakeNoPart() {
    List<String> schools = worked();
    schools.add(school(7, 0, ""));
    schools.add(
        "{'id': '8', 'name': '特校', 'kind': 'special', 'stages': [{'stage': 'primary', 'students': 50}]}");
    schools.add(
        "{'id': '9', 'name': '点', 'kind': 'teaching-point', 'stages': [{'stage': 'primary', 'students': 49}]}");

    assertThat(found(decide(schools), TARGET).exact()).startsWith("0.5152566298");
  }

  @Test
  void withoutSchoolsOrWithNothingAnywhereThereIsNone() {
    assertThat(found(decide(List.of(school(1, 0, ""))), TARGET).outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
    FindingDocument nothing =
        found(decide(List.of(school(1, 10, ", 'equipmentValue': 0"))), TARGET);
    assertThat(nothing.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(nothing.reason()).contains("mean is 0");
  }

  /** Two schools of as many students with 1 and 3 each: mean 2, deviation 1, exactly one half. */
  @Test
  void atTheLimitItIsMetAndOneFenAboveItIsNot() {
    FindingDocument atLimit =
        found(
            decide(
                List.of(
                    school(1, 100, ", 'equipmentValue': 100"),
                    school(2, 100, ", 'equipmentValue': 300"))),
            TARGET);
    assertThat(atLimit.outcome()).isEqualTo(Outcome.MET);
    assertThat(atLimit.exact()).isEqualTo("√0.25");
    FindingDocument above =
        found(
            decide(
                List.of(
                    school(1, 100, ", 'equipmentValue': 100"),
                    school(2, 100, ", 'equipmentValue': 300.01"))),
            TARGET);
    assertThat(above.outcome()).isEqualTo(Outcome.UNMET);
    assertThat(above.actual()).isEqualTo(new BigDecimal("0.500"));
    assertThat(above.roundingSensitive()).isTrue();
  }
}
