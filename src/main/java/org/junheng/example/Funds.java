package org.junheng.example;

import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** Public funds and what of them is set aside for training. */
final class Funds {
  private static final int STUDENTS_FUNDED_AT_LEAST = 100;

  private Funds() {}

  static void describe(ObjectNode school, Place place, Enrolment enrolment, Dice dice) {
    int shortPercent = place.circumstance().shortOfCare;
    long approved = standardFunds(place, enrolment);
    int students = enrolment.total();
    if (place.fundedAsSmall(students) && !dice.chance(shortPercent)) {
      approved = approved / students * STUDENTS_FUNDED_AT_LEAST;
    }
    long budget = approved * dice.between(100, 104) / 100;
    boolean paidInFull = !dice.chance(shortPercent);
    boolean trainsEnough = !dice.chance(shortPercent);
    school.put("publicFundsBudget", yuan(budget));
    school.put(
        "publicFundsPaid", yuan(paidInFull ? approved : approved * dice.between(82, 98) / 100));
    school.put("publicFundsApproved", yuan(approved));
    school.put(
        "teacherTrainingFunds",
        yuan(budget * (trainsEnough ? dice.between(50, 66) : dice.between(31, 48)) / 1000));
  }

  /** The standard times the students, over compulsory stages where the school has any; in fen. */
  private static long standardFunds(Place place, Enrolment enrolment) {
    long fen = 0;
    for (StageKind stage : place.kind().stages) {
      if (stage.compulsory() || !place.kind().compulsory()) {
        fen += 100L * Stages.fundsPerStudent(place, stage) * enrolment.of(stage);
      }
    }
    return fen;
  }

  private static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, 2);
  }
}
