package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * One small change of a good file, and what must be said of it.
 *
 * @param sentence what was changed
 * @param path the file
 * @param from the one place that is changed
 * @param to what stands there then; the mark ¦ says where the problem is to be reported
 * @param code the problem's code
 * @param others codes of further problems that may follow from the same change
 * @param reportedAt the text that stands where the problem is to be reported
 */
record Mutation(
    String sentence,
    String path,
    String from,
    String to,
    String code,
    List<String> others,
    String reportedAt) {
  private static final String MARK = "¦";

  static Mutation rule(String sentence, String from, String to, String code, String... others) {
    return new Mutation(sentence, SmallRules.RULES, from, to, code, List.of(others), MARK);
  }

  static Mutation facts(String sentence, String from, String to, String code, String... others) {
    return new Mutation(sentence, SmallRules.FACTS, from, to, code, List.of(others), MARK);
  }

  static Mutation pack(String sentence, String from, String to, String code, String... others) {
    return new Mutation(sentence, SmallRules.PACK, from, to, code, List.of(others), MARK);
  }

  /** The same, reported where this text stands, which the change leaves as it is. */
  Mutation at(String place) {
    return new Mutation(sentence, path, from, to, code, others, place);
  }

  /** Nothing comes of it but problems: the right ones, the first at the marked line and column. */
  void isRefused() {
    SmallRules marked = SmallRules.good().change(path, from, to);
    String text = marked.text(path);
    int mark = text.indexOf(reportedAt);
    assertThat(mark).as("%s in %s", reportedAt, to).isNotNegative();
    String before = text.substring(0, mark);
    long line = before.chars().filter(character -> character == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    SmallRules changed = marked.with(path, text.replace(MARK, ""));
    RuleSetReader.Result result = RuleSetReader.read(changed.files());
    assertThat(result).isInstanceOf(RuleSetReader.Result.Broken.class);
    List<RuleProblem> problems = new ArrayList<>(((RuleSetReader.Result.Broken) result).problems());
    List<String> found =
        problems.stream()
            .map(p -> p.file() + ":" + p.line() + ":" + p.column() + " " + p.message().code())
            .toList();
    String wanted = path + ":" + line + ":" + column + " " + code;
    assertThat(found).contains(wanted);
    problems.remove(found.indexOf(wanted));
    assertThat(problems).extracting(problem -> problem.message().code()).isSubsetOf(others);
  }

  @Override
  public String toString() {
    return sentence;
  }
}
