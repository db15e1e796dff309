package org.junheng.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The numbers of spreadsheets.
 *
 * <p>A spreadsheet keeps binary fractions and writes up to 17 digits of them: what was typed as 4.2
 * stands in the file as 4.2000000000000002. It shows no more than 15 digits, and every decimal of
 * 15 digits survives the way there and back; so the decimal that a person typed or sees is the one
 * of 15 digits.
 */
final class SheetNumbers {
  static final int DIGITS = 15;
  private static final MathContext AS_SEEN = new MathContext(DIGITS, RoundingMode.HALF_UP);
  private static final int LONGEST = 40;

  private SheetNumbers() {}

  /** The decimal that a person sees; nothing where the file holds no number there. */
  static Optional<BigDecimal> seen(String raw) {
    if (raw.length() > LONGEST || !raw.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(raw).round(AS_SEEN).stripTrailingZeros();
    return Optional.of(value.scale() < 0 ? value.setScale(0) : value);
  }

  /** The day behind a number of days. */
  static Optional<LocalDate> day(BigDecimal value) {
    try {
      int days = value.intValueExact();
      // Spreadsheets believe in a 29 February 1900; from March on, days count from 30 December
      // 1899.
      return days < 61 || days > 2_958_465
          ? Optional.empty()
          : Optional.of(LocalDate.of(1899, 12, 30).plusDays(days));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
