package org.junheng.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junheng.oracle.Judged.measured;
import static org.junheng.oracle.Judged.met;
import static org.junheng.oracle.Judged.none;
import static org.junheng.oracle.Judged.unmet;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The targets of schools and what they hold, on examples worked by hand. */
class OracleTest {
  private static final String SCHOOL = "/schools/0";
  private static final String STAGE = "/schools/0/stages/0";

  @Test
  void everyTargetOfThePlanHasItsDemandAndItsSubject() {
    assertThat(PlanTarget.ALL).hasSize(76);
    assertThat(Plan.OF_2024.ofDistrict()).hasSize(33);
    assertThat(Plan.OF_2024.ofDistrictOverSchools()).hasSize(2);
    assertThat(Plan.OF_2024.ofSchool()).hasSize(19);
    assertThat(Plan.OF_2024.ofStage()).hasSize(13);
    assertThat(Plan.OF_2024.ofGrade()).hasSize(3);
    assertThat(Plan.OF_2024.ofClass()).hasSize(2);
    assertThat(Plan.OF_2024.ofRoom()).hasSize(4);
  }

  @Test
  void fourPointTwoTeachersForEveryHundredPupilsAreExactlyEnough() {
    // 21 x 100 / 500 = 4.2; 20 x 100 / 500 = 4
    assertStage("aboveDegreeTeachers: 21", "staff.above-degree.primary", met("4.2", "4.2"));
    assertStage("aboveDegreeTeachers: 20", "staff.above-degree.primary", unmet("4", "4.2"));
    assertStage("aboveDegreeTeachers: 21", "staff.above-degree.junior", none("NOT_APPLICABLE"));
    assertStage("backboneTeachers: 9", "staff.above-degree.primary", none("UNDETERMINED"));
  }

  @Test
  void nineTeachersForAThousandPupilsAreExactlyPointNineForAHundred() {
    String four = "peTeachers: 3, musicTeachers: 2, artTeachers: 4, generalArtsTeachers: 0";
    String stages = "kind: 'primary', stages: [{stage: 'primary', students: 1000, %s}]";
    assertThat(in(stages.formatted(four), "staff.pe-arts", STAGE)).isEqualTo(met("0.9", "0.9"));
    String three = "peTeachers: 3, musicTeachers: 2, artTeachers: 4";
    assertThat(in(stages.formatted(three), "staff.pe-arts", STAGE)).isEqualTo(none("UNDETERMINED"));
  }

  @Test
  void buildingsOfANineYearSchoolAreSplitByWeight() {
    // 1000 + 1.1 x 500 = 1550; (7975 - 1000) / 1550 = 4.5; a junior student has 1.1 x 4.5 = 4.95
    String school =
        "kind: 'nine-year', teachingArea: 7975, indoorSportsArea: 1000, stages: "
            + "[{stage: 'primary', students: 1000}, {stage: 'junior', students: 500}]";
    assertThat(in(school, "space.teaching.primary", STAGE)).isEqualTo(met("4.5", "4.5"));
    assertThat(in(school, "space.teaching.junior", "/schools/0/stages/1"))
        .isEqualTo(unmet("4.95", "5.8"));
  }

