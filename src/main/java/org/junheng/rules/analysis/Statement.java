package org.junheng.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Comparison;

/**
 * A limit as a title states it: 不超过45人, 4.5平方米以上, at most 45.
 *
 * @param words as they stand there
 * @param unit what follows the number; empty where nothing is known by it
 */
record Statement(
    String words,
    Comparison comparison,
    @Nullable BigDecimal number,
    String unit,
    boolean percent) {
  private static final String UNIT =
      "(?<unit>[%％]|个百分点|平方米|㎡|亩|万元|亿元|元|分钟|小时|课时|学时|人|名|位|间|个|册|所|台|门|科|级|套|节)?";
  private static final String NUMBER =
      "(?<cent>百分之)?\\s*(?<number>" + ChineseNumber.PATTERN + ")\\s*" + UNIT;

  private static final String BEFORE =
      "(?<words>(?:不得|不能|不应|不可|不宜|不)(?:超过|高于|多于|大于|低于|少于|小于)"
          + "|至多|最多|至少|最少|达到|超过|高于|多于|大于|低于|少于|小于|不足|不满|不到)";
  private static final Pattern PREFIX =
      Pattern.compile(BEFORE + "(?:了|到|为)?(?:应拨额的|总数的)?" + NUMBER + "(?<tail>标准|以上|以下|以内|的)?");
  private static final Pattern SUFFIX =
      Pattern.compile(NUMBER + "(?<words>(?:及|或|\\(含\\)|（含）)?(?:以上|以下|以内))(?<tail>的)?");
  private static final Pattern BARE = Pattern.compile(BEFORE);

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<words>at least|not less than|no less than|no fewer than|not below|at most|no more than"
              + "|not more than|not above|more than|above|over|less than|fewer than|below|under)"
              + " (?<number>[0-9]+(?:[.,][0-9]+)*)\\s*(?<unit>%)?");

  private static final Map<String, Comparison> ENGLISH_WORDS =
      Map.ofEntries(
          Map.entry("at least", Comparison.AT_LEAST),
          Map.entry("not less than", Comparison.AT_LEAST),
          Map.entry("no less than", Comparison.AT_LEAST),
          Map.entry("no fewer than", Comparison.AT_LEAST),
          Map.entry("not below", Comparison.AT_LEAST),
          Map.entry("at most", Comparison.AT_MOST),
          Map.entry("no more than", Comparison.AT_MOST),
          Map.entry("not more than", Comparison.AT_MOST),
          Map.entry("not above", Comparison.AT_MOST),
          Map.entry("more than", Comparison.MORE_THAN),
          Map.entry("above", Comparison.MORE_THAN),
          Map.entry("over", Comparison.MORE_THAN),
          Map.entry("less than", Comparison.LESS_THAN),
          Map.entry("fewer than", Comparison.LESS_THAN),
          Map.entry("below", Comparison.LESS_THAN),
          Map.entry("under", Comparison.LESS_THAN));

  /** What a Chinese title states, those that describe whom it is about (不足100人的) left out. */
  static List<Statement> chinese(String title) {
    List<Statement> statements = new ArrayList<>();
    Matcher prefix = PREFIX.matcher(title);
    StringBuilder rest = new StringBuilder(title);
    while (prefix.find()) {
      if (!"的".equals(prefix.group("tail")) && !isGroup(title, prefix.start("number"))) {
        statements.add(statement(prefix, word(prefix.group("words"))));
      }
      blank(rest, prefix.start(), prefix.end());
    }
    Matcher suffix = SUFFIX.matcher(rest);
    while (suffix.find()) {
      if (!"的".equals(suffix.group("tail"))) {
        boolean more = suffix.group("words").endsWith("以上");
        statements.add(statement(suffix, more ? Comparison.AT_LEAST : Comparison.AT_MOST));
      }
    }
    return statements;
  }

  private static boolean isGroup(String title, int number) {
    return number > 0 && title.charAt(number - 1) == '每';
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, '。');
    }
  }

  private static Statement statement(Matcher matcher, Comparison comparison) {
    String unit = matcher.group("unit") == null ? "" : matcher.group("unit");
    boolean percent =
        matcher.group("cent") != null
            || unit.equals("%")
            || unit.equals("％")
            || unit.equals("个百分点");
    BigDecimal number = ChineseNumber.of(matcher.group("number"));
    if (unit.equals("万元") || unit.equals("亿元")) {
      number = number.scaleByPowerOfTen(unit.equals("万元") ? 4 : 8);
      unit = "元";
    }
    boolean scale = "标准".equals(matcher.group("tail"));
    return new Statement(matcher.group(), comparison, number, scale ? "" : unit, percent);
  }

  /** Words of comparison that no number follows: 高于上年, 不低于公务员. */
  static List<Statement> withoutNumber(String title) {
    List<Statement> statements = new ArrayList<>();
    Matcher bare = BARE.matcher(title);
    while (bare.find()) {
      if (!bare.group().equals("达到") && !title.startsWith("意", bare.end())) {
        statements.add(new Statement(bare.group(), word(bare.group("words")), null, "", false));
      }
    }
    return statements;
  }

  static List<Statement> english(String title) {
    List<Statement> statements = new ArrayList<>();
    Matcher matcher = ENGLISH.matcher(title);
    while (matcher.find()) {
      String after = title.substring(matcher.end());
      BigDecimal number = new BigDecimal(matcher.group("number").replace(",", ""));
      boolean percent = matcher.group("unit") != null;
      Comparison comparison = ENGLISH_WORDS.get(matcher.group("words"));
      // "schools under 100 students: …" says whom it is about.
      if (comparison != null && !after.contains(":")) {
        statements.add(new Statement(matcher.group(), comparison, number, "", percent));
      }
    }
    return statements;
  }

  private static Comparison word(String words) {
    boolean negated = words.length() > 2 && words.startsWith("不");
    boolean more =
        words.endsWith("超过")
            || words.endsWith("高于")
            || words.endsWith("多于")
            || words.endsWith("大于");
    if (negated) {
      return more ? Comparison.AT_MOST : Comparison.AT_LEAST;
    }
    return switch (words) {
      case "至多", "最多" -> Comparison.AT_MOST;
      case "至少", "最少", "达到" -> Comparison.AT_LEAST;
      default -> more ? Comparison.MORE_THAN : Comparison.LESS_THAN;
    };
  }
}
