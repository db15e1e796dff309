package org.junheng.rules;

import java.util.Comparator;
import org.junheng.message.Message;

/**
 * A mistake in the files under {@code rules/}.
 *
 * @param file path below {@code rules/}
 * @param line from 1
 * @param column from 1
 */
public record RuleProblem(String file, int line, int column, Message message)
    implements Comparable<RuleProblem> {
  private static final Comparator<RuleProblem> ORDER =
      Comparator.comparing(RuleProblem::file)
          .thenComparingInt(RuleProblem::line)
          .thenComparingInt(RuleProblem::column)
          .thenComparing(problem -> problem.message().code());

  @Override
  public int compareTo(RuleProblem other) {
    return ORDER.compare(this, other);
  }

  /** {@code plan2024/size.drl:12:5 …}, in Chinese. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " [" + message.code() + "] " + message.chinese();
  }
}
