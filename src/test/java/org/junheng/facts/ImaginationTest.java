package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an absent list might hold: no more and no less than its limits leave open. */
class ImaginationTest {
  @ParameterizedTest(name = "a {0} school may have {1}")
  @CsvSource({
    "primary, primary",
    "junior, junior",
    "nine-year, primary junior",
    "special, primary junior",
  })
  void aSchoolHasTheStagesOfItsKind(String kind, String stages) {
    assertThat(imagined(SmallSubmissions.school(", 'kind': '" + kind + "'"), "Stage", "stage"))
        .isEqualTo(stages);
  }

  @Test
  void aSchoolOfUnknownKindMayHaveAll() {
    assertThat(imagined(SmallSubmissions.school(""), "Stage", "stage")).isEqualTo("primary junior");
  }

  @ParameterizedTest(name = "where the stages are {0}, classes may be of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        ", 'stages': [{'stage': 'junior'}] | junior",
        ", 'stages': [{'stage': 'junior'}, {'stage': 'primary'}] | primary junior",
        ", 'stages': [] | \"\"",
        "\"\" | primary junior"
      })
  void classesAreOfTheStagesThatAreListed(String stages, String classes) {
    assertThat(imagined(SmallSubmissions.school(stages), "SchoolClass", "stage"))
        .isEqualTo(classes);
  }

  @Test
  void whatIsImaginedHasNoFiguresNoPlaceAndAParent() {
    Fact school =
        SmallSubmissions.first(SmallSubmissions.accepted(SmallSubmissions.school("")), "School");
    List<Fact> imagined = school.imagine(SmallSubmissions.VOCABULARY.type("Stage").orElseThrow());

    assertThat(imagined).hasSize(2);
    for (Fact stage : imagined) {
      assertThat(stage.ordinal()).isEqualTo(-1);
      assertThat(stage.parent()).isSameAs(school);
      assertThat(SmallSubmissions.value(stage, "students")).isNull();
      assertThat(stage.attestations()).isEmpty();
    }
  }

  @Test
  void absenceMeansTheSameForTheImagined() {
    Fact district = SmallSubmissions.accepted(SmallSubmissions.district("")).root();
    List<Fact> schools = district.imagine(SmallSubmissions.VOCABULARY.type("School").orElseThrow());

    assertThat(schools).hasSize(5);
    assertThat(schools)
        .extracting(school -> SmallSubmissions.value(school, "closed"))
        .containsOnly(false);
    assertThat(schools).extracting(Fact::outside).containsOnlyNulls();
  }

  @Test
  void theShippedTypesSayWhatASchoolCanHave() {
    JsonNode facts =
        ShippedRules.json(
            "{'district': {'code': '1', 'name': 'x', 'year': 2025, 'countDate': '2025-09-01'}, 'schools': [{'id': '1', 'name': 'x', 'kind': 'complete-secondary'}]}");
    Submission submission = ShippedRules.submission(facts);
    Vocabulary vocabulary = submission.vocabulary();
    Fact school = submission.all(vocabulary.type("School").orElseThrow()).get(0);

    assertThat(names(school, vocabulary.type("Stage").orElseThrow(), "stage"))
        .isEqualTo("junior senior");
    assertThat(names(school, vocabulary.type("Grade").orElseThrow(), "stage"))
        .isEqualTo("junior senior");
    assertThat(names(school, vocabulary.type("Room").orElseThrow(), "kind")).isEqualTo("music art");
    assertThat(names(school, vocabulary.type("Security").orElseThrow(), "item"))
        .isEqualTo("closed-management guards alarm-and-video crossing-guards");
  }

  private static String imagined(JsonNode facts, String type, String field) {
    return names(
        SmallSubmissions.first(SmallSubmissions.accepted(facts), "School"),
        SmallSubmissions.VOCABULARY.type(type).orElseThrow(),
        field);
  }

  private static String names(Fact holder, FactType type, String field) {
    return holder.imagine(type).stream()
        .map(fact -> Objects.toString(SmallSubmissions.value(fact, field)))
        .collect(Collectors.joining(" "));
  }
}
