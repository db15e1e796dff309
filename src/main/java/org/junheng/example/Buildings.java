package org.junheng.example;

import tools.jackson.databind.node.ObjectNode;

/** Floor areas, grounds and equipment: what all stages of a school share. */
final class Buildings {
  private static final int STUDENTS_FOR_A_SPORTS_HALL = 500;

  /** In % of what is needed: small schools have more a student, but not more than they can use. */
  private static final int MOST_MULTIMEDIA_ROOMS = 150;

  private final Circumstance circumstance;
  private final Enrolment enrolment;
  private final Dice dice;

  private Buildings(Circumstance circumstance, Enrolment enrolment, Dice dice) {
    this.circumstance = circumstance;
    this.enrolment = enrolment;
    this.dice = dice;
  }

  static void describe(ObjectNode school, Place place, Enrolment enrolment, Dice dice) {
    Buildings buildings = new Buildings(place.circumstance(), enrolment, dice);
    buildings.areas(school);
    buildings.equipment(school);
  }

  private void areas(ObjectNode school) {
    long teaching = supply(Resource.TEACHING_AREA, circumstance.shortOfSpace);
    long sports = supply(Resource.SPORTS_AREA, circumstance.shortOfSpace);
    long indoor =
        enrolment.total() < STUDENTS_FOR_A_SPORTS_HALL
            ? 0
            : (long) enrolment.total() * dice.between(2_000, 9_000);
    // The statistics count indoor sports rooms among the teaching rooms.
    school.put("teachingArea", Resource.measure(teaching + indoor));
    school.put("indoorSportsArea", Resource.measure(indoor));
    if (circumstance.urban() && dice.chance(25)) {
      long leased = sports * dice.between(10, 25) / 100;
      boolean forClassTime = dice.chance(75);
      long own = sports - indoor - (forClassTime ? leased : 0);
      school.put("sportsGroundArea", Resource.measure(own));
      school.put("leasedSportsArea", Resource.measure(leased));
      school.put("leasedForClassTime", forClassTime);
    } else {
      school.put("sportsGroundArea", Resource.measure(sports - indoor));
    }
  }

  private void equipment(ObjectNode school) {
    int shortPercent = circumstance.shortOfThings;
    school.put("equipmentValue", Resource.measure(supply(Resource.EQUIPMENT_VALUE, shortPercent)));
    long rooms = Resource.MULTIMEDIA_ROOMS.neededByAll(enrolment);
    long equipped = dice.supply(rooms, shortPercent, MOST_MULTIMEDIA_ROOMS);
    school.put("multimediaRooms", Resource.whole(equipped, rooms));
    int classrooms = enrolment.classes().size() + dice.between(0, 2);
    school.put("classrooms", classrooms);
    school.put("classroomsWithStandardLighting", dice.all(classrooms, shortPercent));
  }

  private long supply(Resource resource, int shortPercent) {
    return dice.supply(resource.neededByAll(enrolment), shortPercent, circumstance.mostSupply);
  }
}
