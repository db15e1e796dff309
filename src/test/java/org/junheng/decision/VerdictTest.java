package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Outcome;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The verdict is over what binds: the worst that was found, and never a pass by what was not
 * submitted.
 */
class VerdictTest {
  private static final DecisionMaker MAKER =
      DecisionMaker.of(
          SmallRules.of(
                  standing("binding", "built"),
                  standing("benchmark", "area"),
                  standing("progress", "hall"),
                  SmallRules.rule(
                      "budget",
                      "$x : District( $budget : budget )",
                      "require.atLeast($x, $budget, 10)"),
                  SmallRules.rule(
                      "stage",
                      "$x : Stage( $students : students )",
                      "require.atLeast($x, $students, 10)"))
              .sound());

  private static String standing(String standing, String field) {
    return SmallRules.rule(
            standing,
            "$x : School( kind != \"special\", $f : %s )".formatted(field),
            "require.atLeast($x, $f, 10)")
        .replace("@title(\"要求\")", "@title(\"要求\") @standing(\"" + standing + "\")");
  }

  @AfterAll
  static void close() {
    MAKER.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'built': 2000 | MET",
        "'built': 2000, 'area': 1, 'hall': 1 | MET",
        "'built': 2000, 'stages': [{'stage': 'primary', 'students': 9}] | UNMET",
        "'area': 20, 'hall': 20 | UNDETERMINED",
        "'kind': 'special' | MET",
        "'built': 2000, 'closed': true | MET",
      })
  void benchmarksAndProgressNeverFail(String school, Outcome verdict) {
    String kind = school.contains("kind") ? "" : "'kind': 'primary', ";
    String stages = school.contains("stages") ? "" : ", 'stages': []";

    assertThat(
            decide(", 'budget': 10", ", 'schools': [{'id': '1', " + kind + school + stages + "}]")
                .summary()
                .verdict())
        .isEqualTo(verdict);
  }

  @ParameterizedTest(name = "district {0}, schools {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'budget': 10 | [{'id': '1', 'kind': 'primary', 'built': 2000, 'stages': []}] | MET",
        "'budget': 9 | [{'id': '1', 'kind': 'primary', 'built': 2000, 'stages': []}] | UNMET",
        "'planned': 9 | [{'id': '1', 'kind': 'primary', 'built': 2000, 'stages': []}] | UNDETERMINED",
        // Nothing of the district's own, or no schools at all: not judged, and no pass.
        "'schoolSystem': '5-4' | [{'id': '1', 'kind': 'primary', 'built': 2000, 'stages': []}] | UNDETERMINED",
        "'budget': 10 | absent | UNDETERMINED",
        "'budget': 9 | absent | UNMET",
        "'schoolSystem': '5-4' | absent | UNDETERMINED",
        // That there are none is an answer.
        "'budget': 10 | [] | MET",
      })
  void whatWasNotSubmittedCanNotHaveBeenMet(String district, String schools, Outcome verdict) {
    assertThat(
            decide(", " + district, schools.equals("absent") ? "" : ", 'schools': " + schools)
                .summary()
                .verdict())
        .isEqualTo(verdict);
  }

  @Test
  void theFindingsAreCountedByOutcomeAndForEachSchool() {
    Decision decision =
        decide(
            ", 'budget': 10",
            ", 'schools': [{'id': '1', 'kind': 'primary', 'built': 2000, 'area': 5, 'hall': 5, 'stages': [{'stage': 'primary', 'students': 1}]}, {'id': '2', 'kind': 'special', 'stages': []}, {'id': '3'}]");

    assertThat(decision.summary().counts())
        .containsOnlyKeys(
            Outcome.MET,
            Outcome.UNMET,
            Outcome.BEHIND,
            Outcome.UNDETERMINED,
            Outcome.NOT_APPLICABLE,
            Outcome.NOT_JUDGED);
    assertThat(decision.summary().counts().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(decision.findings().size());
    assertThat(decision.schools()).hasSize(3);
    List<Decision.Summary> schools = List.copyOf(decision.schools().values());
    assertThat(schools)
        .extracting(Decision.Summary::verdict)
        .containsExactly(Outcome.UNMET, Outcome.UNDETERMINED, Outcome.UNDETERMINED);
    assertThat(schools.get(0).counts())
        .containsEntry(Outcome.MET, 1)
        .containsEntry(Outcome.UNMET, 1)
        .containsEntry(Outcome.BEHIND, 2);
    assertThat(schools.get(1).counts())
        .containsEntry(Outcome.NOT_APPLICABLE, 3)
        .containsEntry(Outcome.NOT_JUDGED, 1);
    assertThat(schools.get(2).counts()).containsEntry(Outcome.UNDETERMINED, 4);
  }

  private static Decision decide(String district, String schools) {
    SubmissionReader.Result result =
        MAKER
            .reader(MAKER.pack("plan").orElseThrow())
            .read(
                ShippedRules.json(
                    "{'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'"
                        + district
                        + "}"
                        + schools
                        + "}"),
                "");
    Submission submission = ((SubmissionReader.Result.Accepted) result).submission();
    return MAKER.decide(
        MAKER.pack("plan").orElseThrow(), submission, DecisionMaker.countDate(submission), false);
  }
}
