package org.junheng.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact number, in lowest terms with a positive denominator, so that equal numbers are equal.
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {
  public static final Fraction ZERO = of(0);
  public static final Fraction ONE = of(1);

  public Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException(numerator + " divided by zero");
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger common = numerator.gcd(denominator);
      BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  public static Fraction of(long value) {
    return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
  }

  public static Fraction of(BigDecimal value) {
    return value.scale() <= 0
        ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
        : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  /** Reads a decimal such as {@code 4.2}. */
  public static Fraction of(String decimal) {
    return of(new BigDecimal(decimal));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Fraction dividedBy(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** -1, 0 or 1 as this is below zero, zero or above it. */
  public int signum() {
    return numerator.signum();
  }

  public boolean isZero() {
    return signum() == 0;
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
