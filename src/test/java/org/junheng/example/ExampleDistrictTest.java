package org.junheng.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ExampleDistrictTest {
  private static final List<ObjectNode> SHIPPED =
      ExampleDistrict.schools(ExampleDistrict.SHIPPED_SCHOOLS, ExampleDistrict.SHIPPED_SEED)
          .toList();

  @Test
  void theSameSeedGivesTheSameBytesAlsoWhereDigitsAreWrittenOtherwise() {
    String here = text(ExampleDistrict.generate(90, 7));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(text(ExampleDistrict.generate(90, 7))).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anotherSeedGivesOtherFigures() {
    assertThat(text(ExampleDistrict.generate(90, 8)))
        .isNotEqualTo(text(ExampleDistrict.generate(90, 7)));
  }

  @Test
  void theDistrictHoldsTheSchoolsOfTheStream() {
    List<JsonNode> held = List.copyOf(schoolsOf(ExampleDistrict.generate(25, 3)));
    assertThat(held).isEqualTo(ExampleDistrict.schools(25, 3).toList());
  }

  @Test
  void ninetySchoolsAreTheMixOfTheDistrict() {
    assertThat(counted(SHIPPED, "kind"))
        .isEqualTo(
            Map.of(
                "primary", 54L,
                "junior", 16L,
                "nine-year", 8L,
                "complete-secondary", 3L,
                "twelve-year", 1L,
                "senior", 3L,
                "vocational", 1L,
                "special", 1L,
                "teaching-point", 3L));
  }

  @Test
  void fromTwentySchoolsUpThereIsOneOfEveryKindAtLeast() {
    for (int schools = 20; schools <= 200; schools++) {
      assertThat(counted(ExampleDistrict.schools(schools, 1).toList(), "kind"))
          .as("%d schools", schools)
          .hasSize(9);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 19, 20, 21, 89, 90, 91, 1000})
  void thereAreAsManySchoolsAsAskedForAndEachHasItsOwnIdAndName(int count) {
    List<ObjectNode> schools = ExampleDistrict.schools(count, 5).toList();
    assertThat(schools).hasSize(count);
    assertThat(schools).extracting(school -> school.path("id").asString()).doesNotHaveDuplicates();
    assertThat(schools)
        .extracting(school -> school.path("name").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void fewerThanNoSchoolsAreRefused() {
    assertThatThrownBy(() -> ExampleDistrict.schools(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 schools");
  }

  @Test
  void idsAreTheCodeAndANumberOfFourDigitsOrMore() {
    assertThat(SHIPPED.get(0).path("id").asString()).isEqualTo("3708110001");
    assertThat(SHIPPED.get(89).path("id").asString()).isEqualTo("3708110090");
    assertThat(ExampleDistrict.schools(10_001, 1).skip(10_000).findFirst())
        .hasValueSatisfying(
            school -> assertThat(school.path("id").asString()).isEqualTo("37081110001"));
  }

  @Test
  void aCampusIsNotCountedAndBelongsToACountedSchoolOfItsKind() {
    Map<String, ObjectNode> byId =
        SHIPPED.stream()
            .collect(Collectors.toMap(s -> s.path("id").asString(), Function.identity()));
    List<ObjectNode> campuses = SHIPPED.stream().filter(school -> school.has("parent")).toList();
    assertThat(campuses).hasSizeGreaterThan(2);
    assertThat(campuses)
        .allSatisfy(
            campus -> {
              ObjectNode parent = byId.get(campus.path("parent").asString());
              assertThat(campus.path("counted").asBoolean()).isFalse();
              assertThat(parent.path("counted").asBoolean()).isTrue();
              assertThat(parent.path("kind")).isEqualTo(campus.path("kind"));
              assertThat(parent.path("owner")).isEqualTo(campus.path("owner"));
              assertThat(campus.path("name").asString()).startsWith(parent.path("name").asString());
            });
  }

  @Test
  void theDistrictHasWhatItsTargetsTurnOn() {
    assertThat(counted(SHIPPED, "location").keySet())
        .isEqualTo(Map.of("urban", 0, "town", 0, "rural", 0).keySet());
    assertThat(counted(SHIPPED, "owner")).containsEntry("private", 7L);
    assertThat(counted(SHIPPED, "closed")).containsEntry("true", 1L);
    assertThat(counted(SHIPPED, "townshipCentral").get("true")).isBetween(4L, 8L);
    assertThat(counted(SHIPPED, "leasedForClassTime")).containsKeys("true", "false");
    assertThat(years(SHIPPED, "builtYear"))
        .contains(2010, 2016)
        .allMatch(year -> year >= 1958 && year <= 2024);
    assertThat(years(SHIPPED, "openedYear").stream().filter(year -> year >= 2024).count())
        .isBetween(3L, 6L);
  }

  @Test
  void ruralSchoolsAreSmallAndAFewUrbanOnesAreOverTheCap() {
    assertThat(SHIPPED)
        .filteredOn(school -> isA(school, "primary", "rural"))
        .isNotEmpty()
        .allSatisfy(school -> assertThat(students(school)).isBetween(50, 500));
    assertThat(SHIPPED)
        .filteredOn(school -> isA(school, "primary", "urban") && !school.has("parent"))
        .allSatisfy(school -> assertThat(students(school)).isBetween(700, 2600));
    assertThat(SHIPPED.stream().filter(school -> students(school) > 2400).count())
        .isBetween(2L, 6L);
  }

  @Test
  void aClosedSchoolSaysNothingMoreThanWhatItIs() {
    assertThat(SHIPPED)
        .filteredOn(school -> school.path("closed").asBoolean())
        .singleElement()
        .satisfies(
            school -> assertThat(school.has("stages") || school.has("teachingArea")).isFalse());
  }

  @Test
  void theOneSchoolIsThatOfTheDistrictWithNothingMissing() {
    ObjectNode facts = ExampleDistrict.oneSchool();
    JsonNode school = facts.path("schools").path(0);
    assertThat(facts.path("schools").size()).isEqualTo(1);
    assertThat(facts.path("district").size()).isEqualTo(5);
    assertThat(school.path("kind").asString()).isEqualTo("nine-year");
    assertThat(SHIPPED).contains((ObjectNode) school);
  }

  static String text(ObjectNode node) {
    StringWriter text = new StringWriter();
    ExampleDistrict.write(node, text);
    return text.toString();
  }

  private static Collection<JsonNode> schoolsOf(ObjectNode facts) {
    return IntStream.range(0, facts.path("schools").size())
        .mapToObj(facts.path("schools")::path)
        .toList();
  }

  private static Map<String, Long> counted(List<ObjectNode> schools, String field) {
    return schools.stream()
        .filter(school -> school.has(field))
        .collect(
            Collectors.groupingBy(school -> school.path(field).asString(), Collectors.counting()));
  }

  private static List<Integer> years(List<ObjectNode> schools, String field) {
    return schools.stream()
        .filter(school -> school.has(field))
        .map(school -> school.path(field).asInt())
        .toList();
  }

  private static boolean isA(ObjectNode school, String kind, String location) {
    return school.path("kind").asString().equals(kind)
        && school.path("location").asString().equals(location);
  }

  private static int students(ObjectNode school) {
    int students = 0;
    for (JsonNode stage : school.path("stages")) {
      students += stage.path("students").asInt();
    }
    return students;
  }
}
