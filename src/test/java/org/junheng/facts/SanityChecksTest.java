package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Doubts about a submission come back as warnings and do not stop it. */
class SanityChecksTest {
  private static final String S = "/facts/schools/0";

  /** Facts and the doubts about them. */
  record Doubtful(String sentence, JsonNode facts, List<String> warnings) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doubts")
  void isWarnedAboutAtItsPlace(Doubtful doubtful) {
    assertThat(SmallSubmissions.shown(SmallSubmissions.accepted(doubtful.facts()).warnings()))
        .isEqualTo(doubtful.warnings());
  }

  static List<Doubtful> doubts() {
    String stages =
        ", 'stages': [{'stage': 'primary', 'students': 80}, {'stage': 'junior', 'students': 40}]";
    return List.of(
        school(
            "a part above its whole",
            ", 'area': 10, 'hall': 10.000001",
            S + "/hall sanity.part-above-whole"),
        school("a part equal to its whole", ", 'area': 10, 'hall': 10.0"),
        school("a part without its whole", ", 'hall': 10"),
        school(
            "parts in several elements",
            ", 'stages': [{'stage': 'primary', 'students': 1, 'teachers': 2}, {'stage': 'junior', 'students': 0, 'teachers': 1}]",
            S + "/stages/0/teachers sanity.part-above-whole",
            S + "/stages/1/teachers sanity.part-above-whole"),
        school(
            "classes that do not add up",
            stages
                + ", 'classes': [{'stage': 'primary', 'students': 40}, {'stage': 'primary', 'students': 39}, {'stage': 'junior', 'students': 40}]",
            S + "/stages/0/students sanity.sum-differs"),
        school(
            "classes that add up",
            stages
                + ", 'classes': [{'stage': 'primary', 'students': 40}, {'stage': 'primary', 'students': 40}, {'stage': 'junior', 'students': 40}]"),
        school(
            "a class without its students",
            stages + ", 'classes': [{'stage': 'primary'}, {'stage': 'junior', 'students': 40}]"),
        school(
            "no classes where there are students",
            stages + ", 'classes': []",
            S + "/stages/0/students sanity.sum-differs",
            S + "/stages/1/students sanity.sum-differs"),
        school("classes that were not submitted", stages),
        school(
            "a stage without its students",
            ", 'stages': [{'stage': 'primary'}], 'classes': [{'stage': 'primary', 'students': 4}]"),
        school(
            "a campus of an unknown school",
            ", 'parent': 's9', 'counted': false",
            S + "/parent sanity.refers-to-nothing"),
        new Doubtful(
            "campuses of one unknown school",
            SmallSubmissions.schools(
                "[{'id': '1', 'parent': '9', 'counted': true}, {'id': '2', 'parent': '9', 'counted': true}, {'id': '3', 'parent': '1', 'counted': true}]"),
            List.of("/facts/schools/0/parent sanity.refers-to-nothing")),
        school(
            "an answer without signatory",
            ", 'attestations': {'school.charter': {'answer': true, 'evidence': 'x'}}",
            S + "/attestations/school.charter attestation.unsupported"),
        school(
            "an answer without evidence",
            ", 'attestations': {'school.charter': {'answer': true, 'by': 'x'}}",
            S + "/attestations/school.charter attestation.unsupported"),
        school(
            "an answer with both",
            ", 'attestations': {'school.charter': {'answer': true, 'by': 'x', 'evidence': 'x'}}"));
  }

  @Test
  void aWarningNamesTheFigures() {
    List<Fault> warnings =
        SmallSubmissions.accepted(SmallSubmissions.school(", 'area': 1E+1, 'hall': 10.50"))
            .warnings();

    assertThat(warnings.get(0).message().arguments())
        .containsExactly("体育馆面积", "10.50", "校舍面积", "10");
  }

  @Test
  void theShippedFactsAreCheckedAsTheDomainSays() {
    JsonNode facts =
        ShippedRules.json(
            "{'district': {'code': '1', 'name': 'x', 'year': 2025, 'countDate': '2025-09-01', 'canteens': 1, 'canteensOpenKitchen': 2, 'juniorCohort': 10, 'juniorGraduates': 20}, 'schools': [{'id': '1', 'name': 'x', 'kind': 'primary', 'parent': '7', 'counted': false, 'teachingArea': 1, 'indoorSportsArea': 2,"
                + " 'stages': [{'stage': 'primary', 'students': 90, 'fullTimeTeachers': 5, 'certifiedTeachers': 6, 'aboveDegreeTeachers': 7, 'backboneTeachers': 8, 'pupilsAdmitted': 1, 'pupilsAdmittedFromCatchment': 2}],"
                + " 'grades': [{'stage': 'primary', 'number': 1, 'writtenHomeworkMinutes': 9, 'homeworkMinutes': 8}], 'classes': [{'stage': 'primary', 'students': 44}]}]}");

    assertThat(SmallSubmissions.shown(ShippedRules.submission(facts).warnings()))
        .containsExactlyInAnyOrder(
            "/facts/district/canteensOpenKitchen sanity.part-above-whole",
            "/facts/schools/0/parent sanity.refers-to-nothing",
            "/facts/schools/0/indoorSportsArea sanity.part-above-whole",
            "/facts/schools/0/stages/0/certifiedTeachers sanity.part-above-whole",
            "/facts/schools/0/stages/0/aboveDegreeTeachers sanity.part-above-whole",
            "/facts/schools/0/stages/0/backboneTeachers sanity.part-above-whole",
            "/facts/schools/0/stages/0/pupilsAdmittedFromCatchment sanity.part-above-whole",
            "/facts/schools/0/grades/0/writtenHomeworkMinutes sanity.part-above-whole",
            "/facts/schools/0/stages/0/students sanity.sum-differs");
  }

  private static Doubtful school(String sentence, String members, String... warnings) {
    return new Doubtful(sentence, SmallSubmissions.school(members), List.of(warnings));
  }
}
