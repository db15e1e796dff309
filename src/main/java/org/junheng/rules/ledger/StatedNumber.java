package org.junheng.rules.ledger;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as a text states it; 100 % and 100 students are two numbers.
 *
 * @param value without trailing zeros
 */
record StatedNumber(BigDecimal value, boolean percent) {
  private static final Pattern NUMBER = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(万|亿)?\\s*([%％])?");
  private static final Pattern CLAUSE = Pattern.compile("\\p{IsHan}[(（]\\p{IsHan}+[)）][0-9]*");

  StatedNumber {
    value = value.stripTrailingZeros();
  }

  static StatedNumber of(int value) {
    return new StatedNumber(BigDecimal.valueOf(value), false);
  }

  /** The numbers of a text in their order; those of clauses that it refers to are none. */
  static Set<StatedNumber> in(String text) {
    Set<StatedNumber> numbers = new LinkedHashSet<>();
    Matcher matcher = NUMBER.matcher(CLAUSE.matcher(text).replaceAll(""));
    while (matcher.find()) {
      int zeros = matcher.group(2) == null ? 0 : matcher.group(2).equals("万") ? 4 : 8;
      numbers.add(
          new StatedNumber(
              new BigDecimal(matcher.group(1)).scaleByPowerOfTen(zeros), matcher.group(3) != null));
    }
    return numbers;
  }

  boolean isZero() {
    return value.signum() == 0;
  }

  @Override
  public String toString() {
    return value.toPlainString() + (percent ? "%" : "");
  }
}
