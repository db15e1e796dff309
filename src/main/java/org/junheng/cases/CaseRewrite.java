package org.junheng.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junheng.decision.Finding;

/**
 * Writes into a case what came of it, after somebody has looked at it and agreed: the rule was
 * changed on purpose, and the case says what was right before. Everything else of the file stays as
 * it is.
 */
public final class CaseRewrite {
  /** Begins with a letter and holds nothing that means something in YAML. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}&&[^\\p{ASCII}]][^\\p{Cntrl}:#,\\[\\]{}\"'&*!|>%@`]*(?<! )");

  private CaseRewrite() {}

  /**
   * The file with one case rewritten.
   *
   * @param file text of the file in which the case stands
   * @param result how the case came out
   * @param sentence what it is called from now on
   * @return nothing where it cannot be done by program: then somebody edits the file
   */
  public static Optional<String> of(String file, CaseResult result, String sentence) {
    List<String> lines = new ArrayList<>(List.of(file.split("\n", -1)));
    int from = result.of().at().line() - 1;
    if (from < 0 || from >= lines.size() || !lines.get(from).stripLeading().startsWith("- ")) {
      return Optional.empty();
    }
    int to = end(from, lines);
    return rewritten(String.join("\n", lines.subList(from, to)), result, sentence)
        .map(
            block -> {
              List<String> all = new ArrayList<>(lines.subList(0, from));
              all.add(block);
              all.addAll(lines.subList(to, lines.size()));
              return String.join("\n", all);
            });
  }

  /** The line at which the next case begins, or the file ends. */
  private static int end(int from, List<String> lines) {
    String indent = lines.get(from).substring(0, lines.get(from).indexOf('-'));
    int to = from + 1;
    while (to < lines.size() && !lines.get(to).startsWith(indent + "- ")) {
      to++;
    }
    return to;
  }

  private static Optional<String> rewritten(String block, CaseResult result, String sentence) {
    Optional<String> named = named(block, result.of().sentence(), sentence);
    if (named.isEmpty()) {
      return named;
    }
    String text = named.get();
    Map<String, Map<String, Finding>> byTarget = new LinkedHashMap<>();
    for (CaseResult.Difference difference : result.differences()) {
      Finding finding = difference.finding();
      if (finding == null || difference.target().isEmpty()) {
        return Optional.empty();
      }
      byTarget
          .computeIfAbsent(difference.target(), each -> new LinkedHashMap<>())
          .put(finding.subject().path(), finding);
    }
    for (Map.Entry<String, Map<String, Finding>> target : byTarget.entrySet()) {
      Optional<String> next = expecting(text, target.getKey(), target.getValue());
      if (next.isEmpty()) {
        return next;
      }
      text = next.get();
    }
    boolean figures = text.contains("actual:") || text.contains("gap:");
    return Optional.of(
        figures
            ? text
            // The arithmetic was that of figures which are not expected any more.
            : text.replaceAll("(?m)\\n[ ]*because: [^\\n]*(?=\\n|$)", ""));
  }

  /** With another sentence, in quotation marks where YAML would read it otherwise. */
  private static Optional<String> named(String block, String old, String sentence) {
    if (sentence.equals(old)) {
      return Optional.of(block);
    }
    int begin = block.indexOf(old);
    if (begin < 0 || begin > block.indexOf('\n')) {
      return Optional.empty();
    }
    int end = begin + old.length();
    if (begin > 0 && "\"'".indexOf(block.charAt(begin - 1)) >= 0) {
      if (end == block.length() || block.charAt(end) != block.charAt(begin - 1)) {
        return Optional.empty();
      }
      begin--;
      end++;
    }
    String written =
        PLAIN.matcher(sentence).matches() ? sentence : "'" + sentence.replace("'", "''") + "'";
    return Optional.of(block.substring(0, begin) + written + block.substring(end));
  }

  private static Optional<String> expecting(
      String block, String target, Map<String, Finding> findings) {
    int expect = block.indexOf("expect:");
    int name = expect < 0 ? -1 : block.indexOf(target + ":", expect);
    while (name > 0 && isInName(block.charAt(name - 1))) {
      name = block.indexOf(target + ":", name + 1);
    }
    if (name < 0) {
      return Optional.empty();
    }
    int begin = name + target.length() + 1;
    while (begin < block.length() && block.charAt(begin) == ' ') {
      begin++;
    }
    if (begin >= block.length()) {
      return Optional.empty();
    }
    char first = block.charAt(begin);
    if (first == '{' || !isListed(first)) {
      if (findings.size() > 1
          && findings.values().stream().map(Finding::outcome).distinct().count() > 1) {
        return Optional.empty();
      }
      int end = first == '{' ? closing(block, begin) : scalarEnd(block, begin);
      String outcome = findings.values().iterator().next().outcome().name();
      return end < 0
          ? Optional.empty()
          : Optional.of(block.substring(0, begin) + outcome + block.substring(end));
    }
    return listed(block, begin, findings);
  }

  private static boolean isInName(char before) {
    return Character.isLetterOrDigit(before) || before == '.' || before == '-';
  }

  private static boolean isListed(char first) {
    return first == '[' || first == '\n';
  }

  /** Each place of a list stands in braces of its own. */
  private static Optional<String> listed(String block, int begin, Map<String, Finding> findings) {
    String text = block;
    for (Map.Entry<String, Finding> finding : findings.entrySet()) {
      int at = text.indexOf("at: " + finding.getKey(), begin);
      while (at >= 0 && isInPath(text, at + 4 + finding.getKey().length())) {
        at = text.indexOf("at: " + finding.getKey(), at + 1);
      }
      int open = at < 0 ? -1 : text.lastIndexOf('{', at);
      int close = open < 0 ? -1 : closing(text, open);
      if (open < begin || close < 0) {
        return Optional.empty();
      }
      text =
          text.substring(0, open)
              + "{at: "
              + finding.getKey()
              + ", outcome: "
              + finding.getValue().outcome()
              + "}"
              + text.substring(close);
    }
    return Optional.of(text);
  }

  private static boolean isInPath(String text, int place) {
    return place < text.length()
        && (Character.isLetterOrDigit(text.charAt(place)) || text.charAt(place) == '/');
  }

  private static int scalarEnd(String block, int begin) {
    int end = begin;
    while (end < block.length() && ",}\n".indexOf(block.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Just behind the brace that closes the one at this place; -1 where none does. */
  private static int closing(String text, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < text.length(); i++) {
      char each = text.charAt(i);
      if (quote != 0) {
        quote = each == quote ? 0 : quote;
      } else if (each == '"' || each == '\'') {
        quote = each;
      } else if (each == '{' || each == '[') {
        depth++;
      } else if ((each == '}' || each == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
