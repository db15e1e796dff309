package org.junheng.rules.algebra;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** A polynomial in the number of steps, with exact coefficients. */
public final class Polynomial {
  public static final Polynomial ZERO = new Polynomial(new BigDecimal[0]);
  public static final Polynomial ONE = constant(BigDecimal.ONE);

  // By power, the highest not 0.
  private final BigDecimal[] coefficients;

  private Polynomial(BigDecimal[] coefficients) {
    this.coefficients = coefficients;
  }

  private static Polynomial of(BigDecimal... coefficients) {
    int length = coefficients.length;
    while (length > 0 && coefficients[length - 1].signum() == 0) {
      length--;
    }
    return length == 0 ? ZERO : new Polynomial(Arrays.copyOf(coefficients, length));
  }

  public static Polynomial constant(BigDecimal value) {
    return of(value);
  }

  /** start + slope × steps. */
  public static Polynomial line(BigDecimal start, BigDecimal slope) {
    return of(start, slope);
  }

  /** The highest power; −1 of nothing. */
  public int degree() {
    return coefficients.length - 1;
  }

  public boolean isConstant() {
    return coefficients.length < 2;
  }

  public boolean isZero() {
    return coefficients.length == 0;
  }

  boolean isOne() {
    return coefficients.length == 1 && coefficients[0].compareTo(BigDecimal.ONE) == 0;
  }

  /** The coefficient of a power. */
  public BigDecimal coefficient(int power) {
    return power < coefficients.length ? coefficients[power] : BigDecimal.ZERO;
  }

  public Polynomial plus(Polynomial other) {
    BigDecimal[] sum = new BigDecimal[Math.max(coefficients.length, other.coefficients.length)];
    for (int power = 0; power < sum.length; power++) {
      sum[power] = coefficient(power).add(other.coefficient(power));
    }
    return of(sum);
  }

  public Polynomial negated() {
    BigDecimal[] negated = new BigDecimal[coefficients.length];
    for (int power = 0; power < negated.length; power++) {
      negated[power] = coefficients[power].negate();
    }
    return new Polynomial(negated);
  }

  public Polynomial minus(Polynomial other) {
    return plus(other.negated());
  }

  public Polynomial times(Polynomial other) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    BigDecimal[] product = new BigDecimal[coefficients.length + other.coefficients.length - 1];
    Arrays.fill(product, BigDecimal.ZERO);
    for (int a = 0; a < coefficients.length; a++) {
      for (int b = 0; b < other.coefficients.length; b++) {
        product[a + b] = product[a + b].add(coefficients[a].multiply(other.coefficients[b]));
      }
    }
    return of(product);
  }

  /** The value after so many steps. */
  public BigDecimal at(BigDecimal steps) {
    BigDecimal value = BigDecimal.ZERO;
    for (int power = coefficients.length - 1; power >= 0; power--) {
      value = value.multiply(steps).add(coefficients[power]);
    }
    return value;
  }

  /** The same value after so many steps. */
  public BigDecimal at(BigInteger steps) {
    return at(new BigDecimal(steps));
  }

  @Override
  public String toString() {
    return Arrays.toString(coefficients);
  }
}
