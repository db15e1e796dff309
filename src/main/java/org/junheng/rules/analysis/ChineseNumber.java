package org.junheng.rules.analysis;

import java.math.BigDecimal;

/** Numbers as titles write them: 45, 4.5, 四十五, 二千四百, 1.2万. */
final class ChineseNumber {
  /** What a number looks like. */
  static final String PATTERN = "(?:[0-9]+(?:\\.[0-9]+)?|[〇零一二两三四五六七八九十百千]+)(?:万|亿)?";

  private static final String DIGITS = "零一二三四五六七八九";

  private ChineseNumber() {}

  /**
   * @param text fits {@link #PATTERN}
   */
  static BigDecimal of(String text) {
    String number = text;
    int zeros = 0;
    if (number.endsWith("万") || number.endsWith("亿")) {
      zeros = number.endsWith("万") ? 4 : 8;
      number = number.substring(0, number.length() - 1);
    }
    BigDecimal value =
        Character.isDigit(number.charAt(0)) && number.charAt(0) < '〇'
            ? new BigDecimal(number)
            : BigDecimal.valueOf(spelled(number));
    return value.scaleByPowerOfTen(zeros);
  }

  private static long spelled(String text) {
    long all = 0;
    long digit = -1;
    for (char character : text.replace('〇', '零').replace('两', '二').toCharArray()) {
      int unit = character == '十' ? 10 : character == '百' ? 100 : character == '千' ? 1000 : 0;
      if (unit == 0) {
        digit = DIGITS.indexOf(character);
      } else {
        all += (digit <= 0 ? 1 : digit) * unit;
        digit = -1;
      }
    }
    return all + Math.max(0, digit);
  }
}
