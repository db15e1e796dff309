package org.junheng.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.oracle.Judged.measured;
import static org.junheng.oracle.Judged.met;
import static org.junheng.oracle.Judged.none;
import static org.junheng.oracle.Judged.unmet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The targets of money and of the district, on examples worked by hand. */
class OracleMoneyTest {
  private static final String SCHOOL = "/schools/0";

  @ParameterizedTest
  @CsvSource({
    // 710 x 100 = 71 000 for a rural primary school with fewer than 100 pupils
    "primary,        rural, 99,  71000,    MET,            100",
    "primary,        rural, 99,  70290,    UNMET,          99",
    "primary,        rural, 100, 71000,    NOT_APPLICABLE,",
    "primary,        urban, 99,  71000,    NOT_APPLICABLE,",
    "primary,             , 99,  71000,    UNDETERMINED,",
    "primary,             , 100, 71000,    NOT_APPLICABLE,",
    "primary,             , 0,   71000,    NOT_APPLICABLE,",
    "primary,        rural, ,    71000,    UNDETERMINED,",
    "teaching-point,      , 99,  71000,    MET,            100",
    "nine-year,      rural, 99,  71000,    NOT_APPLICABLE,",
  })
  void aRuralPrimarySchoolUnderAHundredIsFundedAsForAHundred(
      String kind,
      @Nullable String location,
      @Nullable Integer students,
      int approved,
      String outcome,
      @Nullable String actual) {
    String school =
        "kind: '"
            + kind
            + "', publicFundsApproved: "
            + approved
            + (location == null ? "" : ", location: '" + location + "'")
            + ", stages: [{stage: 'primary', perStudentStandard: 710"
            + (students == null ? "" : ", students: " + students)
            + "}]";
    assertThat(Judged.schools(school).at(SCHOOL, "funding.small-school"))
        .isEqualTo(measured(outcome, actual, "100"));
  }

  @Test
  void theStandardOfTheLargestStageIsUsedAndOfEqualsTheHigher() {
    String school =
        "kind: 'teaching-point', publicFundsApproved: 71000, stages: [{stage: 'primary', students:"
            + " %d, perStudentStandard: 710}, {stage: 'junior', students: 30, perStudentStandard:"
            + " 887.50}]";
    // 71 000 / 71 000; 71 000 / 88 750 = 80 %
    assertThat(Judged.schools(school.formatted(31)).at(SCHOOL, "funding.small-school"))
        .isEqualTo(met("100", "100"));
    assertThat(Judged.schools(school.formatted(30)).at(SCHOOL, "funding.small-school"))
        .isEqualTo(unmet("80", "100"));
  }

  @Test
  void publicFundsAreDueForCompulsoryStudentsAndNoStudentsNeedNoStandard() {
    // 100 x 710 + 50 x 910.50 = 116 525; a stage without students adds nothing
    String stages =
        "stages: [{stage: 'primary', students: 100, perStudentStandard: 710}, {stage: 'junior',"
            + " students: %s}, {stage: 'senior'}]";
    String school = "kind: 'twelve-year', publicFundsPaid: %s, " + stages;
    String junior = "50, perStudentStandard: 910.50";
    assertThat(full(school.formatted("116525", junior))).isEqualTo(met("100", "100"));
    assertThat(full(school.formatted("116524.99", junior)).outcome()).isEqualTo("UNMET");
    assertThat(full(school.formatted("71000", "0"))).isEqualTo(met("100", "100"));
    assertThat(full(school.formatted("71000", "1"))).isEqualTo(none("UNDETERMINED"));
    assertThat(full("kind: 'primary', stages: [{stage: 'primary', students: 0}]"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void specialSchoolsHaveTheirFloorOverStudentsOfAllStages() {
    String school =
        "kind: 'special', publicFundsPaid: %s, stages: [{stage: 'primary', students: 60}, {stage:"
            + " 'senior', students: 40}]";
    // 8000 x 100 = 800 000
    assertThat(special(school.formatted("800000"))).isEqualTo(met("8000", "8000"));
    assertThat(special(school.formatted("799999"))).isEqualTo(unmet("7999.99", "8000"));
    assertThat(special("kind: 'primary'")).isEqualTo(none("NOT_APPLICABLE"));
    assertThat(special("kind: 'special', publicFundsPaid: 1")).isEqualTo(none("UNDETERMINED"));
  }

  @Test
  void trainingTakesFivePercentOfTheBudget() {
    String school = "kind: 'teaching-point', publicFundsBudget: %s, teacherTrainingFunds: 5000.05";
    assertThat(Judged.schools(school.formatted("100001")).at(SCHOOL, "training.budget"))
        .isEqualTo(met("5", "5"));
    assertThat(
            Judged.schools("kind: 'primary', publicFundsBudget: 0").at(SCHOOL, "training.budget"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @ParameterizedTest
  @CsvSource({
    // (1900 - 20 + 20) / (2003 - 3) = 95 %
    "2003, 3, 1900, MET, 95",
    "2003, 3, 1899, UNMET, 94.95",
    "3,    3, 0,    NOT_APPLICABLE,",
    "2,    3, 0,    UNDETERMINED,",
  })
  void retentionLeavesOutTheDeadAndThoseWhoMoved(
      int cohort, int deceased, int graduates, String outcome, @Nullable String actual) {
    Judged judged =
        Judged.district(
            "juniorMovedIn: 20, juniorMovedOut: 20, juniorCohort: "
                + cohort
                + ", juniorDeceased: "
                + deceased
                + ", juniorGraduates: "
                + graduates);
    assertThat(judged.at("/district", "retention.junior"))
        .isEqualTo(measured(outcome, actual, "95"));
  }

  @Test
  void recruitmentGrowsOnlyByMoreThanLastYear() {
    Judged same =
        Judged.district(
            "teachersRecruited: 40, teachersRecruitedLastYear: 40, teachersInPost: 1000,"
                + " teachersInPostLastYear: 1250");
    assertThat(same.at("/district", "safeguard.recruitment-grows")).isEqualTo(unmet("0", "0"));
    assertThat(same.at("/district", "safeguard.recruitment-ratio-grows"))
        .isEqualTo(met("4", "3.2"));
    Judged none = Judged.district("teachersInPostLastYear: 0");
    assertThat(none.at("/district", "safeguard.recruitment-ratio-grows"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  @Test
  void backboneTeachersAreCountedAgainstThoseWhoRotated() {
    Judged judged =
        Judged.district(
            "teachersDueRotation: 500, teachersRotated: 50, backboneTeachersRotated: 9");
    assertThat(judged.at("/district", "rotation.teachers")).isEqualTo(met("10", "10"));
    assertThat(judged.at("/district", "rotation.backbone")).isEqualTo(unmet("18", "20"));
    assertThat(Judged.district("teachersRotated: 0").at("/district", "rotation.backbone"))
        .isEqualTo(none("NOT_APPLICABLE"));
  }

  private static Expected full(String school) {
    return Judged.schools(school).at(SCHOOL, "funding.public.full");
  }

  private static Expected special(String school) {
    return Judged.schools(school).at(SCHOOL, "funding.special-education");
  }
}
