package org.junheng.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the national method asks of the district. */
final class NationalTargets {
  private NationalTargets() {}

  static void addTo(Plan plan) {
    share(plan, "pay", "averageTeacherPay", "averageCivilServantPay");
    share(plan, "training.hours", "teachersCompletedTraining", "teachersDueTraining");
    share(plan, "rotation.teachers", "teachersRotated", "teachersDueRotation");
    share(plan, "rotation.backbone", "backboneTeachersRotated", "teachersRotated");
    share(plan, "senior-quota", "seniorHighPlacesAllotted", "seniorHighPlaces");
    share(plan, "migrant", "migrantChildrenInPublicPlaces", "migrantChildrenEligible");
    share(plan, "enrolment.disabled", "disabledChildrenEnrolled", "disabledChildren");
    share(plan, "satisfaction", "surveySatisfied", "surveyAnswers");
    plan.district("national.retention", QualityTargets::retention);
    plan.districtAttested(
        "national.layout",
        "national.unified",
        "national.posts",
        "national.senior-quota-rural",
        "national.leftbehind");
    for (String veto : List.of("exams", "choosing", "key-schools", "posts", "incident", "burden")) {
      plan.districtDenied("national.veto." + veto);
    }
    plan.monitoring("national.monitoring", "level");
    plan.monitoring("national.monitoring.gap", "schoolDifferenceRate");
    for (String stage : School.COMPULSORY) {
      plan.districtOverSchools(
          "national.admission." + stage,
          district ->
              Figure.percent(
                  AdmissionTargets.total(district.schools(), stage, "pupilsAdmittedFromCatchment"),
                  AdmissionTargets.total(district.schools(), stage, "pupilsAdmitted")));
    }
    plan.districtOverSchools(
        "national.certified",
        district ->
            Figure.percent(
                total(district.schools(), "certifiedTeachers"),
                total(district.schools(), "fullTimeTeachers")));
  }

  private static void share(Plan plan, String id, String part, String whole) {
    plan.district("national." + id, district -> district.percent(part, whole));
  }

  /** Over the compulsory stages of all schools that are open. */
  private static @Nullable Fraction total(@Nullable List<School> schools, String field) {
    if (schools == null) {
      return null;
    }
    Fraction total = Fraction.ZERO;
    for (School school : schools) {
      if (school.isClosed()) {
        continue;
      }
      if (school.stages() == null) {
        if (School.COMPULSORY.stream().anyMatch(school::canHave)) {
          return null;
        }
        continue;
      }
      for (Stage stage : school.stages()) {
        if (stage.isCompulsory()) {
          total = Figure.sum(total, stage.number(field));
          if (total == null) {
            return null;
          }
        }
      }
    }
    return total;
  }
}
