package org.junheng.example;

import java.util.List;

/** The kinds of school and their share of a district of {@value #TABLE_SIZE} schools. */
@SuppressWarnings("ImmutableEnumChecker") // the list of stages is unmodifiable
enum SchoolKind {
  //         in the facts, in names, of 90, classes a grade in % of a primary school's,
  //         (1 for one class), circumstances of its schools in turn: a campus (c) belongs to the
  //         school before it
  PRIMARY("primary", "小学", 54, 100, "uTrUcwtrpurnTrwUtr", StageKind.PRIMARY),
  JUNIOR("junior", "初级中学", 16, 130, "utrUcwpntuUrtuwt", StageKind.JUNIOR),
  NINE_YEAR("nine-year", "学校", 8, 60, "utrpUwnp", StageKind.PRIMARY, StageKind.JUNIOR),
  COMPLETE_SECONDARY("complete-secondary", "中学", 3, 90, "utu", StageKind.JUNIOR, StageKind.SENIOR),
  TWELVE_YEAR("twelve-year", "实验学校", 1, 60, "pu", StageKind.values()),
  SENIOR("senior", "高级中学", 3, 250, "uut", StageKind.SENIOR),
  VOCATIONAL("vocational", "职业中等专业学校", 1, 200, "u", StageKind.SENIOR),
  SPECIAL("special", "特殊教育学校", 1, 1, "u", StageKind.PRIMARY, StageKind.JUNIOR),
  TEACHING_POINT("teaching-point", "教学点", 3, 1, "wrx", StageKind.PRIMARY);

  /** The number of schools that the shares are given for. */
  static final int TABLE_SIZE = 90;

  /** From this size up a district has a school of every kind. */
  private static final int ALL_KINDS_FROM = 20;

  /** Teaching points keep the youngest; from the third grade on children go to a larger school. */
  private static final int LAST_GRADE_OF_TEACHING_POINT = 2;

  /** The word of the facts. */
  final String word;

  /** What the names of such schools end with. */
  final String suffix;

  final List<StageKind> stages;
  private final int share;
  private final int classesPercent;
  private final String circumstances;

  SchoolKind(
      String word,
      String suffix,
      int share,
      int classesPercent,
      String circumstances,
      StageKind... stages) {
    this.word = word;
    this.suffix = suffix;
    this.share = share;
    this.classesPercent = classesPercent;
    this.circumstances = circumstances;
    this.stages = List.of(stages);
  }

  boolean compulsory() {
    return stages.get(0).compulsory();
  }

  int lastGrade(StageKind stage) {
    return this == TEACHING_POINT ? LAST_GRADE_OF_TEACHING_POINT : stage.lastGrade;
  }

  /** Classes a grade of such a school, where a primary school like it has so many. */
  int classesPerGrade(int ofPrimarySchool) {
    return Math.max(1, (ofPrimarySchool * classesPercent + 50) / 100);
  }

  Circumstance circumstance(int position) {
    return Circumstance.withLetter(circumstances.charAt(position % circumstances.length()));
  }

  /** Schools of this kind among so many: its share, rounded; primary schools are what is left. */
  int among(int schools) {
    if (this == PRIMARY) {
      int others = 0;
      for (SchoolKind kind : values()) {
        others += kind == PRIMARY ? 0 : kind.among(schools);
      }
      return schools - others;
    }
    int rounded = (int) (((long) schools * share + TABLE_SIZE / 2) / TABLE_SIZE);
    return Math.max(rounded, schools >= ALL_KINDS_FROM ? 1 : 0);
  }
}
