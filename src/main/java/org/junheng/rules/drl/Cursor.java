package org.junheng.rules.drl;

import java.util.List;
import org.junheng.rules.RuleProblem;

/** A place among the words of a file, and what may come next. */
final class Cursor {
  private final List<Token> tokens;
  private int index;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The next word does not fit; carries the problem to report. */
  static final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient RuleProblem problem;

    Unexpected(RuleProblem problem) {
      super(problem.toString(), null, false, false);
      this.problem = problem;
    }
  }

  Token next() {
    return tokens.get(index);
  }

  Token after() {
    return tokens.get(Math.min(index + 1, tokens.size() - 1));
  }

  Position at() {
    return next().at();
  }

  boolean atEnd() {
    return next().kind() == Token.Kind.END;
  }

  boolean skip(String symbolOrWord) {
    if (next().is(symbolOrWord)) {
      index++;
      return true;
    }
    return false;
  }

  void expect(String symbolOrWord) {
    if (!skip(symbolOrWord)) {
      throw unexpected("rule.expected", symbolOrWord);
    }
  }

  String word() {
    return take(Token.Kind.WORD, "rule.expected-name");
  }

  String variable() {
    return take(Token.Kind.VARIABLE, "rule.expected-variable");
  }

  String string() {
    return take(Token.Kind.STRING, "rule.expected-string");
  }

  String number() {
    return take(Token.Kind.NUMBER, "rule.expected-number");
  }

  boolean isNext(Token.Kind kind) {
    return next().kind() == kind;
  }

  private String take(Token.Kind kind, String code) {
    if (next().kind() != kind) {
      throw unexpected(code);
    }
    return tokens.get(index++).text();
  }

  String qualifiedName() {
    StringBuilder name = new StringBuilder(word());
    while (skip(".")) {
      name.append('.').append(word());
    }
    return name.toString();
  }

  /** A problem at the next word; {1} is that word. */
  Unexpected unexpected(String code, Object... arguments) {
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = next().shown();
    return new Unexpected(at().problem(code, all));
  }

  /** Goes on to where the next rule or type starts. */
  void toNextUnit() {
    if (!atEnd()) {
      index++;
    }
    while (!atEnd() && !(startsUnit() && tokens.get(index - 1).at().line() < at().line())) {
      index++;
    }
  }

  private boolean startsUnit() {
    return next().is("rule") || next().is("declare");
  }
}
