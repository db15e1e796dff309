package org.junheng.oracle;

/** Chapter 三(一)4: music and art rooms, and who answers for safety. */
final class RoomTargets {
  private RoomTargets() {}

  static void addTo(Plan plan) {
    for (String kind : new String[] {"music", "art"}) {
      plan.school(
          "rooms." + kind + ".count",
          School::isAmongAll,
          school -> Figure.ratio(12, school.roomsOf(kind), school.compulsoryClasses()));
      area(plan, kind, "old", true);
      area(plan, kind, "new", false);
    }
    plan.schoolAttested("safety.laboratory", School::isAmongAll);
    plan.schoolAttested("safety.network", School::isAmongAll);
  }

  private static void area(Plan plan, String kind, String age, boolean old) {
    plan.room(
        "rooms." + kind + ".area." + age,
        room -> Truth.of(room.kind().equals(kind)).and(binds(room.school(), old)),
        room -> Figure.plain(room.fact().number("area")),
        school -> binds(school, old) != Truth.FALSE);
  }

  private static Truth binds(School school, boolean old) {
    return school.isAmongAll().and(school.isBuiltIn(2016, old));
  }
}
