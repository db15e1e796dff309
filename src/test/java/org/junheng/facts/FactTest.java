package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junheng.facts.SmallSubmissions.VOCABULARY;
import static org.junheng.facts.SmallSubmissions.accepted;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How facts are called, where they stand and what they see of each other. */
class FactTest {
  private static final Submission SUBMISSION =
      accepted(
          SmallSubmissions.schools(
              "[{'id': '1', 'name': '一小', 'stages': [{'stage': 'primary', 'students': 4}]},"
                  + " {'id': '2', 'closed': true, 'kind': 'nine-year', 'built': 2010, 'stages': [{'stage': 'primary'}, {'stage': 'junior'}], 'classes': [{'stage': 'junior', 'grade': 7, 'name': '2班'}, {'stage': 'junior', 'name': '$1\\\\\\\\班'}]}]"));

  @ParameterizedTest(name = "{0} {1} is {2} at {3}")
  @CsvSource({
    "District, 0, 任城区, /district",
    "School, 0, 一小, /schools/0",
    "School, 1, 学校2, /schools/1",
    "Stage, 0, 小学, /schools/0/stages/0",
    "Stage, 2, 初中, /schools/1/stages/1",
    "SchoolClass, 0, 7年级2班, /schools/1/classes/0",
    "SchoolClass, 1, 年级$1\\\\班, /schools/1/classes/1",
  })
  void hasANameForPeopleAndAPointer(String type, int ordinal, String label, String path) {
    Fact fact = SUBMISSION.all(VOCABULARY.type(type).orElseThrow()).get(ordinal);

    assertThat(fact.label()).isEqualTo(label);
    assertThat(fact.path()).isEqualTo(path);
    assertThat(fact.ordinal()).isEqualTo(ordinal);
  }

  @Test
  void whatBelongsToSomethingOutsideIsOutside() {
    Fact open = SUBMISSION.all(VOCABULARY.type("Stage").orElseThrow()).get(0);
    Fact closed = SUBMISSION.all(VOCABULARY.type("Stage").orElseThrow()).get(1);

    assertThat(open.outside()).isNull();
    assertThat(closed.outside().field().label()).isEqualTo("已撤销");
    assertThat(closed.outside().hops()).isEqualTo(1);
    assertThat(closed.outside().read(closed)).isEqualTo(true);
    assertThat(closed.requireParent().outside().hops()).isZero();
  }

  @Test
  void aPathLeadsToAFieldOfItsOwnOrOfWhatItBelongsTo() {
    FactType type = VOCABULARY.type("Stage").orElseThrow();
    Fact stage = SUBMISSION.all(type).get(2);

    assertThat(type.path(List.of("stage")).orElseThrow().read(stage)).isEqualTo("junior");
    assertThat(type.path(List.of("school", "built")).orElseThrow().read(stage)).isEqualTo(2010);
    assertThat(type.path(List.of("school", "district", "schoolSystem")).orElseThrow().read(stage))
        .isEqualTo("5-4");
    assertThat(type.path(List.of("school")).orElseThrow().read(stage)).isSameAs(stage.parent());
    assertThat(type.path(List.of("this")).orElseThrow().read(stage)).isSameAs(stage);
    assertThat(type.path(List.of("school", "district")).orElseThrow().isFact()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "students.count",
    "built",
    "school.stages",
    "district",
    "school.this",
    "this.stage",
    "''"
  })
  void aPathThatLeadsNowhereIsNone(String path) {
    assertThat(VOCABULARY.type("Stage").orElseThrow().path(List.of(path.split("\\.")))).isEmpty();
  }

  @Test
  void onlyWhatIsMoreThanIdentityIsAFigure() {
    assertThat(
            accepted(SmallSubmissions.district(", 'schoolSystem': '5-4', 'attestations': {}"))
                .root()
                .hasFigures())
        .isFalse();
    assertThat(accepted(SmallSubmissions.district(", 'budget': 0")).root().hasFigures()).isTrue();
    assertThat(
            accepted(
                    SmallSubmissions.district(
                        ", 'attestations': {'layout.plan': {'answer': false}}"))
                .root()
                .hasFigures())
        .isTrue();
    assertThat(accepted(SmallSubmissions.schools("[]")).root().hasFigures()).isFalse();
  }

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({
    "kind, nine-year, 九年制",
    "kind, other, other",
    "closed, true, 是",
    "closed, false, 否",
    "area, 1E+3, 1000",
    "area, 12.50, 12.50",
    "built, 2010, 2010",
    "name, 一小, 一小",
    "name, , —"
  })
  void aValueIsShownByItsLabel(String field, String value, String shown) {
    FactField of = VOCABULARY.type("School").orElseThrow().field(field).orElseThrow();
    Object typed =
        value == null
            ? null
            : switch (of.kind()) {
              case YES_NO -> Boolean.valueOf(value);
              case MEASURE -> new BigDecimal(value);
              case COUNT -> Integer.valueOf(value);
              default -> value;
            };

    assertThat(of.display(typed)).isEqualTo(shown);
  }

  @Test
  void typesFormATreeWithTheParentsFirst() {
    assertThat(VOCABULARY.types())
        .extracting(FactType::name)
        .containsExactly("District", "School", "Stage", "SchoolClass");
    assertThat(VOCABULARY.root().isRoot()).isTrue();
    FactType school = VOCABULARY.type("School").orElseThrow();
    assertThat(school.besideRoot()).isTrue();
    assertThat(school.list()).isEqualTo("schools");
    assertThat(school.children())
        .extracting(FactType::name)
        .containsExactly("Stage", "SchoolClass");
    assertThat(VOCABULARY.type("Stage").orElseThrow().isUnder(school)).isTrue();
    assertThat(school.isUnder(VOCABULARY.type("Stage").orElseThrow())).isFalse();
    assertThat(VOCABULARY.type("Room")).isEmpty();
  }

  @ParameterizedTest(name = "{0} in {1}..{2}: {3}")
  @CsvSource({
    "0, 0, 5, true",
    "5.000, 0, 5, true",
    "5.001, 0, 5, false",
    "-0.001, 0, 5, false",
    "99, , 99, true",
    "-99, , 99, true",
    "100, 100, , true",
    "99.99, 100, , false",
    "7, , , true"
  })
  void theEndsOfARangeBelongToIt(
      BigDecimal value, BigDecimal least, BigDecimal greatest, boolean within) {
    assertThat(new Range(least, greatest).contains(value)).isEqualTo(within);
  }

  @Test
  void aRangeIsNeverUpsideDown() {
    assertThatThrownBy(() -> new Range(BigDecimal.TEN, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Range(BigDecimal.ONE, null)).hasToString("1..");
  }
}
