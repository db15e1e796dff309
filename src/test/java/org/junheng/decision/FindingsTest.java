package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junheng.rules.Gap;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found where something is zero, closed, absent or empty. */
class FindingsTest {
  private static final String DISTRICT =
      "{'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'%s}";

  @Test
  void noRoomsAndNoClassesIsNoPass() {
    Decision decision =
        school(
            "'kind': 'primary', 'rooms': [], 'classes': [], 'stages': [{'stage': 'primary', 'students': 100}]");

    assertThat(of(decision, "rooms.music.count", "rooms.art.count"))
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
              assertThat(finding.reason().code()).isEqualTo("reason.zero");
            });
    assertThat(of(decision, "rooms.music.area.old", "rooms.art.area.new", "size.class.primary"))
        .extracting(Finding::outcome)
        .containsOnly(Outcome.NOT_JUDGED);
  }

  @ParameterizedTest(name = "rooms {0}, classes {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[] | [{'stage': 'primary'}] | UNMET",
        "[{'kind': 'music'}] | [] | NOT_APPLICABLE",
        "[{'kind': 'art'}] | [{'stage': 'primary'}] | UNMET",
        "[{'kind': 'music'}] | [{'stage': 'primary'}] | MET",
        "absent | [{'stage': 'primary'}] | UNDETERMINED",
        "[{'kind': 'music'}] | absent | UNDETERMINED",
        "absent | [] | NOT_APPLICABLE",
        "[] | absent | UNDETERMINED",
      })
  void aListThatIsAbsentIsNotAnEmptyOne(String rooms, String classes, Outcome outcome) {
    String lists =
        (rooms.equals("absent") ? "" : ", 'rooms': " + rooms)
            + (classes.equals("absent") ? "" : ", 'classes': " + classes);

    assertThat(of(school("'kind': 'primary'" + lists), "rooms.music.count"))
        .extracting(Finding::outcome)
        .containsExactly(outcome);
  }

  @Test
  void noStudentsIsNoPass() {
    String none =
        "'kind': 'primary', 'builtYear': 2000, 'teachingArea': 900, 'indoorSportsArea': 0, 'sportsGroundArea': 900, 'equipmentValue': 9, 'multimediaRooms': 9, 'publicFundsPaid': 9, "
            + "'stages': [{'stage': 'primary', 'students': 0, 'fullTimeTeachers': 0, 'certifiedTeachers': 0, 'aboveDegreeTeachers': 0, 'backboneTeachers': 0, 'peTeachers': 0, 'musicTeachers': 0, 'artTeachers': 0, 'generalArtsTeachers': 0, 'perStudentStandard': 800}], "
            + "'classes': [{'stage': 'primary', 'students': 0}]";
    Decision decision = school(none);

    assertThat(decision.findings())
        .extracting(Finding::outcome)
        .doesNotContain(Outcome.MET, Outcome.UNMET, Outcome.ERROR);
    assertThat(decision.summary().verdict()).isEqualTo(Outcome.UNDETERMINED);
    // Those that are measured over students do not apply, with or without what is measured.
    for (String facts :
        List.of(
            none,
            none.replaceAll(
                "'(teachingArea|sportsGroundArea|equipmentValue|multimediaRooms|publicFundsPaid)': [0-9]+, ",
                ""))) {
      assertThat(
              of(
                  school(facts),
                  "staff.certified",
                  "staff.above-degree.primary",
                  "staff.pe-arts",
                  "staff.backbone",
                  "space.teaching.primary",
                  "space.sports.primary",
                  "equipment.value.primary",
                  "equipment.multimedia.primary",
                  "funding.public.full",
                  "size.school.old",
                  "size.class.primary"))
          .hasSize(11)
          .extracting(Finding::outcome)
          .containsOnly(Outcome.NOT_APPLICABLE);
    }
  }

  @Test
  void aClosedSchoolIsOutsideEveryTargetWithAllItHolds() {
    String lists =
        "'stages': [{'stage': 'primary', 'students': 3000}], 'classes': [{'stage': 'primary', 'students': 99}], 'rooms': []";
    Decision closed = school("'kind': 'primary', 'closed': true, 'builtYear': 2000, " + lists);

    assertThat(closed.findings())
        .filteredOn(finding -> finding.subject().path().startsWith("/schools"))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
              assertThat(finding.reason().code()).isEqualTo("reason.outside");
              assertThat(finding.reason().chinese()).contains("已撤销");
            });
    Decision open = school("'kind': 'primary', 'builtYear': 2000, " + lists);
    assertThat(of(open, "size.class.primary"))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.UNMET);
    assertThat(open.findings()).hasSameSizeAs(closed.findings());
  }

  @Test
  void aDistrictThatSubmitsNothingOfItsOwnIsNotJudged() {
    assertThat(reasons(decide(DISTRICT.formatted("") + "}")))
        .containsExactlyInAnyOrder(
            "NOT_JUDGED reason.district-bare", "NOT_JUDGED reason.no-schools");
    assertThat(
            reasons(
                decide(
                    DISTRICT.formatted(", 'attestations': {}, 'averageTeacherPay': null") + "}")))
        .containsExactlyInAnyOrder(
            "NOT_JUDGED reason.district-bare", "NOT_JUDGED reason.no-schools");
    assertThat(decide(DISTRICT.formatted("") + "}").summary().verdict())
        .isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void oneFigureOfItsOwnIsEnoughForADistrictToBeJudged() {
    for (String figure :
        List.of(
            ", 'canteens': 3",
            ", 'monitoring': []",
            ", 'attestations': {'layout.plan': {'answer': true}}")) {
      Decision decision = decide(DISTRICT.formatted(figure) + "}");

      assertThat(reasons(decision))
          .contains("NOT_JUDGED reason.no-schools", "UNDETERMINED reason.missing")
          .doesNotContain("NOT_JUDGED reason.district-bare");
      assertThat(of(decision, "admission.nearby.primary", "size.class.primary"))
          .extracting(Finding::outcome)
          .containsOnly(Outcome.NOT_JUDGED);
    }
  }

  @Test
  void withoutAnySchoolEachTargetOfSchoolsSaysSoOnce() {
    Decision none = decide(DISTRICT.formatted("") + ", 'schools': []}");

    assertThat(none.findings())
        .hasSize(76)
        .extracting(finding -> finding.subject().path())
        .containsOnly("/district");
    assertThat(of(none, "size.class.primary", "school.charter", "rooms.art.area.old"))
        .extracting(finding -> finding.reason().code())
        .containsOnly("reason.none-of-them");
    assertThat(of(none, "admission.nearby.primary"))
        .extracting(finding -> finding.reason().code())
        .containsExactly("reason.zero");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stages", "grades", "classes", "rooms"})
  void anAbsentListLeavesItsTargetsOpenOnTheSchool(String list) {
    Set<String> juniorOnly =
        Set.of(
            "homework.junior",
            "size.class.junior",
            "equipment.value.junior",
            "equipment.multimedia.junior",
            "space.teaching.junior",
            "space.sports.junior",
            "staff.above-degree.junior");
    String type =
        list.equals("classes")
            ? "SchoolClass"
            : list.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + list.substring(1, list.length() - 1);
    Decision decision = school("'kind': 'primary', 'builtYear': 2000");
    List<Finding> over =
        decision.findings().stream()
            .filter(finding -> finding.rule().subjectType().name().equals(type))
            .toList();

    assertThat(over)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.subject().path()).isEqualTo("/schools/0"));
    for (Finding finding : over) {
      boolean canBe =
          !juniorOnly.contains(finding.rule().id()) && !finding.rule().id().endsWith("area.new");
      assertThat(finding.outcome())
          .as(finding.rule().id())
          .isEqualTo(canBe ? Outcome.UNDETERMINED : Outcome.NOT_APPLICABLE);
      if (canBe) {
        assertThat(finding.missing())
            .extracting(Gap::pointer)
            .containsExactly("/schools/0/" + list);
      } else {
        assertThat(finding.reason().code()).isEqualTo("reason.scope");
      }
    }
  }

  private static List<String> reasons(Decision decision) {
    return decision.findings().stream()
        .map(
            finding ->
                finding.outcome() + " " + (finding.reason() == null ? "" : finding.reason().code()))
        .distinct()
        .toList();
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
