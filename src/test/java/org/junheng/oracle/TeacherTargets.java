package org.junheng.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
    plan.indicator(
        "staff.above-degree.primary",
        List.of("primary"),
        stage -> per100(stage, "aboveDegreeTeachers"));
    plan.indicator(
        "staff.above-degree.junior",
        List.of("junior"),
        stage -> per100(stage, "aboveDegreeTeachers"));
    plan.indicator(
        "staff.pe-arts",
        School.COMPULSORY,
        stage ->
            Figure.per100(
                Figure.sum(
                    people(stage, "peTeachers"),
                    people(stage, "musicTeachers"),
                    people(stage, "artTeachers"),
                    people(stage, "generalArtsTeachers")),
                people(stage, "students")));
    plan.indicator("staff.backbone", School.COMPULSORY, stage -> per100(stage, "backboneTeachers"));
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
    return Figure.per100(people(stage, teachers), people(stage, "students"));
  }

  private static @Nullable Fraction people(Stage stage, String field) {
    return stage.whole().people(stage.name(), field);
  }
}
