package org.junheng.oracle;

import org.jspecify.annotations.Nullable;

/** What a subject has to show for a target. Whatever is null here was not submitted. */
sealed interface Figure {
  /** Figures that cannot be compared. */
  enum Without implements Figure {
    /** Something it is made of was not submitted, or contradicts itself. */
    KNOWLEDGE,
    /** There is nothing to count by: no students, no classes, a zero denominator. */
    GROUND
  }

  /**
   * A number in the target's unit.
   *
   * @param required what the subject itself sets as the limit, where the target names none
   */
  record Known(Fraction actual, @Nullable Fraction required) implements Figure {}

  /** What an office answers for. */
  record Answer(boolean yes) implements Figure {}

  static Figure plain(@Nullable Fraction value) {
    return value == null ? Without.KNOWLEDGE : new Known(value, null);
  }

  /** A number of students under a cap: none is nothing to count, not few. */
  static Figure capped(@Nullable Fraction students) {
    return students != null && students.isZero() ? Without.GROUND : plain(students);
  }

  /** Amount by count, times the factor. */
  static Figure ratio(long factor, @Nullable Fraction amount, @Nullable Fraction count) {
    if (count != null && count.isZero()) {
      return Without.GROUND;
    }
    if (amount == null || count == null || count.signum() < 0) {
      return Without.KNOWLEDGE;
    }
    return plain(amount.times(Fraction.of(factor)).dividedBy(count));
  }

  static Figure each(@Nullable Fraction amount, @Nullable Fraction count) {
    return ratio(1, amount, count);
  }

  static Figure percent(@Nullable Fraction part, @Nullable Fraction whole) {
    return ratio(100, part, whole);
  }

  static Figure per100(@Nullable Fraction amount, @Nullable Fraction count) {
    return ratio(100, amount, count);
  }

  /** The answer of the subject's attestation under the target's own id. */
  static Figure attested(Fact subject, String target) {
    Truth answer = subject.attestation(target);
    return answer == Truth.UNKNOWN ? Without.KNOWLEDGE : new Answer(answer == Truth.TRUE);
  }

  /** The sum; null where one is. */
  static @Nullable Fraction sum(@Nullable Fraction... values) {
    Fraction sum = Fraction.ZERO;
    for (Fraction value : values) {
      if (value == null) {
        return null;
      }
      sum = sum.plus(value);
    }
    return sum;
  }

  static @Nullable Fraction difference(@Nullable Fraction from, @Nullable Fraction less) {
    return from == null || less == null ? null : from.minus(less);
  }

  /** Nothing times anything is nothing, whatever is missing. */
  static @Nullable Fraction product(@Nullable Fraction one, @Nullable Fraction other) {
    if ((one != null && one.isZero()) || (other != null && other.isZero())) {
      return Fraction.ZERO;
    }
    return one == null || other == null ? null : one.times(other);
  }
}