  @Test
  void juniorAndSeniorStudentsWeighOneToOnePointTwo() {
    // 500 + 1.2 x 500 = 1100; 2 750 000 / 1100 = 2500
    String school =
        "kind: 'complete-secondary', equipmentValue: 2750000, stages: "
            + "[{stage: 'junior', students: 500}, {stage: 'senior', students: 500}]";
    assertThat(in(school, "equipment.value.junior", STAGE)).isEqualTo(met("2500", "2500"));
    assertThat(in(school, "equipment.value.junior", "/schools/0/stages/1"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void aStageWithoutStudentsHasNoShareOfTheBuildings() {
    String school =
        "kind: 'nine-year', multimediaRooms: 12, stages: "
            + "[{stage: 'primary', students: 0}, {stage: 'junior', students: 500}]";
    assertThat(in(school, "equipment.multimedia.primary", STAGE)).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(in(school, "equipment.multimedia.junior", "/schools/0/stages/1"))
        .isEqualTo(met("2.4", "2.4"));
  }

  @ParameterizedTest
  @CsvSource({
    // 3000 m² of grounds and 250 m² indoors for 500 pupils: 6.5; with 500 m² leased: 7.5
    "urban, 500, true,  MET,   7.5",
    "urban, 500, false, UNMET, 6.5",
    "urban, 499, true,  UNMET, 7.498",
    "town,  500, true,  UNMET, 6.5",
    "rural, 500,     ,  UNMET, 6.5",
    "urban, 500,     ,  UNDETERMINED,",
    "urban,    , true,  UNDETERMINED,",
    "urban,    , false, UNMET, 6.5",
    "urban,   0,     ,  UNMET, 6.5",
    "urban,    ,     ,  UNMET, 6.5",
    "     ,    ,     ,  UNMET, 6.5",
    "     , 500, true,  UNDETERMINED,",
    "     , 500, false, UNMET, 6.5",
    "     ,   0, true,  UNMET, 6.5",
  })
  void aLeaseCountsForUrbanSchoolsUnderReservationForClassTime(
      @Nullable String location,
      @Nullable Integer area,
      @Nullable Boolean reserved,
      String outcome,
      @Nullable String actual) {
    String school =
        "kind: 'primary', sportsGroundArea: 3000, indoorSportsArea: 250"
            + (location == null ? "" : ", location: '" + location + "'")
            + (area == null ? "" : ", leasedSportsArea: " + area)
            + (reserved == null ? "" : ", leasedForClassTime: " + reserved)
            + ", stages: [{stage: 'primary', students: 500}]";
    assertThat(in(school, "space.sports.primary", STAGE))
        .isEqualTo(measured(outcome, actual, "7.5"));
  }

  @ParameterizedTest
  @CsvSource({
    "49,   , NOT_APPLICABLE",
    "50,   , MET",
    "20, 29, NOT_APPLICABLE",
    "20, 30, MET",
    "60, -1, UNDETERMINED",
  })
  void aTeachingPointUnderFiftyIsOutsideTheStageTargets(
      int primary, @Nullable Integer junior, String outcome) {
    String second =
        junior == null
            ? ""
            : junior < 0 ? ", {stage: 'junior'}" : ", {stage: 'junior', students: " + junior + "}";
    String school =
        "kind: 'teaching-point', stages: [{stage: 'primary', certifiedTeachers: 4,"
            + " fullTimeTeachers: 4, students: "
            + primary
            + "}"
            + second
            + "]";
    assertThat(in(school, "staff.certified", STAGE).outcome()).isEqualTo(outcome);
  }

  @Test
  void noTeachersAtAllAreNotApplicableEvenWhereTheScopeIsUnknown() {
    String school = "kind: 'teaching-point', stages: [{stage: 'primary', fullTimeTeachers: 0}]";
    assertThat(in(school, "staff.certified", STAGE)).isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void thirteenClassesNeedTwoMusicRooms() {
    String rooms = "kind: 'special', rooms: [{kind: 'music', name: '1'}], classes: ";
    assertThat(in(rooms + classes(12), "rooms.music.count", SCHOOL)).isEqualTo(met("1", "1"));
    Expected thirteen = in(rooms + classes(13), "rooms.music.count", SCHOOL);
    assertThat(thirteen.outcome()).isEqualTo("UNMET");
    assertThat(thirteen.actual()).isEqualTo(Fraction.of(12).dividedBy(Fraction.of(13)));
    assertThat(in(rooms + "[]", "rooms.music.count", SCHOOL)).isEqualTo(none("NOT_APPLICABLE"));
  }

  @ParameterizedTest
  @CsvSource({
    "2016, 73,    MET,            NOT_APPLICABLE",
    "2016, 72.99, UNMET,          NOT_APPLICABLE",
    "2017, 95.99, NOT_APPLICABLE, UNMET",
    "2017, 96,    NOT_APPLICABLE, MET",
    "    , 96,    UNDETERMINED,   UNDETERMINED",
  })
  void theYear2016ItselfIsOldForRooms(
      @Nullable Integer built, String area, String old, String fresh) {
    String school =
        "kind: 'junior', rooms: [{kind: 'music', area: "
            + area
            + "}]"
            + (built == null ? "" : ", builtYear: " + built);
    assertThat(in(school, "rooms.music.area.old", "/schools/0/rooms/0").outcome()).isEqualTo(old);
    assertThat(in(school, "rooms.music.area.new", "/schools/0/rooms/0").outcome()).isEqualTo(fresh);
    assertThat(in(school, "rooms.art.area.old", "/schools/0/rooms/0"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @ParameterizedTest
  @CsvSource({
    "2010, 2400, MET,            NOT_APPLICABLE",
    "2010, 2401, UNMET,          NOT_APPLICABLE",
    "2011, 2000, NOT_APPLICABLE, MET",
    "2011, 2001, NOT_APPLICABLE, UNMET",
    "2011, 0,    NOT_APPLICABLE, NOT_APPLICABLE",
    "    , 0,    NOT_APPLICABLE, NOT_APPLICABLE",
    "    , 900,  UNDETERMINED,   UNDETERMINED",
  })
  void theYear2010ItselfIsOldForTheCampusCap(
      @Nullable Integer built, int students, String old, String fresh) {
    // Senior students stay outside the cap, and special schools inside it.
    String school =
        "kind: 'special', stages: [{stage: 'senior', students: 700}, {stage: 'junior', students: "
            + students
            + "}]"
            + (built == null ? "" : ", builtYear: " + built);
    assertThat(in(school, "size.school.old", SCHOOL).outcome()).isEqualTo(old);
    assertThat(in(school, "size.school.new", SCHOOL).outcome()).isEqualTo(fresh);
  }

  @Test
  void oneMissingStageMakesTheCampusUndetermined() {
    String school =
        "kind: 'nine-year', builtYear: 2012, stages: "
            + "[{stage: 'primary', students: 2600}, {stage: 'junior'}]";
    assertThat(in(school, "size.school.new", SCHOOL)).isEqualTo(none("UNDETERMINED"));
    assertThat(in(school, "size.school.old", SCHOOL)).isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void aPrimaryClassOf45IsTheLargestAllowedAndSpecialSchoolsAreOutside() {
    String classes =
        ", classes: [{stage: 'primary', students: 45}, {stage: 'primary', students: 46},"
            + " {stage: 'junior', students: 46}, {stage: 'junior', students: 0}]";
    String school = "kind: 'nine-year'" + classes;
    String path = "/schools/0/classes/";
    assertThat(in(school, "size.class.primary", path + 0)).isEqualTo(met("45", "45"));
    assertThat(in(school, "size.class.primary", path + 1)).isEqualTo(unmet("46", "45"));
    assertThat(in(school, "size.class.primary", path + 2)).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(in(school, "size.class.junior", path + 2)).isEqualTo(met("46", "50"));
    assertThat(in(school, "size.class.junior", path + 3)).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(in("kind: 'special'" + classes, "size.class.primary", path + 1))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void anAttestationMeetsByYesAndFailsByNo() {
    String school =
        "kind: 'primary', attestations: {'school.charter': {answer: true}, "
            + "'it.plan': {answer: false}}";
    assertThat(in(school, "school.charter", SCHOOL)).isEqualTo(none("MET"));
    assertThat(in(school, "it.plan", SCHOOL)).isEqualTo(none("UNMET"));
    assertThat(in(school, "burden.light", SCHOOL)).isEqualTo(none("UNDETERMINED"));
    assertThat(in(school.replace("primary", "vocational"), "it.plan", SCHOOL))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void fractionsAreExactAndInLowestTerms() {
    assertThat(Fraction.of("4.20")).isEqualTo(Fraction.of(21).dividedBy(Fraction.of(5)));
    assertThat(Fraction.of(new BigDecimal("1E+2"))).isEqualTo(Fraction.of(100));
    assertThat(Fraction.ONE.dividedBy(Fraction.of(-3))).isLessThan(Fraction.ZERO);
    assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }

  private static void assertStage(String figures, String target, Expected expected) {
    String school = "kind: 'primary', stages: [{stage: 'primary', students: 500, " + figures + "}]";
    assertThat(in(school, target, STAGE)).isEqualTo(expected);
  }

  private static String classes(int count) {
    return "[" + "{stage: 'junior'},".repeat(count) + "{stage: 'senior'}]";
  }

  private static Expected in(String school, String target, String path) {
    return Judged.schools(school).at(path, target);
  }
}
