package org.junheng.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junheng.message.Message;

/**
 * Problems as they are shown in a terminal: the place, both languages, the line with a caret under
 * it, and the page that says more.
 *
 * @param files in which they were found
 */
public record ProblemReport(List<RuleProblem> problems, RuleFiles files) {
  private static final int WIDEST = 100;

  public ProblemReport {
    problems = problems.stream().distinct().sorted().toList();
  }

  /** Path of the page about a code, from the root of the repository. */
  public static String page(String code) {
    return "docs/messages/" + code + ".md";
  }

  /**
   * Everything to print, the count last.
   *
   * @param folder of the rules, for paths that can be clicked on
   */
  public List<String> lines(Path folder) {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> texts = new HashMap<>();
    for (RuleProblem problem : problems) {
      lines.add(
          folder.resolve(problem.file())
              + ":"
              + problem.line()
              + ":"
              + problem.column()
              + ": "
              + problem.message().chinese()
              + " ["
              + problem.message().code()
              + "]");
      lines.add("    " + problem.message().english());
      List<String> text = texts.computeIfAbsent(problem.file(), this::split);
      if (problem.line() <= text.size() && !text.get(problem.line() - 1).isBlank()) {
        lines.addAll(marked(problem.line(), problem.column(), text.get(problem.line() - 1)));
      }
      lines.add("    " + page(problem.message().code()));
      lines.add("");
    }
    lines.add(Message.of("rules.broken", problems.size()).chinese());
    return lines;
  }

  /** The line in which a problem stands; empty where there is none. */
  public String text(RuleProblem problem) {
    List<String> lines = split(problem.file());
    return problem.line() <= lines.size() ? lines.get(problem.line() - 1) : "";
  }

  private List<String> split(String file) {
    Optional<String> text =
        files.files().containsKey(file) ? files.text(file, new ArrayList<>()) : Optional.empty();
    return text.map(
            content -> List.of(content.replace("\uFEFF", "").replace("\r\n", "\n").split("\n", -1)))
        .orElse(List.of());
  }

  /** The line, with a caret under the column; of a long line the part around it. */
  public static List<String> marked(int number, int column, String line) {
    String shown = TerminalText.visible(line);
    int place = Math.min(column - 1, line.length());
    int caret = TerminalText.width(TerminalText.visible(line.substring(0, place)));
    if (TerminalText.width(shown) > WIDEST) {
      int from = caret < WIDEST - 15 ? 0 : caret - WIDEST / 2;
      String cut = TerminalText.cut(shown, from, WIDEST);
      int skipped = TerminalText.widthBefore(shown, from);
      shown = (from > 0 ? "… " : "") + cut;
      caret = caret - skipped + (from > 0 ? 2 : 0);
    }
    String margin = "%6d | ".formatted(number);
    return List.of(
        margin + shown.stripTrailing(),
        " ".repeat(margin.length() - 2) + "| " + " ".repeat(caret) + "^");
  }
}
