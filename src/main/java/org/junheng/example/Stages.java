package org.junheng.example;

import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Students, teachers and admissions of each stage, and the teachers of the whole school. */
final class Stages {
  private static final int STUDENTS_PER_TEACHER_OF_SPECIAL_SCHOOLS = 4;
  private static final int TEACHERS_PER_CLASS_AT_LEAST = 2;
  private static final int FUNDS_PER_STUDENT_OF_SPECIAL_SCHOOLS = 8000;

  private final Place place;
  private final Enrolment enrolment;
  private final Dice dice;

  private Stages(Place place, Enrolment enrolment, Dice dice) {
    this.place = place;
    this.enrolment = enrolment;
    this.dice = dice;
  }

  static void describe(ObjectNode school, Place place, Enrolment enrolment, Dice dice) {
    new Stages(place, enrolment, dice).describe(school);
  }

  /** Public funds a student and year, yuan. */
  static int fundsPerStudent(Place place, StageKind stage) {
    return place.kind() == SchoolKind.SPECIAL
        ? FUNDS_PER_STUDENT_OF_SPECIAL_SCHOOLS
        : stage.fundsPerStudent;
  }

  private void describe(ObjectNode school) {
    ArrayNode stages = school.arrayNode();
    int teachers = 0;
    for (StageKind stage : place.kind().stages) {
      ObjectNode node = stages.addObject();
      node.put("stage", stage.word);
      node.put("students", enrolment.of(stage));
      teachers += teachers(node, stage);
      admissions(node, stage);
      node.put("perStudentStandard", BigDecimal.valueOf(fundsPerStudent(place, stage) * 100L, 2));
    }
    // Some teachers of the staff teach no class: they count here and not as full-time teachers.
    int staff = teachers + dice.between(0, 1 + teachers / 25);
    school.put("teachers", staff);
    school.put("teachersWithHomeVisits", dice.all(staff, place.circumstance().shortOfCare));
    school.set("stages", stages);
  }

  private int teachers(ObjectNode node, StageKind stage) {
    int shortPercent = place.circumstance().shortOfStaff;
    int studentsPerTeacher =
        place.kind() == SchoolKind.SPECIAL
            ? STUDENTS_PER_TEACHER_OF_SPECIAL_SCHOOLS
            : stage.studentsPerTeacher;
    int fullTime =
        Math.max(
            enrolment.of(stage) * dice.between(94, 106) / (studentsPerTeacher * 100) + 1,
            enrolment.classesOf(stage) * TEACHERS_PER_CLASS_AT_LEAST);
    boolean allCertified = !dice.chance(shortPercent);
    node.put("fullTimeTeachers", fullTime);
    node.put(
        "certifiedTeachers",
        allCertified ? fullTime : fullTime - dice.between(1, 1 + fullTime / 20));
    node.put("aboveDegreeTeachers", some(Resource.ABOVE_DEGREE_TEACHERS, stage, 135, fullTime));
    node.put("backboneTeachers", some(Resource.BACKBONE_TEACHERS, stage, 220, fullTime));
    int peAndArts = some(Resource.PE_AND_ARTS_TEACHERS, stage, 190, fullTime);
    int pe = (peAndArts + 1) / 2;
    int music = (peAndArts - pe + 1) / 2;
    int generalArts = peAndArts > 6 ? 1 : 0;
    node.put("peTeachers", pe);
    node.put("musicTeachers", music);
    node.put("artTeachers", peAndArts - pe - music - generalArts);
    node.put("generalArtsTeachers", generalArts);
    int civicsNeeded = 1 + enrolment.of(stage) / 250;
    node.put("civicsTeachers", dice.all(civicsNeeded, shortPercent));
    node.put("civicsTeachersNeeded", civicsNeeded);
    return fullTime;
  }

  private int some(Resource resource, StageKind stage, int mostPercent, int fullTime) {
    long needed = resource.neededBy(stage, enrolment);
    long supplied = dice.supply(needed, place.circumstance().shortOfStaff, mostPercent);
    return Math.min(fullTime, Resource.whole(supplied, needed));
  }

  private void admissions(ObjectNode node, StageKind stage) {
    int admitted = dice.part(enrolment.inGrade(stage.firstGrade), 970, 1000);
    node.put("pupilsAdmitted", admitted);
    if (stage.compulsory()) {
      node.put("pupilsAdmittedFromCatchment", fromCatchment(admitted, stage));
    }
  }

  private int fromCatchment(int admitted, StageKind stage) {
    if (place.ownedPrivately() || place.kind() == SchoolKind.SPECIAL) {
      return dice.part(admitted, 450, 800);
    }
    return stage == StageKind.PRIMARY ? dice.all(admitted, 3) : dice.part(admitted, 940, 1000);
  }
}
