package org.junheng.example;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Migrant children, mental screening and security. */
final class Care {
  private static final int UPPER_PRIMARY = 4;

  private Care() {}

  static void describe(ObjectNode school, Place place, Enrolment enrolment, Dice dice) {
    int shortPercent = place.circumstance().shortOfCare;
    int students = enrolment.total();
    school.put(
        "migrantStudents", dice.part(enrolment.compulsoryStudents(), 0, mostMigrants(place, dice)));
    int toScreen = school.path("teachers").asInt() + enrolment.fromGrade(UPPER_PRIMARY);
    school.put("peopleToScreen", toScreen);
    school.put("peopleScreened", dice.all(toScreen, shortPercent));

    ArrayNode security = school.putArray("security");
    item(security, "closed-management", 1, shortPercent, dice);
    item(security, "guards", 2 + students / 400, shortPercent, dice);
    item(security, "alarm-and-video", 1 + students / 800, shortPercent, dice);
    item(security, "crossing-guards", 2 + students / 1000, shortPercent, dice);
  }

  private static int mostMigrants(Place place, Dice dice) {
    if (place.circumstance().urban()) {
      return dice.chance(10) ? 640 : 420;
    }
    return place.circumstance().rural() ? 30 : 110;
  }

  private static void item(ArrayNode security, String item, int due, int shortPercent, Dice dice) {
    security
        .addObject()
        .put("item", item)
        .put("done", dice.all(due, shortPercent / 2))
        .put("due", due);
  }
}
