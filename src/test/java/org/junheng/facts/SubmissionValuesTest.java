package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.facts.SmallSubmissions.accepted;
import static org.junheng.facts.SmallSubmissions.first;
import static org.junheng.facts.SmallSubmissions.school;
import static org.junheng.facts.SmallSubmissions.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a submission says, value by value, and what it means to say nothing. */
class SubmissionValuesTest {
  @Test
  void eachKindOfValueIsReadAsWhatItIs() {
    Fact school =
        first(
            accepted(
                school(
                    ", 'name': '一小', 'kind': 'primary', 'boarding': false, 'opened': '2020-02-29', 'built': 2010, 'area': 12268.36")),
            "School");

    assertThat(value(school, "name")).isEqualTo("一小");
    assertThat(value(school, "boarding")).isEqualTo(false);
    assertThat(value(school, "opened")).isEqualTo(LocalDate.of(2020, 2, 29));
    assertThat(value(school, "built")).isEqualTo(2010);
    assertThat(value(school, "area")).isEqualTo(new BigDecimal("12268.36"));
    assertThat(value(school, "district"))
        .isEqualTo(school.parent())
        .isSameAs(school.requireParent());
  }

  @Property
  void aMeasureIsExactlyTheDecimalThatWasWritten(@ForAll("measures") BigDecimal area) {
    Fact school = first(accepted(school(", 'area': " + area.toPlainString())), "School");

    assertThat(value(school, "area")).isEqualTo(area);
  }

