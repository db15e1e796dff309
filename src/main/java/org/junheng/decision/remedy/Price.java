package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.actions.Action;

/**
 * What something costs, as far as it is known: fewer steps without a cost come first, for nobody
 * knows what they cost; then the cost that is known.
 */
record Price(int unknown, BigDecimal known) implements Comparable<Price> {
  static final Price NOTHING = new Price(0, BigDecimal.ZERO);

  static Price of(Action action, BigInteger steps) {
    if (steps.signum() == 0) {
      return NOTHING;
    }
    @Nullable BigDecimal cost = action.costOf(action.step().multiply(new BigDecimal(steps)));
    return cost == null ? new Price(1, BigDecimal.ZERO) : new Price(0, cost);
  }

  Price plus(Price other) {
    return new Price(unknown + other.unknown, known.add(other.known));
  }

  Price minus(Price other) {
    return new Price(unknown - other.unknown, known.subtract(other.known));
  }

  @Override
  public int compareTo(Price other) {
    return unknown == other.unknown
        ? known.compareTo(other.known)
        : Integer.compare(unknown, other.unknown);
  }
}
