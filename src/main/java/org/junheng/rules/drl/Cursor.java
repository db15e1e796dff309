package org.junheng.rules.drl;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Nearest;
import org.junheng.rules.RuleProblem;

/**
 * A place among the words of a file, and what may come next.
 *
 * <p>Where a part cannot be read, the words up to the next part are passed over; the names among
 * them are kept, so that nobody is told that they are missing elsewhere.
 */
final class Cursor {
  private static final Set<String> UNITS =
      Set.of("rule", "declare", "import", "global", "query", "function", "package", "unit");
  private static final Set<String> CONDITIONS = Set.of("exists", "not", "accumulate");

  private final List<Token> tokens;
  private final List<RuleProblem> problems;
  private Set<String> lost = new HashSet<>();
  private int index;

  Cursor(List<Token> tokens, List<RuleProblem> problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** The next word does not fit; carries the problem, or nothing where it has been told. */
  static final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient @Nullable RuleProblem problem;

    Unexpected(@Nullable RuleProblem problem) {
      super(String.valueOf(problem), null, false, false);
      this.problem = problem;
    }
  }

  Token next() {
    return tokens.get(index);
  }

  Token after() {
    return tokens.get(Math.min(index + 1, tokens.size() - 1));
  }

  /** The word so many places on. */
  Token ahead(int places) {
    return tokens.get(Math.min(index + places, tokens.size() - 1));
  }

  Token previous() {
    return tokens.get(Math.max(0, index - 1));
  }

  Position at() {
    return next().at();
  }

  int mark() {
    return index;
  }

  boolean atEnd() {
    return next().kind() == Token.Kind.END;
  }

  void advance() {
    if (!atEnd()) {
      index++;
    }
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
    String word = take(Token.Kind.WORD, "rule.expected-name");
    if (word.indexOf('-') >= 0) {
      problem(previous().at(), "rule.hyphen-in-name", word);
    }
    return word;
  }

  String variable() {
    if (isNext(Token.Kind.WORD)
        && (after().is(":") || after().is(")") || after().is(",") || after().is(";"))) {
      String name = "$" + next().text();
      problem(at(), "rule.missing-dollar", next().text());
      advance();
      return name;
    }
    return take(Token.Kind.VARIABLE, "rule.expected-variable");
  }

