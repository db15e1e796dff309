package org.junheng.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number, or the reason why there is none.
 *
 * <p>Missing is not zero: what is computed from a missing figure is missing, save that zero times
 * anything is zero. A division by zero leaves the figure undefined, whatever else is missing.
 */
public final class Figure {
  /** Why there is a number or none; of two combined, the later one stays. */
  public enum State {
    KNOWN,
    /** Parts that cannot be: a whole below zero. */
    CONTRADICTORY,
    /** Something was not submitted. */
    MISSING,
    /** Divided by zero. */
    UNDEFINED
  }

  /** A longer one is shown as a fraction. */
  private static final int LONGEST_DECIMAL = 24;

  private static final BigInteger FIVE = BigInteger.valueOf(5);

  static final Figure MISSING = new Figure(State.MISSING, BigDecimal.ZERO, BigDecimal.ONE);
  static final Figure UNDEFINED = new Figure(State.UNDEFINED, BigDecimal.ZERO, BigDecimal.ONE);
  static final Figure CONTRADICTORY =
      new Figure(State.CONTRADICTORY, BigDecimal.ZERO, BigDecimal.ONE);
  static final Figure ZERO = new Figure(State.KNOWN, BigDecimal.ZERO, BigDecimal.ONE);

  private final State state;
  private final BigDecimal numerator;
  private final BigDecimal denominator;

  private Figure(State state, BigDecimal numerator, BigDecimal denominator) {
    this.state = state;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * A submitted value or a literal of a rule.
   *
   * @param value null where missing; an {@code Integer}, a {@code BigDecimal}, a {@code Double}
   *     that is a decimal literal of a rule (the profile lets no other double in), or a figure
   */
  public static Figure of(@Nullable Object value) {
    if (value == null) {
      return MISSING;
    }
    if (value instanceof Figure figure) {
      return figure;
    }
    if (value instanceof BigDecimal decimal) {
      return new Figure(State.KNOWN, decimal, BigDecimal.ONE);
    }
    if (value instanceof Integer || value instanceof Long) {
      return new Figure(
          State.KNOWN, BigDecimal.valueOf(((Number) value).longValue()), BigDecimal.ONE);
    }
    if (value instanceof Double literal) {
      return new Figure(State.KNOWN, BigDecimal.valueOf(literal), BigDecimal.ONE);
    }
    throw new IllegalArgumentException("not a figure: " + value.getClass().getName());
  }

  public State state() {
    return state;
  }

  public boolean isKnown() {
    return state == State.KNOWN;
  }

  private boolean isZero() {
    return state == State.KNOWN && numerator.signum() == 0;
  }

  private static Figure worse(Figure a, Figure b) {
    return a.state.compareTo(b.state) >= 0 ? a : b;
  }

  public Figure plus(Figure other) {
    if (!isKnown() || !other.isKnown()) {
      return worse(this, other);
    }
    if (denominator.equals(BigDecimal.ONE) && other.denominator.equals(BigDecimal.ONE)) {
      return new Figure(State.KNOWN, numerator.add(other.numerator), BigDecimal.ONE);
    }
    return new Figure(
        State.KNOWN,
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Figure minus(Figure other) {
    return plus(
        other.isKnown()
            ? new Figure(State.KNOWN, other.numerator.negate(), other.denominator)
            : other);
  }

  public Figure times(Figure other) {
    if (isZero() && other.state != State.UNDEFINED || other.isZero() && state != State.UNDEFINED) {
      return ZERO;
    }
    if (!isKnown() || !other.isKnown()) {
      return worse(this, other);
    }
    return new Figure(
        State.KNOWN, numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Figure dividedBy(Figure whole) {
    if (whole.isZero()) {
      return UNDEFINED;
    }
    if (!isKnown() || !whole.isKnown()) {
      return worse(this, whole);
    }
    if (whole.numerator.signum() < 0) {
      return CONTRADICTORY;
    }
    return new Figure(
        State.KNOWN, numerator.multiply(whole.denominator), denominator.multiply(whole.numerator));
  }

  /** The sign of (this − other); both known. */
  public int compareTo(Figure other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** Rounded half up, for showing. */
  public BigDecimal rounded(int decimals) {
    return numerator.divide(denominator, decimals, RoundingMode.HALF_UP);
  }

  /** Rounded away from zero to at least so many decimals, and to more where it would vanish. */
  public BigDecimal roundedUp(int decimals) {
    for (int scale = decimals; scale < decimals + 40; scale++) {
      BigDecimal value = numerator.divide(denominator, scale, RoundingMode.UP);
      BigDecimal nearest = numerator.divide(denominator, scale, RoundingMode.HALF_UP);
      if (nearest.signum() != 0 || value.signum() == 0) {
        return value;
      }
    }
    return numerator.divide(denominator, decimals, RoundingMode.UP);
  }

  /** Whether it is a whole number. */
  public boolean isWhole() {
    return numerator.remainder(denominator).signum() == 0;
  }

  /**
   * The number itself: a decimal where one says it exactly, else a fraction in lowest terms: {@code
   * 4.196}, {@code 25/6}.
   */
  public String exact() {
    if (denominator.equals(BigDecimal.ONE)) {
      String decimal = numerator.stripTrailingZeros().toPlainString();
      if (decimal.length() <= LONGEST_DECIMAL) {
        return decimal;
      }
    }
    int scale = Math.max(0, Math.max(numerator.scale(), denominator.scale()));
    BigInteger top = numerator.setScale(scale).unscaledValue();
    BigInteger bottom = denominator.setScale(scale).unscaledValue();
    BigInteger common = top.gcd(bottom);
    if (common.signum() != 0 && !common.equals(BigInteger.ONE)) {
      top = top.divide(common);
      bottom = bottom.divide(common);
    }
    if (!ends(bottom)) {
      return top + "/" + bottom;
    }
    String decimal =
        new BigDecimal(top).divide(new BigDecimal(bottom)).stripTrailingZeros().toPlainString();
    return decimal.length() <= LONGEST_DECIMAL ? decimal : top + "/" + bottom;
  }

  /** Whether one divided by this ends as a decimal: it has no prime factor but 2 and 5. */
  private static boolean ends(BigInteger whole) {
    BigInteger rest = whole.shiftRight(Math.max(0, whole.getLowestSetBit()));
    BigInteger[] fifth = rest.divideAndRemainder(FIVE);
    while (fifth[1].signum() == 0 && rest.signum() != 0) {
      rest = fifth[0];
      fifth = rest.divideAndRemainder(FIVE);
    }
    return rest.abs().equals(BigInteger.ONE);
  }

  @Override
  public String toString() {
    return isKnown() ? exact() : state.toString();
  }
}
