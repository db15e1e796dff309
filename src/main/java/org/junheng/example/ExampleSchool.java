package org.junheng.example;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One school: what it is, and then subject after subject. */
final class ExampleSchool {
  private static final int PLAN_YEAR = 2024;

  /** Years on which limits turn; schools built in them are worth having in every example. */
  private static final List<Integer> TURNING_YEARS = List.of(2010, 2016);

  /** In this order: a later one may read what an earlier one has said. */
  private static final List<Subject> SUBJECTS =
      List.of(
          Buildings::describe,
          Stages::describe,
          Funds::describe,
          Care::describe,
          Classes::describe,
          Rooms::describe,
          (school, place, enrolment, dice) -> Attestations.describe(school, place, dice));

  /** Read after all single figures, in this order. */
  private static final List<String> LISTS =
      List.of("attestations", "security", "stages", "grades", "classes", "rooms");

  private ExampleSchool() {}

  /** The school of a place, with every figure that applies to it. */
  static ObjectNode complete(Place place, Dice dice) {
    ObjectNode school = identity(place, dice.split());
    if (place.closed()) {
      return school;
    }
    Enrolment enrolment = Enrolment.of(place, dice.split());
    for (Subject subject : SUBJECTS) {
      subject.describe(school, place, enrolment, dice.split());
    }
    for (String list : LISTS) {
      JsonNode content = school.remove(list);
      if (content != null) {
        school.set(list, content);
      }
    }
    return school;
  }

  /** The school of a place as it was submitted: from some, figures and lists are missing. */
  static ObjectNode submitted(Place place, Dice dice) {
    ObjectNode school = complete(place, dice);
    Gaps.open(school, dice.split());
    return school;
  }

  private static ObjectNode identity(Place place, Dice dice) {
    int builtYear = builtYear(place.circumstance().built, dice);
    boolean opensNow = place.circumstance() == Circumstance.NEW;
    ObjectNode school = JsonNodeFactory.instance.objectNode();
    school.put("id", place.id());
    school.put("name", Names.of(place));
    school.put("kind", place.kind().word);
    school.put("owner", place.ownedPrivately() ? "private" : "public");
    school.put("location", place.circumstance().location);
    school.put("boarding", boards(place, dice));
    school.put("builtYear", builtYear);
    school.put(
        "openedYear",
        opensNow
            ? Math.max(PLAN_YEAR, builtYear) + dice.between(0, 1)
            : Math.min(PLAN_YEAR - 1, builtYear + dice.between(0, 1)));
    school.put("closed", place.closed());
    school.put("townshipCentral", place.circumstance() == Circumstance.TOWNSHIP_CENTRAL);
    school.put("counted", !place.campus());
    if (place.campus()) {
      school.put("parent", place.parent().id());
    }
    return school;
  }

  private static int builtYear(Range built, Dice dice) {
    for (int year : TURNING_YEARS) {
      if (built.includes(year) && dice.chance(8)) {
        return year;
      }
    }
    return dice.within(built);
  }

  private static boolean boards(Place place, Dice dice) {
    boolean teachesOlderStudents =
        place.kind().stages.stream().anyMatch(s -> s != StageKind.PRIMARY);
    return teachesOlderStudents && dice.chance(place.circumstance().urban() ? 12 : 45);
  }
}
