package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.algebra.Polynomial;

/**
 * How many steps of one lever are needed after k steps of another, worked out once for all k: the
 * goal is reached where d₀(k) + d₁(k)·n is not below zero, with d₀ and d₁ no higher than squares in
 * k, which four values each show.
 */
final class Need {
  static final int VALUES = 4;

  private final Square still;
  private final Square each;
  private final boolean strict;

  /** a + bk + c·k(k − 1), in whole numbers. */
  private record Square(BigInteger a, BigInteger b, BigInteger c) {
    /** Twice the decimals times a power of ten; null where they are on no square. */
    static @Nullable Square through(List<BigDecimal> values, int scale) {
      BigInteger[] at = new BigInteger[VALUES];
      for (int i = 0; i < VALUES; i++) {
        at[i] = values.get(i).movePointRight(scale).toBigIntegerExact();
      }
      BigInteger first = at[1].subtract(at[0]);
      BigInteger bend = at[2].subtract(at[1]).subtract(first);
      BigInteger later = at[3].subtract(at[2]).subtract(at[2].subtract(at[1]));
      return bend.equals(later) ? new Square(at[0].shiftLeft(1), first.shiftLeft(1), bend) : null;
    }

    BigInteger at(BigInteger steps) {
      return a.add(steps.multiply(b.add(c.multiply(steps.subtract(BigInteger.ONE)))));
    }
  }

  private Need(Square still, Square each, boolean strict) {
    this.still = still;
    this.each = each;
    this.strict = strict;
  }

  /**
   * @param compared after 0, 1, 2 and 3 steps of the shared lever
   * @return null where it moves on a higher curve
   */
  static @Nullable Need of(Goal goal, List<Compared> compared) {
    List<BigDecimal> still = new ArrayList<>();
    List<BigDecimal> each = new ArrayList<>();
    int scale = 0;
    for (Compared after : compared.subList(0, VALUES)) {
      Polynomial difference = goal.difference(after);
      if (difference.degree() > 1) {
        return null;
      }
      still.add(difference.coefficient(0));
      each.add(difference.coefficient(1));
      scale =
          Math.max(
              scale,
              Math.max(difference.coefficient(0).scale(), difference.coefficient(1).scale()));
    }
    Square a = Square.through(still, scale);
    Square b = Square.through(each, scale);
    return a == null || b == null ? null : new Need(a, b, goal.isStrict());
  }

  /** The least number of steps; nothing where none is enough. */
  Optional<BigInteger> after(BigInteger sharedSteps) {
    BigInteger missing = still.at(sharedSteps).negate();
    if (strict ? missing.signum() < 0 : missing.signum() <= 0) {
      return Optional.of(BigInteger.ZERO);
    }
    BigInteger step = each.at(sharedSteps);
    if (step.signum() <= 0) {
      return Optional.empty();
    }
    BigInteger[] parts = missing.divideAndRemainder(step);
    boolean more = strict || parts[1].signum() != 0;
    return Optional.of(more ? parts[0].add(BigInteger.ONE) : parts[0]);
  }
}
