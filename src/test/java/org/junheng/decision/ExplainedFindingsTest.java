package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junheng.rules.Gap;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a finding explains itself: what is missing, what decided, how else it could be read. */
class ExplainedFindingsTest {
  private static final String DISTRICT =
      "{'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'%s}";

  @Test
  void aMissingFigureIsNamedAtItsPlace() {
    Decision decision =
        school(
            "'kind': 'nine-year', 'teachingArea': 5, 'stages': [{'stage': 'primary', 'students': 90}, {'stage': 'junior'}]");

    assertThat(of(decision, "space.teaching.primary").get(0).missing())
        .extracting(Gap::pointer)
        .containsExactlyInAnyOrder("/schools/0/indoorSportsArea", "/schools/0/stages/1/students");
    assertThat(of(decision, "space.teaching.primary").get(0).missing())
        .extracting(Gap::label)
        .contains("一校：室内体育用房面积", "初中：在校生数");
    assertThat(of(decision, "school.charter").get(0).missing())
        .extracting(Gap::pointer)
        .containsExactly("/schools/0/attestations/school.charter");
    assertThat(of(decision, "size.school.old").get(0).missing())
        .extracting(Gap::pointer)
        .contains("/schools/0/builtYear");
  }

  @Test
  void theFiguresThatDecideAreShown() {
    Finding finding =
        of(
                school(
                    "'kind': 'primary', 'multimediaRooms': 2, 'stages': [{'stage': 'primary', 'students': 90}]"),
                "equipment.multimedia.primary")
            .get(0);

    assertThat(finding.evidence())
        .extracting(Rule.Evidence::field)
        .containsExactly(
            "total(School.multimediaRooms)",
            "total(Stage.students)",
            "total(Stage.students)",
            "total(Stage.students)");
    assertThat(finding.evidence())
        .extracting(evidence -> String.valueOf(evidence.value()))
        .containsExactly("2", "90", "0", "0");
    assertThat(finding.judgment().actual()).hasToString("20/9");
    assertThat(finding.judgment().gap()).hasToString("7/90");
  }

  @ParameterizedTest(name = "built in {0}: {1}, with the other reading {2}")
  @CsvSource({"2009, UNMET, ", "2010, UNMET, UNMET", "2011, NOT_APPLICABLE, "})
  void aBoundaryYearShowsTheOutcomeUnderTheOtherReading(int year, Outcome outcome, Outcome other) {
    Decision decision =
        school(
            "'kind': 'primary', 'builtYear': "
                + year
                + ", 'stages': [{'stage': 'primary', 'students': 2401}]");
    Finding finding = of(decision, "size.school.old").get(0);

    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.hasOtherReading()).isEqualTo(other != null);
    assertThat(finding.reading().isEmpty()).isEqualTo(other == null);
    if (other != null) {
      Judgment judged = finding.judgedBy(decision.pack().rule("size.school.new").orElseThrow());
      assertThat(judged.outcome()).isEqualTo(other);
      assertThat(judged.required()).hasToString("2000");
      assertThat(judged.gap()).hasToString("401");
    }
  }

  @Test
  void theSchoolsBelowAShareOfTheDistrictAreNamed() {
    String school =
        "{'id': '%s', 'name': '%s', 'kind': 'junior', 'owner': 'public', 'location': 'town', 'boarding': false, 'stages': [{'stage': 'junior', 'pupilsAdmitted': 100, 'pupilsAdmittedFromCatchment': %d}]}";
    Decision decision =
        decide(
            DISTRICT.formatted("")
                + ", 'schools': ["
                + school.formatted("1", "甲", 94)
                + ", "
                + school.formatted("2", "乙", 95)
                + ", "
                + school.formatted("3", "丙", 99)
                + "]}");
    Finding finding = of(decision, "admission.nearby.junior").get(0);

    assertThat(finding.outcome()).isEqualTo(Outcome.MET);
    assertThat(finding.judgment().actual()).hasToString("96");
    assertThat(finding.below())
        .extracting(below -> below.fact().path() + " " + below.judgment().actual())
        .containsExactly("/schools/0/stages/0 94");
  }

  private static List<Finding> of(Decision decision, String... targets) {
    return decision.findings().stream()
        .filter(finding -> List.of(targets).contains(finding.rule().id()))
        .toList();
  }

  private static Decision school(String members) {
    return decide(
        DISTRICT.formatted("") + ", 'schools': [{'id': '1', 'name': '一校', " + members + "}]}");
  }

  private static Decision decide(String facts) {
    return ShippedRules.decide(ShippedRules.json(facts));
  }
}
