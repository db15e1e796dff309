package org.junheng.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chapter 三(二)4 and the money of 三(二)6: public funds, small schools, special education. */
final class MoneyTargets {
  private static final Fraction SMALL = Fraction.of(100);

  private MoneyTargets() {}

  static void addTo(Plan plan) {
    plan.school(
        "funding.public.full",
        School::isAmongAll,
        school -> Figure.percent(school.number("publicFundsPaid"), fundsDue(school.stages())));
    plan.school(
        "funding.small-school",
        MoneyTargets::isSmall,
        school -> {
          Fraction students = school.students(School.COMPULSORY);
          return students != null && students.isZero()
              ? Figure.Without.GROUND
              : Figure.percent(
                  school.number("publicFundsApproved"),
                  Figure.product(standardOfLargestStage(school.stages()), SMALL));
        });
    plan.school(
        "funding.special-education",
        school -> Truth.of(school.is("special")),
        school ->
            Figure.each(school.number("publicFundsPaid"), school.students(School.ALL_STAGES)));
    plan.districtAttested("funding.earmarked-on-time");
    plan.school(
        "training.budget",
        School::isAmongAll,
        school ->
            Figure.percent(
                school.number("teacherTrainingFunds"), school.number("publicFundsBudget")));
  }

  /** Rural primary schools, and teaching points anywhere (reading 12). */
  private static Truth isSmall(School school) {
    return Truth.of(school.is("primary"))
        .and(school.fact().isOneOf("location", "rural"))
        .or(Truth.of(school.is("teaching-point")))
        .and(school.hasFewerStudentsThan(100));
  }

  /** Students times standard over the compulsory stages; no students cost nothing. */
  private static @Nullable Fraction fundsDue(@Nullable List<Stage> stages) {
    if (stages == null) {
      return null;
    }
    Fraction due = Fraction.ZERO;
    for (Stage stage : stages) {
      Fraction students = stage.students();
      if (!stage.isCompulsory() || (students != null && students.isZero())) {
        continue;
      }
      Fraction ofStage = Figure.product(students, stage.number("perStudentStandard"));
      if (ofStage == null) {
        return null;
      }
      due = due.plus(ofStage);
    }
    return due;
  }

  /** Which stage is largest is known when all are counted; of equals the higher standard counts. */
  static @Nullable Fraction standardOfLargestStage(@Nullable List<Stage> stages) {
    if (stages == null) {
      return null;
    }
    Fraction most = null;
    Fraction standard = null;
    for (Stage stage : stages) {
      if (!stage.isCompulsory()) {
        continue;
      }
      Fraction students = stage.students();
      if (students == null) {
        return null;
      }
      Fraction own = stage.number("perStudentStandard");
      int order = most == null ? 1 : students.compareTo(most);
      if (order > 0) {
        most = students;
        standard = own;
      } else if (order == 0) {
        standard =
            standard == null || own == null ? null : own.compareTo(standard) > 0 ? own : standard;
      }
    }
    return standard;
  }
}
