package org.junheng.oracle;

import java.util.List;

/** The seven indicators of the national method, for either stage. */
final class NationalIndicators {
  private NationalIndicators() {}

  static void addTo(Plan plan) {
    for (String stage : School.COMPULSORY) {
      List<String> only = List.of(stage);
      people(plan, "above-degree", stage, "aboveDegreeTeachers");
      people(plan, "backbone", stage, "backboneTeachers");
      people(
          plan,
          "pe-arts",
          stage,
          "peTeachers",
          "musicTeachers",
          "artTeachers",
          "generalArtsTeachers");
      plan.indicator(
          "national.teaching-area." + stage,
          only,
          s -> SpaceTargets.share(s, 1, s.whole().over(SpaceTargets::teachingArea)));
      plan.indicator(
          "national.sports-area." + stage,
          only,
          s -> SpaceTargets.share(s, 1, s.whole().over(SpaceTargets::sportsArea)));
      plan.indicator(
          "national.equipment." + stage,
          only,
          s -> SpaceTargets.share(s, 1, s.whole().number("equipmentValue")));
      plan.indicator(
          "national.multimedia." + stage,
          only,
          s -> SpaceTargets.share(s, 100, s.whole().number("multimediaRooms")));
    }
  }

  private static void people(Plan plan, String name, String stage, String... fields) {
    plan.indicator(
        "national." + name + "." + stage,
        List.of(stage),
        s -> {
          Fraction all = Fraction.ZERO;
          for (String field : fields) {
            all = Figure.sum(all, s.whole().people(stage, field));
          }
          return Figure.per100(all, s.whole().people(stage, "students"));
        });
  }
}
