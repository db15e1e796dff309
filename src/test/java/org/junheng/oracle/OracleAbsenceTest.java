package org.junheng.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.oracle.Judged.met;
import static org.junheng.oracle.Judged.none;
import static org.junheng.oracle.Judged.unmet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed schools, absent and empty lists, a silent district, and shares over the schools. */
class OracleAbsenceTest {
  private static final String SCHOOL = "/schools/0";
  private static final String DAY_SCHOOL = "owner: 'public', boarding: false, location: 'town', ";

  @Test
  void aDistrictThatSaysNothingOfItselfIsNotJudged() {
    Judged bare = Judged.district("attestations: {}");
    assertThat(bare.findings()).hasSize(76).containsValue(none("NOT_JUDGED"));
    assertThat(bare.findings().values()).containsOnly(none("NOT_JUDGED"));
    assertThat(bare.findings().keySet()).extracting(Key::path).containsOnly("/district");
  }

  @Test
  void oneFigureMakesTheOthersUndetermined() {
    Judged judged = Judged.district("canteens: 3");
    assertThat(judged.at("/district", "satisfaction.public")).isEqualTo(none("UNDETERMINED"));
    assertThat(judged.at("/district", "layout.plan")).isEqualTo(none("UNDETERMINED"));
    assertThat(judged.at("/district", "school.charter")).isEqualTo(none("NOT_JUDGED"));
    assertThat(judged.at("/district", "admission.nearby.primary")).isEqualTo(none("NOT_JUDGED"));
  }

