package org.junheng.example;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The register of classes, and the homework of each compulsory grade. */
final class Classes {
  private static final int FIRST_GRADE_WITH_WRITTEN_HOMEWORK = 3;

  private Classes() {}

  static void describe(ObjectNode school, Place place, Enrolment enrolment, Dice dice) {
    ArrayNode grades = school.putArray("grades");
    for (StageKind stage : place.kind().stages) {
      if (stage.compulsory()) {
        for (int grade = stage.firstGrade; grade <= place.kind().lastGrade(stage); grade++) {
          homework(grades.addObject(), stage, grade, place.circumstance().shortOfCare, dice);
        }
      }
    }
    ArrayNode classes = school.putArray("classes");
    for (Enrolment.Roll roll : enrolment.classes()) {
      classes
          .addObject()
          .put("stage", roll.stage().word)
          .put("grade", roll.grade())
          .put("name", roll.name())
          .put("students", roll.students());
    }
  }

  private static void homework(
      ObjectNode node, StageKind stage, int grade, int shortPercent, Dice dice) {
    boolean tooMuch = dice.chance(shortPercent);
    int written;
    int all;
    if (grade < FIRST_GRADE_WITH_WRITTEN_HOMEWORK) {
      written = tooMuch ? 5 * dice.between(2, 4) : 0;
      all = written + 5 * dice.between(2, 4);
    } else {
      int most = stage == StageKind.PRIMARY ? 60 : 90;
      all = tooMuch ? most + 5 * dice.between(1, 6) : most - 5 * dice.between(0, 4);
      written = all - 5 * dice.between(1, 3);
    }
    node.put("stage", stage.word)
        .put("number", grade)
        .put("writtenHomeworkMinutes", written)
        .put("homeworkMinutes", all);
  }
}
