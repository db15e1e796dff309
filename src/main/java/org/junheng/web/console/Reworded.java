package org.junheng.web.console;

import java.util.List;
import java.util.Locale;
import org.junheng.rules.reading.RuleReading;

/**
 * In which words two readings of a rule differ.
 *
 * @param was the parts that only the first has; empty where it lacks something
 * @param is the parts that only the second has; empty where both read alike, too
 */
record Reworded(String was, String is) {

  static Reworded of(RuleReading was, RuleReading is, Locale language) {
    return language.getLanguage().equals("en")
        ? between(was.english().text(), is.english().text(), "; ")
        : between(was.chinese().text(), is.chinese().text(), "；");
  }

  /** Parts that both begin or end with are left out. */
  static Reworded between(String was, String is, String separator) {
    List<String> before = List.of(was.split(separator, -1));
    List<String> after = List.of(is.split(separator, -1));
    int least = Math.min(before.size(), after.size());
    int same = 0;
    while (same < least && before.get(same).equals(after.get(same))) {
      same++;
    }
    int last = 0;
    while (last < least - same
        && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
      last++;
    }
    return new Reworded(
        String.join(separator, before.subList(same, before.size() - last)),
        String.join(separator, after.subList(same, after.size() - last)));
  }
}