  @Test
  void anEmptyListOfSchoolsLeavesNothingToJudgeAndNobodyAdmitted() {
    Judged judged = Judged.schools();
    assertThat(judged.findings()).hasSize(76);
    assertThat(judged.at("/district", "rooms.art.area.new")).isEqualTo(none("NOT_JUDGED"));
    assertThat(judged.at("/district", "admission.nearby.junior")).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at("/district", "satisfaction.public")).isEqualTo(none("NOT_JUDGED"));
  }

  @Test
  void aClosedSchoolIsOutsideEverythingWithAllItHolds() {
    Judged judged =
        Judged.schools(
            "kind: 'primary', closed: true, rooms: [], grades: [{stage: 'primary', number: 1,"
                + " writtenHomeworkMinutes: 30}]");
    assertThat(judged.at(SCHOOL, "school.charter")).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at(SCHOOL, "rooms.art.area.old")).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at(SCHOOL, "staff.certified")).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at("/schools/0/grades/0", "homework.grade1-2"))
        .isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.findings().values()).contains(none("NOT_JUDGED"));
  }

  @Test
  void anAbsentListOfStagesLeavesOpenWhatTheKindCanHave() {
    Judged judged = Judged.schools("kind: 'primary'");
    assertThat(judged.at(SCHOOL, "staff.above-degree.primary")).isEqualTo(none("UNDETERMINED"));
    assertThat(judged.at(SCHOOL, "staff.above-degree.junior")).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at(SCHOOL, "funding.public.full")).isEqualTo(none("UNDETERMINED"));
    assertThat(Judged.schools("kind: 'special'").at(SCHOOL, "staff.backbone"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void anEmptyListIsNotJudged() {
    Judged judged = Judged.schools("kind: 'senior', stages: [], classes: []");
    assertThat(judged.pathsOf("staff.certified")).containsExactly(SCHOOL);
    assertThat(judged.at(SCHOOL, "staff.certified")).isEqualTo(none("NOT_JUDGED"));
    assertThat(judged.at(SCHOOL, "size.class.primary")).isEqualTo(none("NOT_JUDGED"));
  }

  @Test
  void absentGradesAndClassesConcernOnlyTheListedStages() {
    Judged judged = Judged.schools("kind: 'nine-year', stages: [{stage: 'junior'}]");
    assertThat(judged.at(SCHOOL, "homework.junior")).isEqualTo(none("UNDETERMINED"));
    assertThat(judged.at(SCHOOL, "homework.grade1-2")).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at(SCHOOL, "size.class.junior")).isEqualTo(none("UNDETERMINED"));
    assertThat(judged.at(SCHOOL, "size.class.primary")).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at(SCHOOL, "rooms.music.count")).isEqualTo(none("UNDETERMINED"));
    assertThat(Judged.schools("kind: 'special'").at(SCHOOL, "size.class.primary"))
        .isEqualTo(none("NOT_APPLICABLE"));
    Judged senior = Judged.schools("kind: 'complete-secondary', stages: [{stage: 'senior'}]");
    assertThat(senior.at(SCHOOL, "rooms.music.count")).isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void absentRoomsConcernOnlyTheAgeOfTheSchool() {
    Judged judged = Judged.schools("kind: 'junior', builtYear: 2016");
    assertThat(judged.at(SCHOOL, "rooms.music.area.old")).isEqualTo(none("UNDETERMINED"));
    assertThat(judged.at(SCHOOL, "rooms.music.area.new")).isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void homeworkHasItsLimitByGrade() {
    Judged judged =
        Judged.schools(
            "kind: 'nine-year', grades: [{stage: 'primary', number: 2, writtenHomeworkMinutes: 1},"
                + " {stage: 'primary', number: 3, homeworkMinutes: 60},"
                + " {stage: 'junior', number: 6, homeworkMinutes: 90},"
                + " {stage: 'primary', number: 1, homeworkMinutes: 10},"
                + " {stage: 'primary', number: 6, homeworkMinutes: 99}]");
    assertThat(judged.at("/schools/0/grades/0", "homework.grade1-2")).isEqualTo(unmet("1", "0"));
    assertThat(judged.at("/schools/0/grades/1", "homework.grade3-5")).isEqualTo(met("60", "60"));
    assertThat(judged.at("/schools/0/grades/2", "homework.junior")).isEqualTo(met("90", "90"));
    assertThat(judged.at("/schools/0/grades/2", "homework.grade3-5"))
        .isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at("/schools/0/grades/3", "homework.grade1-2"))
        .isEqualTo(none("UNDETERMINED"));
    assertThat(judged.at("/schools/0/grades/1", "homework.grade1-2"))
        .isEqualTo(none("NOT_APPLICABLE"));
    // Where primary school has six years, the sixth has no limit of its own.
    assertThat(judged.at("/schools/0/grades/4", "homework.grade3-5"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void centralSchoolsOfTownshipsAndNewSchoolsHaveTargetsOfTheirOwn() {
    Judged judged =
        Judged.schools(
            "kind: 'primary', townshipCentral: true, openedYear: 2024, attestations:"
                + " {'rural.itinerant-teaching': {answer: true}}",
            "kind: 'primary', townshipCentral: false, openedYear: 2023",
            "kind: 'primary'");
    assertThat(judged.at(SCHOOL, "rural.itinerant-teaching")).isEqualTo(none("MET"));
    assertThat(judged.at(SCHOOL, "space.new-school-compliant")).isEqualTo(none("UNDETERMINED"));
    assertThat(judged.at("/schools/1", "rural.itinerant-teaching"))
        .isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at("/schools/1", "space.new-school-compliant"))
        .isEqualTo(none("NOT_APPLICABLE"));
    assertThat(judged.at("/schools/2", "rural.itinerant-teaching")).isEqualTo(none("UNDETERMINED"));
  }

  @Test
  void nearbyAdmissionIsOneShareOverPublicDaySchoolsInTown() {
    // (100 + 90) / (100 + 100) = 95 %; the other two stay outside
    Judged judged =
        Judged.schools(
            "kind: 'junior', " + DAY_SCHOOL + junior(100, "100"),
            "kind: 'nine-year', " + DAY_SCHOOL + junior(100, "90"),
            "kind: 'junior', boarding: true, " + junior(100, "0"),
            "kind: 'junior', location: 'rural', " + junior(100, "0"));
    assertThat(judged.at("/district", "admission.nearby.junior")).isEqualTo(met("95", "95"));
    assertThat(judged.at("/district", "admission.nearby.primary"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @ParameterizedTest
  @CsvSource({
    // Beside a school with 95 of 100, one of which it is not known whether it counts.
    "kind: 'junior',                                  10,  9, UNDETERMINED",
    "kind: 'junior',                                   0,  0, MET",
    "'kind: ''junior'', owner: ''private''',          10,  9, MET",
    "'kind: ''junior'', closed: true',                10,  9, MET",
    "kind: 'special',                                 10,  9, MET",
  })
  void aSchoolThatMayCountMakesTheShareUnknownUnlessItAdmitsNobody(
      String school, int admitted, String nearby, String outcome) {
    Judged judged =
        Judged.schools(
            "kind: 'junior', " + DAY_SCHOOL + junior(100, "95"),
            school + ", " + junior(admitted, nearby));
    assertThat(judged.at("/district", "admission.nearby.junior").outcome()).isEqualTo(outcome);
  }

  @Test
  void anAbsentListOfStagesHidesTheShareOnlyWhereTheStageMayBe() {
    String counted = "kind: 'junior', " + DAY_SCHOOL + junior(100, "95");
    assertThat(
            Judged.schools(counted, "kind: 'nine-year', owner: 'public'")
                .at("/district", "admission.nearby.junior"))
        .isEqualTo(none("UNDETERMINED"));
    assertThat(
            Judged.schools(counted, "kind: 'primary', owner: 'public'")
                .at("/district", "admission.nearby.junior"))
        .isEqualTo(met("95", "95"));
  }

  private static String junior(int admitted, String nearby) {
    return "stages: [{stage: 'junior', pupilsAdmitted: "
        + admitted
        + ", pupilsAdmittedFromCatchment: "
        + nearby
        + "}]";
  }
}
