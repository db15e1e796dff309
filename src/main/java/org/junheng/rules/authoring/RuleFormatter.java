package org.junheng.rules.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.drl.DrlReader;

/**
 * Lays a rule file out as the shipped ones are: rules an empty line apart, a line an annotation,
 * four columns of indentation, patterns aligned. Changes no word and keeps every comment in its
 * place; what is formatted stays as it is.
 */
public final class RuleFormatter {
  private RuleFormatter() {}

  /**
   * The file formatted; nothing where it cannot be read.
   *
   * @param file path below {@code rules/}, for messages
   * @param problems receives what is outside the profile
   */
  public static Optional<String> format(String file, String text, List<RuleProblem> problems) {
    List<RuleProblem> found = new ArrayList<>();
    DrlReader.read(file, text, found);
    if (!found.isEmpty()) {
      problems.addAll(found);
      return Optional.empty();
    }
    StringBuilder formatted = new StringBuilder();
    for (Statement statement : Statements.of(LaidToken.of(text))) {
      if (statement.blankBefore()) {
        formatted.append('\n');
      }
      StatementLayout.lines(statement)
          .forEach(line -> formatted.append(line.stripTrailing()).append('\n'));
    }
    return Optional.of(formatted.toString());
  }
}
