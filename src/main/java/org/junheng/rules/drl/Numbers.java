package org.junheng.rules.drl;

import java.math.BigDecimal;

/** Reads numbers, and tells what people write into them: zeros, letters, commas. */
final class Numbers {
  private Numbers() {}

  /** The next word, a number; letters that stick to it are told and passed over. */
  static Token take(Cursor cursor) {
    Token number = cursor.next();
    // A leading zero would be octal to Java.
    String text = number.text();
    if (text.length() > 1 && text.startsWith("0") && !text.startsWith("0.")) {
      cursor.problem(number.at(), "rule.leading-zero", text);
    }
    cursor.advance();
    Token next = cursor.next();
    boolean letters = next.is(Token.Kind.WORD) && number.touches(next);
    boolean fraction = next.is(".") && number.touches(next);
    if (letters || fraction) {
      cursor.problem(number.at(), "rule.number-form", text + next.text());
      cursor.advance();
      if (fraction && cursor.isNext(Token.Kind.NUMBER)) {
        cursor.advance();
      }
    } else if (next.is("%") && number.touches(next)) {
      cursor.problem(next.at(), "rule.unit", text, "%");
      cursor.advance();
    }
    return number;
  }

  /** An amount of the right side, where {@code 2,400} is one number and no two. */
  static RuleTree.Amount amount(Cursor cursor) {
    Token number = take(cursor);
    Token comma = cursor.next();
    Token rest = cursor.after();
    if (comma.is(",")
        && number.touches(comma)
        && comma.touches(rest)
        && rest.is(Token.Kind.NUMBER)
        && number.text().matches("[1-9][0-9]{0,2}")
        && rest.text().matches("[0-9]{3}")) {
      cursor.problem(
          number.at(),
          "rule.thousands",
          number.text() + "," + rest.text(),
          number.text() + rest.text());
      cursor.advance();
      cursor.advance();
      String joined = number.text() + rest.text();
      return new RuleTree.Amount(new BigDecimal(joined), joined, number.at());
    }
    return checked(cursor, number);
  }

  private static RuleTree.Amount checked(Cursor cursor, Token number) {
    String text = number.text();
    BigDecimal value = new BigDecimal(text);
    if (!text.contains(".") && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      cursor.problem(number.at(), "rule.number-too-large", text);
    } else if (text.length() > 20
        || BigDecimal.valueOf(Double.parseDouble(text)).compareTo(value) != 0) {
      cursor.problem(number.at(), "rule.number-not-exact", text);
    }
    return new RuleTree.Amount(value, text, number.at());
  }
}
