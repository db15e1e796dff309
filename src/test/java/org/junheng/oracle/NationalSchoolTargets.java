package org.junheng.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the national method asks of each campus: rooms, size, classes, money and answers. */
final class NationalSchoolTargets {
  private static final List<String> ORDINARY =
      List.of("primary", "junior", "complete-secondary", "teaching-point");
  private static final List<String> THROUGH = List.of("nine-year", "twelve-year");

  private NationalSchoolTargets() {}

  static void addTo(Plan plan) {
    for (String kind : List.of("music", "art")) {
      plan.school(
          "national.rooms." + kind + ".count",
          School::isAmongAll,
          school -> Figure.ratio(12, school.roomsOf(kind), school.compulsoryClasses()));
      room(plan, "national.rooms." + kind + ".area", kind, Standard.FULL);
      room(plan, "national.rooms." + kind + ".area.relaxed", kind, Standard.OLD);
    }
    room(plan, "national.rooms.area.small-rural.primary", null, Standard.SMALL_PRIMARY);
    room(plan, "national.rooms.area.small-rural.junior", null, Standard.SMALL_JUNIOR);
    size(plan, "national.size.school", ORDINARY);
    size(plan, "national.size.nine-year", THROUGH);
    for (String stage : School.COMPULSORY) {
      plan.schoolClass(
          "national.size.class." + stage,
          each -> Truth.of(each.stage().equals(stage) && !each.school().is("special")),
          each -> Figure.capped(each.fact().number("students")),
          school -> school.mayTeach(stage) && !school.is("special"));
    }
    plan.school(
        "national.funding.small-school",
        NationalSchoolTargets::isSmall,
        school -> {
          Fraction students = school.students(School.COMPULSORY);
          return students != null && students.isZero()
              ? Figure.Without.GROUND
              : Figure.percent(
                  school.number("publicFundsApproved"),
                  Figure.product(
                      MoneyTargets.standardOfLargestStage(school.stages()), Fraction.of(100)));
        });
    plan.school(
        "national.funding.special-education",
        school -> Truth.of(school.is("special")),
        school ->
            Figure.each(school.number("publicFundsPaid"), school.students(School.ALL_STAGES)));
    plan.school(
        "national.training.budget",
        School::isAmongAll,
        school ->
            Figure.percent(
                school.number("teacherTrainingFunds"), school.number("publicFundsBudget")));
    for (String id : List.of("charter-it", "it-teaching", "moral", "curriculum", "burden")) {
      plan.schoolAttested("national." + id, School::isAmongAll);
    }
  }

  /** Every counted school and teaching point with 1 to 99 students (reading 26). */
  private static Truth isSmall(School school) {
    boolean counts = school.is("teaching-point") || school.whole().itself() == school;
    return school
        .isAmongAll()
        .and(Truth.of(!school.is("special") && counts))
        .and(school.hasFewerStudentsThan(100));
  }

  private static void size(Plan plan, String id, List<String> kinds) {
    plan.school(
        id,
        school -> isOf(school, kinds).and(isRelaxed(school).not()),
        school -> Figure.capped(school.students(School.COMPULSORY)));
    plan.school(
        id + ".relaxed",
        school -> isOf(school, kinds).and(isRelaxed(school)),
        school -> Figure.capped(school.students(School.COMPULSORY)));
  }

  private static Truth isOf(School school, List<String> kinds) {
    return Truth.of(kinds.stream().anyMatch(school::is));
  }

  /** Built in 2010 or before, or more than half of the students are migrant children. */
  private static Truth isRelaxed(School school) {
    Fraction migrants = school.number("migrantStudents");
    Fraction students = school.students(School.COMPULSORY);
    Truth many =
        migrants == null || students == null
            ? Truth.UNKNOWN
            : Truth.of(migrants.times(Fraction.of(2)).compareTo(students) > 0);
    return school.isBuiltIn(2010, true).or(many);
  }

  /** The standards of a room, of which one is asked (reading 18). */
  private enum Standard {
    SMALL_PRIMARY,
    SMALL_JUNIOR,
    OLD,
    FULL;

    Truth binds(School school) {
      Truth smallPrimary =
          Truth.of(school.is("primary") || school.is("teaching-point")).and(isSmallRural(school));
      Truth smallJunior = Truth.of(school.is("junior")).and(isSmallRural(school));
      Truth old = school.isBuiltIn(2016, true);
      Truth neither = smallPrimary.or(smallJunior).not();
      Truth binds =
          switch (this) {
            case SMALL_PRIMARY -> smallPrimary;
            case SMALL_JUNIOR -> smallJunior;
            case OLD -> neither.and(old);
            case FULL -> neither.and(old.not());
          };
      return school.isAmongAll().and(binds);
    }

    private static Truth isSmallRural(School school) {
      return school.fact().isOneOf("location", "rural").and(hasSmallClassesOnly(school));
    }

    private static Truth hasSmallClassesOnly(School school) {
      List<SchoolClass> classes = school.classes();
      if (classes == null) {
        return school.mayTeach("primary") || school.mayTeach("junior")
            ? Truth.UNKNOWN
            : Truth.FALSE;
      }
      List<SchoolClass> compulsory =
          classes.stream().filter(each -> School.COMPULSORY.contains(each.stage())).toList();
      if (compulsory.isEmpty()) {
        return Truth.FALSE;
      }
      Truth small = Truth.TRUE;
      for (SchoolClass each : compulsory) {
        Fraction students = each.fact().number("students");
        small = students == null ? Truth.UNKNOWN : small;
      }
      if (small == Truth.UNKNOWN) {
        return small;
      }
      return Truth.of(
          compulsory.stream()
              .allMatch(each -> each.fact().number("students").compareTo(Fraction.of(30)) < 0));
    }
  }

  private static void room(Plan plan, String id, @Nullable String kind, Standard standard) {
    plan.room(
        id,
        room ->
            Truth.of(kind == null || room.kind().equals(kind)).and(standard.binds(room.school())),
        room -> Figure.plain(room.fact().number("area")),
        school -> standard.binds(school) != Truth.FALSE);
  }
}
