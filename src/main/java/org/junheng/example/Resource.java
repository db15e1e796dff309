package org.junheng.example;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the schools are given of each resource is drawn around these amounts a student, so that most
 * have enough and some too little. They are aims for example figures: what is demanded stands in
 * the rules alone.
 */
enum Resource {
  //                   ten-thousandths of a unit for a primary and for any later student
  ABOVE_DEGREE_TEACHERS(420, 530),
  BACKBONE_TEACHERS(100, 100),
  PE_AND_ARTS_TEACHERS(90, 90),
  TEACHING_AREA(45_000, 58_000),
  SPORTS_AREA(75_000, 102_000),
  EQUIPMENT_VALUE(20_000_000, 25_000_000),
  MULTIMEDIA_ROOMS(230, 240);

  private static final int SCALE = 4;

  private final long primary;
  private final long later;

  Resource(long primary, long later) {
    this.primary = primary;
    this.later = later;
  }

  /** What one stage needs for itself, in ten-thousandths. */
  long neededBy(StageKind stage, Enrolment enrolment) {
    return (stage == StageKind.PRIMARY ? primary : later) * enrolment.of(stage);
  }

  /** What a school needs so that every stage has enough of what they share by weight. */
  long neededByAll(Enrolment enrolment) {
    long weighted = 0;
    for (StageKind stage : enrolment.students().keySet()) {
      weighted += (long) enrolment.of(stage) * stage.weight;
    }
    long most = 0;
    for (StageKind stage : enrolment.students().keySet()) {
      long each = stage == StageKind.PRIMARY ? primary : later;
      most = Math.max(most, (each * weighted + stage.weight - 1) / stage.weight);
    }
    return most;
  }

  /** An amount as a whole number that is enough if and only if the amount is. */
  static int whole(long amount, long needed) {
    RoundingMode rounding = amount < needed ? RoundingMode.FLOOR : RoundingMode.CEILING;
    return BigDecimal.valueOf(amount, SCALE).setScale(0, rounding).intValueExact();
  }

  /** An amount as a measure of two decimals. */
  static BigDecimal measure(long amount) {
    return BigDecimal.valueOf(amount, SCALE).setScale(2, RoundingMode.CEILING);
  }
}
