package org.junheng.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** Draws figures that crowd around the limits, and leaves some of them out. */
final class Draw {
  private static final Fraction CENT = Fraction.of("0.01");

  private final RandomGenerator random;

  /** How many figures of a thousand this submission leaves out. */
  private final int leftOut;

  Draw(RandomGenerator random) {
    this.random = random;
    this.leftOut = List.of(0, 0, 20, 60, 150, 400).get(random.nextInt(6));
  }

  static Fraction limit(String target) {
    Fraction limit = PlanTarget.ALL.get(target).limit();
    if (limit == null) {
      throw new IllegalArgumentException(target + " has no number of its own");
    }
    return limit;
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  boolean leavesOut() {
    return random.nextInt(1000) < leftOut;
  }

  /** Both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  @SafeVarargs
  final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  void shuffle(List<?> values) {
    for (int end = values.size() - 1; end > 0; end--) {
      Collections.swap(values, end, random.nextInt(end + 1));
    }
  }

  /** The number, the one below or the one above; never negative. */
  int near(int exact) {
    return Math.max(0, exact + pick(-1, 0, 0, 1));
  }

  /** A whole number on the limit if one is, else on either side of it. */
  int near(Fraction exact) {
    return near(exact.numerator().divide(exact.denominator()).intValueExact());
  }

  /** A measure on the limit as far as two decimals go, one hundredth below or above. */
  BigDecimal nearMeasure(Fraction exact) {
    return twoDecimals(exact.plus(CENT.times(Fraction.of(pick(-1, 0, 0, 1)))));
  }

  /** Money so much a head: on the limit, one cent off it, or one cent a head off it. */
  BigDecimal nearMoney(Fraction perHead, int heads) {
    Fraction step = CENT.times(Fraction.of(pick(0, 0, 1, heads)));
    return twoDecimals(
        perHead.times(Fraction.of(heads)).plus(step.times(Fraction.of(pick(-1, 1)))));
  }

  void put(ObjectNode node, String field, int count) {
    if (!leavesOut()) {
      node.put(field, oneIn(60) ? 0 : count);
    }
  }

  void put(ObjectNode node, String field, BigDecimal measure) {
    if (!leavesOut()) {
      node.put(field, oneIn(60) ? BigDecimal.ZERO : measure);
    }
  }

  void put(ObjectNode node, String field, boolean answer) {
    if (!leavesOut()) {
      node.put(field, answer);
    }
  }

  void put(ObjectNode node, String field, String word) {
    if (!leavesOut()) {
      node.put(field, word);
    }
  }

  /** Answers for some of these targets; at times for none, with or without an empty object. */
  void attest(ObjectNode node, List<String> targets) {
    if (leavesOut()) {
      return;
    }
    ObjectNode attestations = node.objectNode();
    boolean none = oneIn(12);
    for (String target : targets) {
      if (none || oneIn(12) || leavesOut()) {
        continue;
      }
      ObjectNode attestation = attestations.putObject(target).put("answer", !oneIn(4));
      if (!oneIn(3)) {
        attestation.put("by", "区教体局").put("on", "2025-09-10").put("evidence", "任政字〔2025〕8号");
      }
    }
    if (!attestations.isEmpty() || oneIn(2)) {
      node.set("attestations", attestations);
    }
  }

  /** Rounded to two decimals; never negative. */
  static BigDecimal twoDecimals(Fraction value) {
    return new BigDecimal(value.numerator())
        .divide(new BigDecimal(value.denominator()), 2, RoundingMode.HALF_UP)
        .max(BigDecimal.ZERO);
  }
}
