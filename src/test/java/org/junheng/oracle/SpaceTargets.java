package org.junheng.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chapter 三(一)3-4: buildings, grounds and equipment, shared by all stages of a campus. */
final class SpaceTargets {
  private SpaceTargets() {}

  static void addTo(Plan plan) {
    for (String stage : School.COMPULSORY) {
      List<String> only = List.of(stage);
      plan.indicator(
          "space.teaching." + stage,
          only,
          s -> share(s, 1, s.whole().over(SpaceTargets::teachingArea)));
      plan.indicator(
          "space.sports." + stage,
          only,
          s -> share(s, 1, s.whole().over(SpaceTargets::sportsArea)));
      plan.indicator(
          "equipment.value." + stage, only, s -> share(s, 1, s.whole().number("equipmentValue")));
      plan.indicator(
          "equipment.multimedia." + stage,
          only,
          s -> share(s, 100, s.whole().number("multimediaRooms")));
    }
    plan.schoolAttested(
        "space.new-school-compliant",
        school -> school.isAmongAll().and(school.fact().isAtMost("openedYear", 2023).not()));
  }

  /**
   * The stage's part of what the counted school has, for so many of its students. Its part is by
   * weighted students, so one student of weight w has w by all weighted students. A stage without
   * students has nobody to count by, whoever else is at the school.
   */
  static Figure share(Stage stage, long students, @Nullable Fraction resource) {
    Fraction own = stage.whole().people(stage.name(), "students");
    if (own != null && own.isZero()) {
      return Figure.Without.GROUND;
    }
    return Figure.ratio(
        students,
        Figure.product(resource, School.weightOf(stage.name())),
        stage.whole().weightedStudents());
  }

  /** The statistics form includes indoor sports rooms, the standard does not. */
  static @Nullable Fraction teachingArea(School school) {
    return Figure.difference(school.number("teachingArea"), school.number("indoorSportsArea"));
  }

  static @Nullable Fraction sportsArea(School school) {
    return Figure.sum(
        school.number("sportsGroundArea"),
        school.number("indoorSportsArea"),
        countedLease(school.fact()));
  }

  /** Leased area counts in urban schools, where reserved for class time (readings 17 and 29). */
  private static @Nullable Fraction countedLease(Fact school) {
    Fraction area = school.number("leasedSportsArea");
    Truth reserved = school.flag("leasedForClassTime");
    boolean noLease = area == null && reserved == Truth.UNKNOWN;
    Truth counts = school.isOneOf("location", "urban").and(reserved);
    if (noLease || counts == Truth.FALSE || (area != null && area.isZero())) {
      return Fraction.ZERO;
    }
    return counts == Truth.TRUE ? area : null;
  }
}
