package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junheng.decision.ShippedRules;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema that developers get against what the reader really accepts. */
class FactsSchemaTest {
  private final RuleSet rules = ShippedRules.maker().ruleSet();
  private final ObjectNode document =
      FactsSchema.document(rules.vocabulary(), rules.attestedTargets(), Locale.CHINESE);
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);

  @Test
  void everyFactTypeAndEveryFieldOfItHasASchemaWithItsLabel() {
    for (FactType type : rules.vocabulary().types()) {
      JsonNode definition = document.path("$defs").path(type.name());
      assertThat(definition.path("title").asString()).isEqualTo(type.label());
      for (FactField field : type.submitted()) {
        assertThat(definition.path("properties").path(field.name()).path("title").asString())
            .as("%s.%s", type, field.name())
            .isEqualTo(field.label());
      }
    }
  }

  @Test
  void aFigureHasItsUnitRangeAndNote() {
    JsonNode students = document.at("/$defs/Stage/properties/students");

    assertThat(students.path("type").asString()).isEqualTo("integer");
    assertThat(students.path("minimum").asInt()).isZero();
    assertThat(students.path("maximum").asInt()).isEqualTo(100_000);
    assertThat(students.path("description").asString()).contains("单位：人", "统计时点");
  }

  @Test
  void aWordHasTheChineseLabelsOfThoseAllowed() {
    assertThat(document.at("/$defs/Stage/properties/stage/oneOf").toString())
        .isEqualTo(
            "[{\"const\":\"primary\",\"title\":\"小学\"},{\"const\":\"junior\",\"title\":\"初中\"},"
                + "{\"const\":\"senior\",\"title\":\"高中\"}]");
  }

  @Test
  void theAttestationsAreThoseOfTheTargetsThatAreAttested() {
    assertThat(document.at("/$defs/School/properties/attestations/properties").propertyNames())
        .contains("school.charter", "safety.network")
        .doesNotContain("layout.plan");
    assertThat(document.at("/$defs/District/properties/attestations/properties/layout.plan/title"))
        .hasToString("\"" + ShippedRules.plan().rule("layout.plan").orElseThrow().title() + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"school", "district"})
  void theShippedExamplesConform(String name) throws IOException {
    JsonNode request =
        ShippedRules.json(Files.readString(Path.of("docs", "examples", name + ".json")));

    assertThat(schema.validate(request.path("facts"))).isEmpty();
  }

  @Test
  void whatTheReaderAcceptsConforms() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 60; i++) {
      ObjectNode facts = RandomSubmissions.next(random);
      ShippedRules.submission(facts);
      assertThat(schema.validate(facts)).as(facts.toString()).isEmpty();
    }
  }

  /** Each of these alone makes the example wrong, to the schema and to the reader alike. */
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/district                | unheardOf        | 1",
        "/district                | code             | 370811",
        "/district                | name             | ' '",
        "/district                | countDate        | '2025-02-30'",
        "/district                | year             | 2025.5",
        "/district                | year             | 1999",
        "/district                | schoolSystem     | '6-4'",
        "/schools/0               | kind             | 'primry'",
        "/schools/0               | teachingArea     | -0.01",
        "/schools/0               | teachingArea     | '400'",
        "/schools/0               | boarding         | 'no'",
        "/schools/0               | stages           | {}",
        "/schools/0               | parent           | '1'",
        "/schools/0/stages/0      | students         | 100001",
        "/schools/0/stages/0      | school           | {}",
        "/schools/0/rooms/0       | kind             | 'dance'",
        "/schools/0/attestations  | layout.plan      | {'answer': true}",
        "/schools/0/attestations  | school.charter   | true",
        "/schools/0/attestations  | school.charter   | {'by': '甲'}",
        "/schools/0/attestations  | school.charter   | {'answer': 'yes'}",
        "/schools/0/attestations  | school.charter   | {'answer': true, 'on': 'today'}",
      })
  void whatDoesNotConformIsRefusedByTheReader(String place, String member, String value) {
    ObjectNode facts = FactsExample.of(rules.vocabulary(), rules.attestedTargets());
    assertThat(schema.validate(facts)).isEmpty();
    ((ObjectNode) facts.at(place)).set(member, ShippedRules.json(value));

    assertThat(
            schema.validate(
                facts, run -> run.executionConfig(c -> c.formatAssertionsEnabled(true))))
        .isNotEmpty();
    assertThat(ShippedRules.maker().reader(ShippedRules.plan()).read(facts, "/facts"))
        .isInstanceOf(SubmissionReader.Result.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/district, code",
    "/district, countDate",
    "/schools/0, kind",
    "/schools/0/stages/0, stage"
  })
  void whatMustBeGivenIsRequiredByBoth(String place, String member) {
    ObjectNode facts = FactsExample.of(rules.vocabulary(), rules.attestedTargets());
    ((ObjectNode) facts.at(place)).remove(member);

    assertThat(schema.validate(facts)).isNotEmpty();
    assertThat(ShippedRules.maker().reader(ShippedRules.plan()).read(facts, "/facts"))
        .isInstanceOf(SubmissionReader.Result.Refused.class);
  }

  @Test
  void inEnglishTheTitlesAreEnglish() {
    ObjectNode english =
        FactsSchema.document(rules.vocabulary(), rules.attestedTargets(), Locale.ENGLISH);

    assertThat(english.at("/$defs/Stage/properties/students/title").asString())
        .isEqualTo("students");
    assertThat(english.at("/$defs/School/properties/attestations/title").asString())
        .contains("Targets");
  }
}
