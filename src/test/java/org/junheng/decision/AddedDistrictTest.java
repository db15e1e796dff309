package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Adding a district is adding a folder: a pack that this repository does not ship is copied beside
 * the fact types and the national method, without the plan of another district, and judges its
 * schools by its own numbers and its own school system.
 */
class AddedDistrictTest {
  private static final String SCHOOLS =
      """
      {'district': {'code': '9', 'name': '和平区', 'year': 2026, 'countDate': '2026-09-01'},
       'schools': [
         {'id': '1', 'name': '一小', 'kind': 'primary', 'location': 'urban', 'equipmentValue': 225000, 'multimediaRooms': 2,
          'stages': [{'stage': 'primary', 'students': 100, 'aboveDegreeTeachers': 5}],
          'grades': [{'stage': 'primary', 'number': 6, 'homeworkMinutes': 56}],
          'classes': [{'stage': 'primary', 'grade': 6, 'name': '1班', 'students': 43}]},
         {'id': '2', 'name': '二小', 'kind': 'primary', 'location': 'rural', 'equipmentValue': 224999.99,
          'stages': [{'stage': 'primary', 'students': 100, 'aboveDegreeTeachers': 4}],
          'grades': [{'stage': 'primary', 'number': 6, 'homeworkMinutes': 55}],
          'classes': [{'stage': 'primary', 'grade': 6, 'name': '1班', 'students': 43}]}]}
      """;

  @TempDir static Path rules;
  private static DecisionMaker maker;

  @BeforeAll
  static void addTheFolder() throws IOException {
    copy(Path.of("rules/facts"), rules.resolve("facts"));
    copy(Path.of("rules/national2017"), rules.resolve("national2017"));
    copy(Path.of("src/test/resources/districts/heping2026"), rules.resolve("heping2026"));
    maker = DecisionMaker.of(ShippedRules.sound(ShippedRules.read(rules)));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @AfterAll
  static void close() {
    maker.close();
  }

  @Test
  void itsSchoolsAreJudgedByItsOwnNumbers() {
    Decision decision = decide("heping2026", SCHOOLS);

    assertThat(decision.findings()).extracting(Finding::outcome).doesNotContain(Outcome.ERROR);
    assertThat(outcomes(decision, "heping.above-degree")).containsExactly("MET", "UNMET");
    assertThat(outcomes(decision, "heping.equipment")).containsExactly("MET", "UNMET");
    assertThat(outcomes(decision, "heping.multimedia")).containsExactly("UNMET", "UNDETERMINED");
    assertThat(decision.summary().verdict()).isEqualTo(Outcome.UNMET);
  }

  @Test
  void theSixthGradeBelongsToItsPrimarySchools() {
    assertThat(outcomes(decide("heping2026", SCHOOLS), "heping.homework.grade4-6"))
        .containsExactly("UNMET", "MET");
    JsonNode otherSystem =
        ShippedRules.json(SCHOOLS.replace("'year': 2026", "'year': 2026, 'schoolSystem': '5-4'"));
    assertThat(maker.reader(maker.pack("heping2026").orElseThrow()).read(otherSystem, ""))
        .isInstanceOf(SubmissionReader.Result.Refused.class);
  }

  @Test
  void itsRelaxationTakesThePlaceOfItsRuleForAsLongAsItLasts() {
    assertThat(outcomes(decide("heping2026", SCHOOLS), "heping.class.primary"))
        .containsExactly("UNMET", "NOT_APPLICABLE");
    assertThat(outcomes(decide("heping2026", SCHOOLS), "heping.class.primary.rural"))
        .containsExactly("NOT_APPLICABLE", "MET");
    String later = SCHOOLS.replace("'2026-09-01'", "'2029-02-01'");
    assertThat(outcomes(decide("heping2026", later), "heping.class.primary"))
        .containsExactly("UNMET", "UNMET");
  }

  @Test
  void itsConclusionRestsOnItsOwnIndicators() {
    assertThat(outcomes(decide("heping2026", SCHOOLS), "heping.two-of-three"))
        .containsExactly("MET", "UNMET");
  }

  @Test
  void theNationalMethodJudgesTheSameSchoolsBesideIt() {
    Decision decision = decide("national2017", SCHOOLS);

    assertThat(decision.findings()).extracting(Finding::outcome).doesNotContain(Outcome.ERROR);
    assertThat(outcomes(decision, "national.above-degree.primary")).containsExactly("MET", "UNMET");
    assertThat(outcomes(decision, "national.size.class.primary")).containsExactly("MET", "MET");
  }

  private static Decision decide(String id, String facts) {
    SubmissionReader.Result result =
        maker.reader(maker.pack(id).orElseThrow()).read(ShippedRules.json(facts), "");
    if (result instanceof SubmissionReader.Result.Refused refused) {
      throw new AssertionError(refused.faults().toString());
    }
    Submission submission = ((SubmissionReader.Result.Accepted) result).submission();
    return maker.decide(
        maker.pack(id).orElseThrow(), submission, DecisionMaker.countDate(submission), false);
  }

  private static List<String> outcomes(Decision decision, String target) {
    return decision.findings().stream()
        .filter(finding -> finding.rule().id().equals(target))
        .map(finding -> finding.outcome().name())
        .toList();
  }
}
