package org.junheng.rules.algebra;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The first whole step at which something is reached, in closed form: by division where it moves on
 * a line, by the root of a quadratic, taken in whole numbers, where it moves on a parabola.
 */
public final class FirstStep {
  private FirstStep() {}

  /**
   * The least number of steps, from 1 on, after which the polynomial is not below zero.
   *
   * @param polynomial of degree 2 at most, below zero before the first step, or at zero where that
   *     is not enough
   * @param strict whether it has to be above zero
   * @param wholes have to be above zero there, each of them
   * @return nothing where it is never reached, or moves on a higher curve
   */
  public static Optional<BigInteger> of(
      Polynomial polynomial, boolean strict, List<Polynomial> wholes) {
    Optional<BigInteger> first =
        switch (polynomial.degree()) {
          case 1 -> onLine(polynomial, strict);
          case 2 -> onParabola(polynomial, strict);
          default -> Optional.empty();
        };
    return first.filter(steps -> wholes.stream().allMatch(whole -> whole.at(steps).signum() > 0));
  }

  private static boolean holds(Polynomial polynomial, boolean strict, BigInteger steps) {
    int sign = polynomial.at(steps).signum();
    return strict ? sign > 0 : sign >= 0;
  }

  private static Optional<BigInteger> onLine(Polynomial line, boolean strict) {
    if (line.coefficient(1).signum() <= 0) {
      return Optional.empty();
    }
    BigInteger steps =
        line.coefficient(0)
            .negate()
            .divide(line.coefficient(1), 0, RoundingMode.CEILING)
            .toBigIntegerExact()
            .max(BigInteger.ONE);
    return Optional.of(holds(line, strict, steps) ? steps : steps.add(BigInteger.ONE));
  }

  /**
   * With a, b, c whole: where a is above zero it is reached for good behind the greater root; where
   * a is below zero, between the roots, if there is a whole number between them.
   */
  private static Optional<BigInteger> onParabola(Polynomial parabola, boolean strict) {
    int scale = 0;
    for (int power = 0; power <= 2; power++) {
      scale = Math.max(scale, parabola.coefficient(power).scale());
    }
    BigInteger a = whole(parabola.coefficient(2), scale);
    BigInteger b = whole(parabola.coefficient(1), scale);
    BigInteger c = whole(parabola.coefficient(0), scale);
    BigInteger discriminant = b.multiply(b).subtract(a.multiply(c).shiftLeft(2));
    if (discriminant.signum() < 0) {
      return Optional.empty();
    }
    // Of both shapes the first root that can lie ahead is (−b + √D) ÷ 2a.
    BigInteger root = discriminant.sqrt();
    BigInteger near =
        new BigDecimal(root.subtract(b))
            .divide(new BigDecimal(a.shiftLeft(1)), 0, RoundingMode.FLOOR)
            .toBigIntegerExact();
    // The root is cut off, and it is divided: the step is next to it.
    BigInteger steps = near.subtract(BigInteger.TWO).max(BigInteger.ONE);
    BigInteger last = near.add(BigInteger.valueOf(3));
    while (steps.compareTo(last) <= 0) {
      if (holds(parabola, strict, steps)) {
        return Optional.of(steps);
      }
      steps = steps.add(BigInteger.ONE);
    }
    return Optional.empty();
  }

  private static BigInteger whole(BigDecimal value, int scale) {
    return value.movePointRight(scale).toBigIntegerExact();
  }
}
