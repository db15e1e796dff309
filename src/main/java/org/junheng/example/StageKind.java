package org.junheng.example;

/** The stages of a district with five years of primary and four of junior school. */
enum StageKind {
  //      in the facts, first and last grade, class cap, weight, students a teacher, funds a student
  PRIMARY("primary", 1, 5, 45, 100, 17, 720),
  JUNIOR("junior", 6, 9, 50, 110, 13, 940),
  SENIOR("senior", 10, 12, 55, 132, 12, 1000);

  /** The word of the facts. */
  final String word;

  final int firstGrade;
  final int lastGrade;

  /** Students that a class of this stage should not exceed. */
  final int classCap;

  /** Weight of a student in what all stages share, in hundredths. */
  final int weight;

  final int studentsPerTeacher;

  /** Public funds a student and year, yuan. */
  final int fundsPerStudent;

  StageKind(
      String word,
      int firstGrade,
      int lastGrade,
      int classCap,
      int weight,
      int studentsPerTeacher,
      int fundsPerStudent) {
    this.word = word;
    this.firstGrade = firstGrade;
    this.lastGrade = lastGrade;
    this.classCap = classCap;
    this.weight = weight;
    this.studentsPerTeacher = studentsPerTeacher;
    this.fundsPerStudent = fundsPerStudent;
  }

  boolean compulsory() {
    return this != SENIOR;
  }
}
