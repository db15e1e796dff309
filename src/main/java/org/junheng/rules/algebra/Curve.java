package org.junheng.rules.algebra;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure as it moves with the number of steps: a quotient of two polynomials.
 *
 * @param above the numerator
 * @param below the denominator
 * @param wholes all that is divided by on the way; the figure says something only where each is
 *     above zero
 */
public record Curve(Polynomial above, Polynomial below, List<Polynomial> wholes) {
  public static final Curve ZERO = of(Polynomial.ZERO);

  public Curve {
    wholes = List.copyOf(wholes);
  }

  public static Curve of(Polynomial polynomial) {
    return new Curve(polynomial, Polynomial.ONE, List.of());
  }

  public static Curve constant(BigDecimal value) {
    return of(Polynomial.constant(value));
  }

  /** A fraction that does not move. */
  public static Curve constant(BigDecimal numerator, BigDecimal denominator) {
    return new Curve(Polynomial.constant(numerator), Polynomial.constant(denominator), List.of());
  }

  public Curve plus(Curve other) {
    return new Curve(
        above.times(other.below).plus(other.above.times(below)),
        below.times(other.below),
        together(other));
  }

  public Curve minus(Curve other) {
    return plus(new Curve(other.above.negated(), other.below, other.wholes));
  }

  public Curve times(Curve other) {
    return new Curve(above.times(other.above), below.times(other.below), together(other));
  }

  /** Divides by a whole, which has to stay above zero. */
  public Curve dividedBy(Curve whole) {
    List<Polynomial> all = new ArrayList<>(together(whole));
    all.add(whole.above);
    return new Curve(above.times(whole.below), below.times(whole.above), all);
  }

  /** Above zero exactly where this is more than the other, wherever all wholes are above zero. */
  public Polynomial difference(Curve other) {
    return above.times(other.below).minus(other.above.times(below));
  }

  /** All that either is divided by. */
  public List<Polynomial> together(Curve other) {
    if (other.wholes.isEmpty()) {
      return wholes;
    }
    List<Polynomial> all = new ArrayList<>(wholes);
    all.addAll(other.wholes);
    return all;
  }
}
