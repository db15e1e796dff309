package org.junheng.example;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Who is registered at a school: its classes, and the students of each stage that they sum to. */
record Enrolment(List<Roll> classes, Map<StageKind, Integer> students) {
  /** One class; grades are numbered from the first of primary to the last of senior school. */
  record Roll(StageKind stage, int grade, String name, int students) {}

  static Enrolment of(Place place, Dice dice) {
    List<Roll> classes = new ArrayList<>();
    Map<StageKind, Integer> students = new EnumMap<>(StageKind.class);
    for (StageKind stage : place.kind().stages) {
      int perGrade =
          place.kind().classesPerGrade(dice.within(place.circumstance().classesPerGrade));
      for (int grade = stage.firstGrade; grade <= place.kind().lastGrade(stage); grade++) {
        for (int number = 1; number <= perGrade; number++) {
          Roll roll = new Roll(stage, grade, number + "班", classSize(place, stage, dice));
          classes.add(roll);
          students.merge(stage, roll.students(), Integer::sum);
        }
      }
    }
    return new Enrolment(List.copyOf(classes), students);
  }

  int of(StageKind stage) {
    return students.getOrDefault(stage, 0);
  }

  int total() {
    return students.values().stream().mapToInt(Integer::intValue).sum();
  }

  int compulsoryStudents() {
    return of(StageKind.PRIMARY) + of(StageKind.JUNIOR);
  }

  int inGrade(int grade) {
    return classes.stream().filter(roll -> roll.grade() == grade).mapToInt(Roll::students).sum();
  }

  int fromGrade(int grade) {
    return classes.stream().filter(roll -> roll.grade() >= grade).mapToInt(Roll::students).sum();
  }

  int classesOf(StageKind stage) {
    return (int) classes.stream().filter(roll -> roll.stage() == stage).count();
  }

  int compulsoryClasses() {
    return (int) classes.stream().filter(roll -> roll.stage().compulsory()).count();
  }

  private static int classSize(Place place, StageKind stage, Dice dice) {
    if (place.kind() == SchoolKind.SPECIAL) {
      return dice.between(6, 11);
    }
    Circumstance circumstance = place.circumstance();
    if (dice.chance(circumstance.overCap)) {
      return stage.classCap + dice.between(1, 4);
    }
    return dice.within(circumstance.classSize) + stage.classCap - StageKind.PRIMARY.classCap;
  }
}
