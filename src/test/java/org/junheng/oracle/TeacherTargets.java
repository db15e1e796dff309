package org.junheng.oracle;

import java.util.List;

/** Chapter 三(一)1-2: teachers, and teachers of rural schools. */
final class TeacherTargets {
  private TeacherTargets() {}

  /** Zero students are out of the count, also where teachers are there. */
  private static Figure certified(Stage stage) {
    Fraction students = stage.number("students");
    if (students != null && students.isZero()) {
      return Figure.Without.GROUND;
    }
    Figure share =
        Figure.percent(stage.number("certifiedTeachers"), stage.number("fullTimeTeachers"));
    return students == null && share != Figure.Without.GROUND ? Figure.Without.KNOWLEDGE : share;
  }

  static void addTo(Plan plan) {
    plan.stage("staff.certified", School.COMPULSORY, TeacherTargets::certified);
    plan.stage(
        "staff.above-degree.primary",
        List.of("primary"),
        stage -> per100(stage, "aboveDegreeTeachers"));
    plan.stage(
        "staff.above-degree.junior",
        List.of("junior"),
        stage -> per100(stage, "aboveDegreeTeachers"));
    plan.stage(
        "staff.pe-arts",
        School.COMPULSORY,
        stage ->
            Figure.per100(
                Figure.sum(
                    stage.number("peTeachers"),
                    stage.number("musicTeachers"),
                    stage.number("artTeachers"),
                    stage.number("generalArtsTeachers")),
                stage.students()));
    plan.stage("staff.backbone", School.COMPULSORY, stage -> per100(stage, "backboneTeachers"));
    plan.districtAttested("staff.recruit-shortage", "rural.recruit-preference");
    plan.district(
        "rural.principals-trained",
        district -> district.percent("ruralPrimaryPrincipalsTrained", "ruralPrimaryPrincipals"));
    plan.district(
        "rural.young-teachers",
        district -> Figure.plain(district.number("outstandingYoungTeachersSelected")));
    plan.schoolAttested(
        "rural.itinerant-teaching",
        school -> school.isAmongAll().and(school.fact().flag("townshipCentral")));
  }

  /** People are each stage's own; no split between stages. */
  private static Figure per100(Stage stage, String teachers) {
    return Figure.per100(stage.number(teachers), stage.students());
  }
}
