package org.junheng.oracle;

/** Chapters 三(三)-(四): enrolment and retention, running a school, homework, satisfaction. */
final class QualityTargets {
  private QualityTargets() {}

  static void addTo(Plan plan) {
    plan.district(
        "enrolment.healthy",
        district -> district.percent("healthyChildrenEnrolled", "healthyChildren"));
    plan.district("retention.junior", QualityTargets::retention);
    plan.district(
        "enrolment.disabled",
        district -> district.percent("disabledChildrenEnrolled", "disabledChildren"));
    plan.district(
        "satisfaction.public", district -> district.percent("surveySatisfied", "surveyAnswers"));
    plan.districtAttested("dropout.cleared", "curriculum.labour-base");
    for (String id :
        new String[] {
          "school.charter",
          "it.plan",
          "moral.programme",
          "curriculum.complete",
          "curriculum.labour",
          "burden.light"
        }) {
      plan.schoolAttested(id, School::isAmongAll);
    }
    homework(plan, "homework.grade1-2", "primary", 1, 2, "writtenHomeworkMinutes");
    homework(plan, "homework.grade3-5", "primary", 3, 5, "homeworkMinutes");
    homework(plan, "homework.junior", "junior", 1, Long.MAX_VALUE, "homeworkMinutes");
    plan.school(
        "home-visits.complete",
        School::isAmongAll,
        school ->
            Figure.percent(school.number("teachersWithHomeVisits"), school.number("teachers")));
  }

  /** (Graduates - moved in + moved out) by (cohort at entry - deceased); it may pass 100 %. */
  static Figure retention(District district) {
    return Figure.percent(
        Figure.difference(
            Figure.sum(district.number("juniorGraduates"), district.number("juniorMovedOut")),
            district.number("juniorMovedIn")),
        Figure.difference(district.number("juniorCohort"), district.number("juniorDeceased")));
  }

  private static void homework(
      Plan plan, String id, String stage, long first, long last, String minutes) {
    plan.grade(
        id,
        grade ->
            Truth.of(
                grade.stage().equals(stage) && grade.number() >= first && grade.number() <= last),
        grade -> Figure.plain(grade.fact().number(minutes)),
        school -> school.mayTeach(stage));
  }
}