  String string() {
    return take(Token.Kind.STRING, "rule.expected-string");
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

  /** A problem at the next word; the last argument is that word. */
  Unexpected unexpected(String code, Object... arguments) {
    if (isNext(Token.Kind.FAULTY)) {
      return new Unexpected(null);
    }
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = next().shown();
    return new Unexpected(at().problem(code, all));
  }

  /** Tells something and goes on. */
  void problem(Position at, String code, Object... arguments) {
    problems.add(at.problem(code, arguments));
  }

  /** Whether a day stands further on in the line: what it was for could not be read. */
  boolean hasDayOnLine() {
    int line = at().line();
    return tokens.stream()
        .skip(index)
        .takeWhile(token -> token.at().line() == line)
        .anyMatch(
            token -> token.is(Token.Kind.STRING) && token.text().matches("\\d{4}-\\d{2}-\\d{2}"));
  }

  /** Whether something has been told of the next word. */
  boolean isTold() {
    return problems.stream()
        .anyMatch(problem -> problem.line() == at().line() && problem.column() == at().column());
  }

  void tell(Unexpected unexpected) {
    if (unexpected.problem != null) {
      problems.add(unexpected.problem);
    }
  }

  /** The bracket that closes what was opened there, or that it is missing. */
  void close(Position opening) {
    if (!skip(")")) {
      if (isNext(Token.Kind.FAULTY)) {
        throw new Unexpected(null);
      }
      problem(
          previous().after(), "rule.missing-bracket", ")", opening.line() + ":" + opening.column());
    }
  }

  /** The keyword, a slip in it included; else that it is missing. */
  void keyword(String word) {
    if (!skipKeyword(word)) {
      problem(at(), "rule.missing-keyword", word);
    }
  }

  boolean skipKeyword(String word) {
    if (skip(word)) {
      return true;
    }
    if (isSlipOf(word)) {
      problem(at(), "rule.misspelt-keyword", next().text(), word);
      advance();
      return true;
    }
    return false;
  }

  /** Whether the next word is the keyword, but for a slip of the keys. */
  boolean isSlipOf(String keyword) {
    return isNext(Token.Kind.WORD)
        && !next().is(keyword)
        && !after().is(":")
        && !after().is("(")
        && !after().is(".")
        && Nearest.to(next().text(), List.of(keyword)).isPresent();
  }

  boolean isFirstOnLine() {
    return index == 0 || tokens.get(index - 1).at().line() < at().line();
  }

  private boolean isLastOnLine() {
    return after().at().line() > at().line() || after().is(Token.Kind.END);
  }

  /** Whether the left side ends here, by the keyword, a slip in it, or what can only follow it. */
  boolean endsLeft() {
    return endsRule() || next().is("then") || next().is("require") || isAlone("then");
  }

  /** Whether the rule or type ends here. */
  boolean endsRule() {
    return atEnd() || next().is("end") || isAlone("end") || startsUnit();
  }

  private boolean isAlone(String keyword) {
    return isFirstOnLine() && isLastOnLine() && isSlipOf(keyword);
  }

  boolean startsCondition() {
    return CONDITIONS.contains(next().text()) && isNext(Token.Kind.WORD);
  }

  private boolean endsPattern() {
    return endsLeft() || (startsCondition() && isFirstOnLine());
  }

  boolean startsUnit() {
    if (!isFirstOnLine() || !isNext(Token.Kind.WORD)) {
      return false;
    }
    boolean named = after().is(Token.Kind.STRING) || after().is(Token.Kind.WORD);
    return (UNITS.contains(next().text()) && !after().is(":"))
        || (named && (isSlipOf("declare") || (isSlipOf("rule") && after().is(Token.Kind.STRING))));
  }

  /** Goes on to where the next rule or type starts. */
  void toNextUnit() {
    int from = index;
    advance();
    while (!atEnd() && !startsUnit()) {
      index++;
    }
    lose(from);
  }

  /** Goes on behind what stands between two commas, to the comma or the bracket that closes. */
  void toNextItem(int from) {
    index = from;
    int depth = 0;
    while (!endsPattern()) {
      if (depth == 0 && (next().is(",") || next().is(";") || next().is(")"))) {
        break;
      }
      depth += isOneOf("(", "[", "{") ? 1 : isOneOf(")", "]", "}") ? -1 : 0;
      index++;
    }
    lose(from);
  }

  private boolean isOneOf(String... symbols) {
    return isNext(Token.Kind.SYMBOL) && List.of(symbols).contains(next().text());
  }

  /** Goes on to the next condition, or to the end of the left side. */
  void toNextCondition(int from) {
    index = from;
    advance();
    while (!endsPattern()) {
      index++;
    }
    lose(from);
  }

  /** Goes on to the end of the rule. */
  void toEnd(int from) {
    while (!endsRule()) {
      index++;
    }
    lose(from);
  }

  /** Goes on to the next line, or to an annotation before. */
  void toNextLine(int from) {
    if (index == from) {
      advance();
    }
    while (!atEnd() && !isFirstOnLine() && !next().is("@") && !next().is("end")) {
      index++;
    }
    lose(from);
  }

  /** Keeps in mind that a name could not be read. */
  void loseAny() {
    lost.add(RuleDraft.ANY);
  }

  /** Keeps the names of what has been passed over since. */
  void lose(int from) {
    for (Token token : tokens.subList(from, index)) {
      if (token.is(Token.Kind.VARIABLE)) {
        lost.add(token.text());
      } else if (token.is(Token.Kind.WORD)) {
        lost.add(token.text());
        lost.add("$" + token.text());
      }
    }
  }

  /** The names that were passed over since this was last asked, those of variables with a $. */
  Set<String> takeLost() {
    Set<String> taken = lost;
    lost = new HashSet<>();
    return taken;
  }
}
