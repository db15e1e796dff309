package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nine decimal limits of the plan: right a step below, at the limit and a step above. */
class DecimalLimitsTest {
  private static final String SCHOOL =
      """
      {'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'},
       'schools': [{'id': '1', 'name': '学校', 'kind': 'KIND', 'location': 'urban', 'teachingArea': 0, 'indoorSportsArea': 0, 'sportsGroundArea': 0, 'stages': [{'stage': 'KIND', 'students': STUDENTS, 'musicTeachers': 0, 'artTeachers': 0, 'generalArtsTeachers': 0 STAGE}] SCHOOL}]}
      """;

  @ParameterizedTest(name = "{0} at {3}, in steps of {4}")
  @CsvSource({
    "staff.above-degree.primary, primary, stage aboveDegreeTeachers, 4.2, 0.01",
    "staff.above-degree.primary, primary, stage aboveDegreeTeachers, 4.2, 0.001",
    "staff.above-degree.junior, junior, stage aboveDegreeTeachers, 5.3, 0.01",
    "staff.above-degree.junior, junior, stage aboveDegreeTeachers, 5.3, 0.001",
    "staff.pe-arts, primary, stage peTeachers, 0.9, 0.01",
    "staff.pe-arts, junior, stage peTeachers, 0.9, 0.001",
    "equipment.multimedia.primary, primary, school multimediaRooms, 2.3, 0.01",
    "equipment.multimedia.primary, primary, school multimediaRooms, 2.3, 0.001",
    "equipment.multimedia.junior, junior, school multimediaRooms, 2.4, 0.01",
    "equipment.multimedia.junior, junior, school multimediaRooms, 2.4, 0.001",
    "space.teaching.primary, primary, school teachingArea, 4.5, 0.01",
    "space.teaching.primary, primary, school teachingArea, 4.5, 0.0000000001",
    "space.teaching.junior, junior, school teachingArea, 5.8, 0.01",
    "space.teaching.junior, junior, school teachingArea, 5.8, 0.0000000001",
    "space.sports.primary, primary, school sportsGroundArea, 7.5, 0.01",
    "space.sports.primary, primary, school sportsGroundArea, 7.5, 0.0000000001",
    "space.sports.junior, junior, school sportsGroundArea, 10.2, 0.01",
    "space.sports.junior, junior, school sportsGroundArea, 10.2, 0.0000000001",
  })
  void isMetFromTheLimitOn(
      String target, String kind, String field, BigDecimal limit, BigDecimal step) {
    // Counts are per hundred; ten million square metres or 100 000 teachers are the most that fit.
    boolean perHundred = step.scale() < 4 && !target.startsWith("space");
    int students =
        perHundred ? step.scale() == 2 ? 10_000 : 100_000 : step.scale() == 2 ? 100 : 10_000;
    BigDecimal times = BigDecimal.valueOf(perHundred ? students / 100 : students);
    for (int i = -1; i <= 1; i++) {
      BigDecimal figure = limit.add(step.multiply(BigDecimal.valueOf(i)));
      Finding finding =
          judged(target, kind, field, students, figure.multiply(times).stripTrailingZeros());

      assertThat(finding.outcome()).isEqualTo(i < 0 ? Outcome.UNMET : Outcome.MET);
      Judgment judgment = finding.judgment();
      assertThat(new BigDecimal(judgment.actual().exact())).isEqualByComparingTo(figure);
      assertThat(new BigDecimal(judgment.required().exact())).isEqualByComparingTo(limit);
      if (i < 0) {
        assertThat(new BigDecimal(judgment.gap().exact())).isEqualByComparingTo(step);
        assertThat(judgment.isRoundingSensitive(2)).isEqualTo(step.scale() > 2);
      }
    }
  }

  private static Finding judged(
      String target, String kind, String field, int students, BigDecimal amount) {
    String member = ", '" + field.split(" ")[1] + "': " + amount.toPlainString();
    boolean ofStage = field.startsWith("stage");
    // A member that stands twice would be refused: the one that is set takes the place of the 0.
    String text =
        SCHOOL
            .replace("'" + field.split(" ")[1] + "': 0, ", "")
            .replace("KIND", kind)
            .replace("STUDENTS", Integer.toString(students))
            .replace(" STAGE", ofStage ? member : "")
            .replace(" SCHOOL", ofStage ? "" : member);
    List<Finding> findings =
        ShippedRules.decide(ShippedRules.json(text)).findings().stream()
            .filter(finding -> finding.rule().id().equals(target))
            .toList();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
