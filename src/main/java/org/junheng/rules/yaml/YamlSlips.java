package org.junheng.rules.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.drl.Position;

/**
 * What Chinese input methods and editors put into YAML: full-width colons, tabs, a colon without a
 * blank.
 *
 * <p>Asked only where the text cannot be read as it is, since inside a text all of these are
 * welcome.
 *
 * @param mended the text as it is meant
 */
record YamlSlips(List<RuleProblem> problems, String mended) {
  private static final Pattern TABS = Pattern.compile("^( *)(\\t+)");
  private static final Pattern WIDE = Pattern.compile("^(\\s*(?:- +)?[A-Za-z]+) *：\\s*");
  private static final Pattern TIGHT = Pattern.compile("^(\\s*(?:- +)?[A-Za-z]+):(?=[^\\s:/\\\\])");
  private static final Pattern DASH = Pattern.compile("^(\\s*)-(?=[A-Za-z]+:)");

  static YamlSlips in(String file, String text) {
    List<RuleProblem> problems = new ArrayList<>();
    StringBuilder mended = new StringBuilder();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String now = line;
      Matcher tabs = TABS.matcher(now);
      if (tabs.find()) {
        problems.add(new Position(file, number, tabs.group(1).length() + 1).problem("yaml.tab"));
        now = tabs.replaceFirst(tabs.group(1) + "  ".repeat(tabs.group(2).length()));
      }
      Matcher dash = DASH.matcher(now);
      if (dash.find()) {
        problems.add(
            new Position(file, number, dash.group(1).length() + 1).problem("yaml.no-blank", "-"));
        now = dash.replaceFirst("$1- ");
      }
      now = colon(WIDE, "yaml.full-width-colon", file, number, line, now, problems);
      now = colon(TIGHT, "yaml.no-blank", file, number, line, now, problems);
      mended.append(number == 1 ? "" : "\n").append(now);
    }
    return new YamlSlips(List.copyOf(problems), mended.toString());
  }

  private static String colon(
      Pattern pattern,
      String code,
      String file,
      int number,
      String line,
      String now,
      List<RuleProblem> problems) {
    Matcher colon = pattern.matcher(now);
    if (!colon.find()) {
      return now;
    }
    int column = line.indexOf(code.equals("yaml.no-blank") ? ':' : '：') + 1;
    problems.add(new Position(file, number, column).problem(code, ":"));
    return colon.replaceFirst(Matcher.quoteReplacement(colon.group(1) + ": "));
  }
}
