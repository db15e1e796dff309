package org.junheng.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
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
    /** One of several: findings that it counts are still open. */
    OPEN,
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
  // Whether the number is the square root of numerator ÷ denominator.
  private final boolean root;
  private final @Nullable Figure least;
  private final @Nullable Figure most;

  private Figure(State state, BigDecimal numerator, BigDecimal denominator) {
    this(state, numerator, denominator, false, null, null);
  }

  private Figure(
      State state,
      BigDecimal numerator,
      BigDecimal denominator,
      boolean root,
      @Nullable Figure least,
      @Nullable Figure most) {
    this.state = state;
    this.numerator = numerator;
    this.denominator = denominator;
    this.root = root;
    this.least = least;
    this.most = most;
  }

  /** This number, of which nobody knows yet whether it will be less or more. */
  Figure between(Figure fewest, Figure greatest) {
    return fewest.compareTo(greatest) == 0
        ? this
        : new Figure(State.OPEN, numerator, denominator, false, fewest, greatest);
  }

  /** Of an open figure what it is so far; else itself. */
  Figure soFar() {
    return state == State.OPEN ? new Figure(State.KNOWN, numerator, denominator) : this;
  }

  Figure least() {
    return least == null ? this : least;
  }

  Figure most() {
    return most == null ? this : most;
  }

  /** The square root of a number that is not below zero. */
  Figure root() {
    return isKnown() ? new Figure(State.KNOWN, numerator, denominator, true, null, null) : this;
  }

  /** All together; halves first, so that the numbers stay small for long. */
  static Figure sum(List<Figure> figures) {
    return switch (figures.size()) {
      case 0 -> ZERO;
      case 1 -> figures.get(0);
      default -> {
        int half = figures.size() / 2;
        yield sum(figures.subList(0, half)).plus(sum(figures.subList(half, figures.size())));
      }
    };
  }

  private Figure plain() {
    if (root) {
      throw new IllegalStateException("a root is compared, not counted with");
    }
    return this;
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

  /** What it is a quotient of, over {@link #denominator}; of a root, what its square is. */
  public BigDecimal numerator() {
    return numerator;
  }

  /** Above zero. */
  public BigDecimal denominator() {
    return denominator;
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
    plain();
    other.plain();
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
    plain();
    other.plain();
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
    plain();
    whole.plain();
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
    if (root && other.numerator.signum() < 0) {
      return 1;
    }
    if (root) {
      return squared().compareTo(other.times(other));
    }
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** Rounded half up, for showing. */
  public BigDecimal rounded(int decimals) {
    if (root) {
      return roundedRoot(decimals);
    }
    return numerator.divide(denominator, decimals, RoundingMode.HALF_UP);
  }

  private Figure squared() {
    return new Figure(State.KNOWN, numerator, denominator);
  }

  /** Near by a decimal, then set right by exact comparison, since a root may lie on the edge. */
  private BigDecimal roundedRoot(int decimals) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
    BigDecimal half = step.movePointLeft(1).multiply(BigDecimal.valueOf(5));
    BigDecimal rounded = decimal(decimals + 10).setScale(decimals, RoundingMode.HALF_UP);
    while (compareTo(of(rounded.add(half))) >= 0) {
      rounded = rounded.add(step);
    }
    while (rounded.signum() > 0 && compareTo(of(rounded.subtract(half))) < 0) {
      rounded = rounded.subtract(step);
    }
    return rounded;
  }

  /** Itself; of a root a decimal that is near enough to say how far it is from something. */
  Figure decimal() {
    return root ? of(decimal(30)) : this;
  }

  /** A decimal near the root, cut off. */
  private BigDecimal decimal(int decimals) {
    return numerator
        .divide(denominator, 2 * decimals + 4, RoundingMode.DOWN)
        .sqrt(new MathContext(decimals + 20, RoundingMode.DOWN))
        .setScale(decimals, RoundingMode.DOWN);
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
   * 4.196}, {@code 25/6}; of a root {@code √2/9}, or its first decimals where that is long.
   */
  public String exact() {
    if (root) {
      String square = squared().exact();
      return square.length() <= LONGEST_DECIMAL ? "√" + square : decimal(20).toPlainString() + "…";
    }
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
