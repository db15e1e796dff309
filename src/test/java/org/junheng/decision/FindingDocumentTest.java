package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junheng.facts.Submission;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a finding is told: what is shown, what is rounded which way, and what is left out. */
class FindingDocumentTest {
  private static final String DISTRICT =
      "{'district': {'code': '999999', 'name': '示例区', 'year': 2025, 'countDate': '2025-09-01'%s},"
          + " 'schools': [%s]}";

  /** 4.2 teachers above the required degree for every 100 students of a primary school. */
  @ParameterizedTest(name = "{0} teachers of {1} students: {3}")
  @CsvSource({
    "42, 1000, MET,   4.20,  ,        ",
    "41, 1000, UNMET, 4.10,  ,        0.10",
    "42, 1001, UNMET, 4.20, '600/143', 0.005",
    "43, 1000, MET,   4.30,  ,        ",
    "5,  119,  MET,   4.20, '500/119', ",
    "1,  3,    MET,   33.33, '100/3',  ",
  })
  void theFigureIsRoundedForShowingAndTheOutcomeIsNot(
      int teachers, int students, Outcome outcome, String actual, String exact, String gap) {
    FindingDocument found =
        finding(
            "staff.above-degree.primary",
            "'kind': 'primary', 'stages': [{'stage': 'primary', 'students': %d, 'aboveDegreeTeachers': %d}]"
                .formatted(students, teachers));

    assertThat(found.outcome()).isEqualTo(outcome);
    assertThat(found.actual()).hasToString(actual);
    assertThat(found.exact()).isEqualTo(exact);
    assertThat(found.gap() == null ? null : found.gap().toPlainString()).isEqualTo(gap);
    assertThat(found.required().value()).hasToString("4.2");
    assertThat(found.required().unit()).isEqualTo("人/百人");
  }

  @Test
  void anOutcomeThatRoundingWouldTurnIsMarked() {
    String school =
        "'kind': 'primary', 'stages': [{'stage': 'primary', 'students': %d, 'aboveDegreeTeachers': 42}]";

    assertThat(finding("staff.above-degree.primary", school.formatted(1001)).roundingSensitive())
        .isTrue();
    assertThat(finding("staff.above-degree.primary", school.formatted(1000)).roundingSensitive())
        .isNull();
  }

  @Test
  void theSubjectIsNamedWithTheSchoolThatItBelongsTo() {
    FindingDocument.Subject stage =
        finding(
                "staff.above-degree.primary",
                "'kind': 'primary', 'stages': [{'stage': 'primary', 'students': 1}]")
            .subject();

    assertThat(stage.type()).isEqualTo("Stage");
    assertThat(stage.id()).isEqualTo("primary");
    assertThat(stage.label()).isEqualTo("小学");
    assertThat(stage.path()).isEqualTo("/schools/0/stages/0");
    assertThat(stage.school()).isEqualTo(new FindingDocument.SchoolName("1", "甲学校"));
  }

  @Test
  void theDistrictIsNamedByItsCodeAndHasNoSchool() {
    FindingDocument.Subject district = finding("layout.plan", "'kind': 'primary'").subject();

    assertThat(district.id()).isEqualTo("999999");
    assertThat(district.path()).isEqualTo("/district");
    assertThat(district.school()).isNull();
  }

  @Test
  void anAbsentListIsNamedAtItsHolder() {
    FindingDocument found = finding("size.class.primary", "'kind': 'primary'");

    assertThat(found.outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(found.subject().path()).isEqualTo("/schools/0");
    assertThat(found.missing())
        .extracting(FindingDocument.Missing::pointer)
        .containsExactly("/facts/schools/0/classes");
    assertThat(found.evidence()).isNull();
  }

  @Test
  void aMissingAttestationIsNamedWhereItBelongs() {
    assertThat(finding("school.charter", "'kind': 'primary'").missing())
        .extracting(FindingDocument.Missing::pointer)
        .containsExactly("/facts/schools/0/attestations/school.charter");
  }

  @Test
  void whatDoesNotApplySaysWhyAndDemandsNothing() {
    FindingDocument found = finding("school.charter", "'kind': 'senior'");

    assertThat(found.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(found.reason()).isNotBlank();
    assertThat(found.required()).isNull();
    assertThat(found.missing()).isNull();
  }

  @Test
  void theReadingOfABoundaryYearIsShownInThatYearAlone() {
    String school =
        "'kind': 'primary', 'builtYear': %d, 'stages': [{'stage': 'primary', 'students': 9}]";

    assertThat(finding("size.school.old", school.formatted(2010)).otherReading()).isNotNull();
    assertThat(finding("size.school.old", school.formatted(2009)).otherReading()).isNull();
    assertThat(finding("size.school.old", school.formatted(2009)).reading()).isNull();
  }

  @Test
  void everyFindingOfAnEmptyRequestCanBeTold() {
    Submission submission = ShippedRules.submission(ShippedRules.json(DISTRICT.formatted("", "")));
    DecisionDocument told = document(submission, Trace.ALL);

    assertThat(told.verdict()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(told.findings()).hasSize(76);
    assertThat(told.findings()).allSatisfy(each -> assertThat(each.reason()).isNotBlank());
    assertThat(told.counts().keySet()).containsExactly(Outcome.values());
  }

  private static FindingDocument finding(String target, String school) {
    Submission submission =
        ShippedRules.submission(
            ShippedRules.json(
                DISTRICT.formatted("", "{'id': '1', 'name': '甲学校', " + school + "}")));
    List<FindingDocument> found =
        document(submission, Trace.NONE).findings().stream()
            .filter(each -> each.target().equals(target))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static DecisionDocument document(Submission submission, Trace trace) {
    DecisionRequest plain =
        DecisionRequest.of(ShippedRules.plan(), DecisionMaker.countDate(submission), submission);
    DecisionRequest request =
        new DecisionRequest(
            plain.pack(), plain.asOf(), plain.submission(), trace, plain.outcomes(), false, null);
    return DecisionDocument.of(
        ShippedRules.maker().decide(request),
        ShippedRules.maker().ruleSet(),
        request,
        Locale.SIMPLIFIED_CHINESE);
  }
}