  @Provide
  Arbitrary<BigDecimal> measures() {
    return Arbitraries.longs()
        .between(0, 999_999_999_999L)
        .flatMap(
            digits ->
                Arbitraries.integers()
                    .between(0, 6)
                    .map(scale -> BigDecimal.valueOf(digits, scale)));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"2010, 2010", "2010.0, 2010", "2.01e3, 2010", "201E1, 2010", "2010.000000, 2010"})
  void aWholeNumberIsACountHoweverItIsWritten(String written, int count) {
    assertThat(value(first(accepted(school(", 'built': " + written)), "School"), "built"))
        .isEqualTo(count);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1e17, 100000000000000000",
    "1E+2, 100",
    "0e5, 0",
    "-0, 0",
    "0.1000000000, 0.1",
    "123456789012.123456, 123456789012.123456"
  })
  void aMeasureMayBeWrittenWithAnExponent(String written, BigDecimal measure) {
    BigDecimal area =
        (BigDecimal) value(first(accepted(school(", 'area': " + written)), "School"), "area");

    assertThat(area).isEqualByComparingTo(measure);
    assertThat(area.scale()).isNotNegative();
  }

  /** Added to another figure, or written out, such a zero would be a billion digits long. */
  @ParameterizedTest
  @ValueSource(strings = {"0e-2000", "0e-2000000000", "0e2000000000", "0.000e-1000000"})
  void aZeroIsAZeroWhateverItsExponent(String written) {
    SubmissionReader.Result result = SmallSubmissions.read(school(", 'area': " + written));
    if (result instanceof SubmissionReader.Result.Accepted submitted) {
      BigDecimal area = (BigDecimal) value(first(submitted.submission(), "School"), "area");
      assertThat(area.signum()).isZero();
      assertThat(area.scale()).isBetween(0, 40);
    }
  }

  @Test
  void nullIsAbsent() {
    JsonNode nulls =
        school(
            ", 'name': null, 'kind': null, 'boarding': null, 'opened': null, 'built': null, 'area': null, 'stages': null, 'attestations': null");
    Fact school = first(accepted(nulls), "School");
    Fact bare = first(accepted(school("")), "School");

    for (FactField field : school.type().submitted()) {
      assertThat(school.value(field)).as(field.name()).isEqualTo(bare.value(field));
    }
    assertThat(school.list(SmallSubmissions.VOCABULARY.type("Stage").orElseThrow())).isNull();
    assertThat(school.attestations()).isEmpty();
  }

  @Test
  void anAbsentListIsNotAnEmptyOne() {
    FactType stage = SmallSubmissions.VOCABULARY.type("Stage").orElseThrow();

    assertThat(first(accepted(school("")), "School").list(stage)).isNull();
    assertThat(first(accepted(school(", 'stages': []")), "School").list(stage)).isEmpty();
  }

  @Test
  void absenceMeansWhatTheFieldSaysItMeans() {
    assertThat(value(first(accepted(school("")), "School"), "closed")).isEqualTo(false);
    assertThat(value(first(accepted(school(", 'closed': true")), "School"), "closed"))
        .isEqualTo(true);
    assertThat(value(first(accepted(school("")), "School"), "boarding")).isNull();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | 0",
        ", 'reserved': true | ",
        ", 'reserved': false | ",
        ", 'leased': 5 | 5",
        ", 'leased': 5, 'reserved': true | 5",
        ", 'leased': null, 'reserved': null | 0"
      })
  void aLeaseIsZeroOnlyWhereNothingIsSaidOfIt(String members, BigDecimal leased) {
    assertThat(value(first(accepted(school(members)), "School"), "leased")).isEqualTo(leased);
  }

  @Test
  void theSchoolSystemOfTheDocumentIsAssumed() {
    Fact silent = accepted(SmallSubmissions.district("")).root();
    Fact agreeing = accepted(SmallSubmissions.district(", 'schoolSystem': '5-4'")).root();

    assertThat(value(silent, "schoolSystem"))
        .isEqualTo("5-4")
        .isEqualTo(value(agreeing, "schoolSystem"));
    // And limits what depends on it.
    assertThat(
            SmallSubmissions.faults(
                school(
                    ", 'stages': [{'stage': 'junior'}], 'classes': [{'stage': 'junior', 'grade': 5}]")))
        .containsExactly("/facts/schools/0/classes/0/grade facts.not-allowed-here");
    assertThat(
            SmallSubmissions.faults(
                school(
                    ", 'stages': [{'stage': 'junior'}], 'classes': [{'stage': 'junior', 'grade': 6}]")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", 'area': 0",
        ", 'hall': 100000",
        ", 'hall': 0.000000",
        ", 'built': 1800",
        ", 'built': 2100",
        ", 'parent': 'x', 'counted': false",
        ", 'kind': 'nine-year', 'stages': [{'stage': 'junior'}, {'stage': 'primary'}]",
        ", 'classes': [{'stage': 'junior', 'grade': 9}]",
        ", 'stages': [{'stage': 'primary'}], 'classes': [{'stage': 'primary', 'name': '1班'}, {'stage': 'primary', 'name': '1班'}]",
        ", 'attestations': {'school.charter': {'answer': false, 'by': null, 'on': '2025-09-01', 'evidence': 'x'}}"
      })
  void theEndsOfALimitAreWithinIt(String members) {
    assertThat(SmallSubmissions.faults(school(members))).isEmpty();
  }

  @Test
  void whatIsNotNamedMayBeThereTwice() {
    assertThat(SmallSubmissions.faults(school(", 'stages': [{'stage': 'primary'}]"))).isEmpty();
    assertThat(
            SmallSubmissions.faults(
                SmallSubmissions.schools(
                    "[{'id': '1', 'stages': [{'stage': 'primary'}]}, {'id': '2', 'stages': [{'stage': 'primary'}]}]")))
        .isEmpty();
  }

  @Test
  void anAnswerIsKeptWithWhoGaveItWhenAndOnWhatEvidence() {
    Fact school =
        first(
            accepted(
                school(
                    ", 'attestations': {'school.charter': {'answer': true, 'by': '局', 'on': '2025-09-01', 'evidence': '文'}}")),
            "School");

    assertThat(school.attestations()).containsOnlyKeys("school.charter");
    assertThat(school.attestations().get("school.charter"))
        .isEqualTo(new Attestation(true, "局", LocalDate.of(2025, 9, 1), "文"));
  }
}
