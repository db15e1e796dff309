package org.junheng.rules.drl;

import org.junheng.message.Message;
import org.junheng.rules.RuleProblem;

/**
 * A place in a rule file.
 *
 * @param file path below {@code rules/}
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {
  /** A problem at this place. */
  public RuleProblem problem(String code, Object... arguments) {
    return new RuleProblem(file, line, column, Message.of(code, arguments));
  }
}
