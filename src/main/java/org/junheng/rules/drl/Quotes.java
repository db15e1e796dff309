package org.junheng.rules.drl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where texts in quotation marks end, also where a mark is missing or of another kind. */
final class Quotes {
  // A word of a condition, and what must stand behind its missing quote.
  private static final Pattern WORD_UNCLOSED = Pattern.compile("[A-Za-z0-9.\\- ]*(?=[,)，）])");

  private Quotes() {}

  /** Whether, with the one before it, the quotation marks of the line do not come in pairs. */
  static boolean isOdd(String rest) {
    return rest.chars().filter(character -> character == '"').count() % 2 == 0;
  }

  /** Where a text in ASCII quotes ends; -1 where it does not. */
  static int closing(String rest) {
    int plain = rest.indexOf('"');
    while (plain > 0 && rest.charAt(plain - 1) == '\\' && rest.indexOf('"', plain + 1) > 0) {
      plain = rest.indexOf('"', plain + 1);
    }
    Matcher chinese = Pattern.compile("[”“＂](?=\\s*(?:[,)&|;，）；]|$))").matcher(rest);
    boolean open = isOdd(rest) && WORD_UNCLOSED.matcher(rest).lookingAt();
    if (open && !chinese.find()) {
      return -1;
    }
    chinese.reset();
    return isOdd(rest) && chinese.find() && (plain < 0 || chinese.start() < plain)
        ? chinese.start()
        : plain;
  }

  /** Where a text behind another quotation mark ends: at the mark that goes with it. */
  static int closingOf(int quote, String rest) {
    String partners =
        switch (quote) {
          case '「' -> "」";
          case '『' -> "』";
          case '\'', '‘', '’', '‛', '＇', '`' -> "'‘’‛＇`";
          default -> "”“\"＂„‟〝〞";
        };
    for (int i = 0; i < rest.length(); i++) {
      if (partners.indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** How much of the line belongs to a text that is not closed. */
  static int lastOf(String rest) {
    Matcher word = WORD_UNCLOSED.matcher(rest);
    if (word.lookingAt()) {
      return word.end();
    }
    int bracket = rest.lastIndexOf(')');
    String content = bracket < 0 ? rest : rest.substring(0, bracket);
    return content.stripTrailing().length();
  }
}
