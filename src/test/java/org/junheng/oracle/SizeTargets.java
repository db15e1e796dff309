package org.junheng.oracle;

/** Chapter 三(二)3: size of campuses and classes. */
final class SizeTargets {
  private SizeTargets() {}

  static void addTo(Plan plan) {
    campus(plan, "size.school.old", true);
    campus(plan, "size.school.new", false);
    for (String stage : School.COMPULSORY) {
      plan.schoolClass(
          "size.class." + stage,
          // Special schools are outside (reading 27).
          each -> Truth.of(each.stage().equals(stage) && !each.school().is("special")),
          each -> Figure.capped(each.fact().number("students")),
          school -> school.mayTeach(stage) && !school.is("special"));
    }
  }

  private static void campus(Plan plan, String id, boolean old) {
    plan.school(
        id,
        school -> school.isAmongAll().and(school.isBuiltIn(2010, old)),
        school -> Figure.capped(school.students(School.COMPULSORY)));
  }
}
