package org.junheng.example;

import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Music and art rooms: one for twelve classes, smaller in old schools. */
final class Rooms {
  private static final int CLASSES_PER_ROOM = 12;
  private static final int LAST_YEAR_OF_OLD_ROOMS = 2016;

  private final ArrayNode rooms;
  private final int needed;
  private final int shortPercent;
  private final Dice dice;

  private Rooms(ArrayNode rooms, Place place, Enrolment enrolment, Dice dice) {
    int classes = enrolment.compulsoryClasses();
    this.rooms = rooms;
    this.needed = Math.max(1, (classes + CLASSES_PER_ROOM - 1) / CLASSES_PER_ROOM);
    this.shortPercent = place.circumstance().shortOfThings;
    this.dice = dice;
  }

  static void describe(ObjectNode school, Place place, Enrolment enrolment, Dice dice) {
    boolean old = school.path("builtYear").asInt() <= LAST_YEAR_OF_OLD_ROOMS;
    Rooms rooms = new Rooms(school.putArray("rooms"), place, enrolment, dice);
    rooms.add("music", "音乐教室", old ? 73 : 96);
    rooms.add("art", "美术教室", old ? 67 : 90);
  }

  private void add(String kind, String name, int squareMetres) {
    int count = dice.chance(shortPercent) ? needed - 1 : needed + (dice.chance(15) ? 1 : 0);
    for (int number = 1; number <= count; number++) {
      boolean tooSmall = dice.chance(shortPercent);
      int hundredths = squareMetres * (tooSmall ? dice.between(76, 99) : dice.between(100, 128));
      rooms
          .addObject()
          .put("kind", kind)
          .put("name", name + number)
          .put("area", BigDecimal.valueOf(hundredths, 2));
    }
  }
}
