package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Operand;
import org.junheng.rules.drl.RuleTree.Path;
import org.junheng.rules.drl.RuleTree.Variable;

/** Reads one condition of a pattern. */
final class ConstraintReader {
  static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");
  static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
  private static final Set<String> FOREIGN =
      Set.of("matches", "contains", "memberOf", "soundslike", "str", "excludes", "startsWith");
  // Each bracket within another doubles the time that Drools' parser takes.
  static final int DEEPEST = 5;
  private static final int MOST_PARTS = 50;

  private final Cursor cursor;
  private int depth;

  ConstraintReader(Cursor cursor) {
    this.cursor = cursor;
  }

  Constraint constraint() {
    depth = 0;
    return disjunction();
  }

  private Constraint disjunction() {
    List<Constraint> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
      tooMany(parts);
    } while (joins("||"));
    return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
  }

  private void tooMany(List<Constraint> parts) {
    if (parts.size() > MOST_PARTS) {
      throw cursor.unexpected("rule.too-many-parts", MOST_PARTS);
    }
  }

  private Constraint conjunction() {
    List<Constraint> parts = new ArrayList<>();
    do {
      parts.add(single());
      tooMany(parts);
    } while (joins("&&"));
    return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
  }

  /** Whether the sign stands here, or what is often written for it. */
  private boolean joins(String sign) {
    if (cursor.skip(sign)) {
      return true;
    }
    boolean meant =
        (cursor.isNext(Token.Kind.WORD) || cursor.isNext(Token.Kind.SYMBOL))
            && sign.equals(LeftReader.spelling(cursor.next().text()));
    if (meant) {
      cursor.problem(cursor.at(), "rule.write-instead", cursor.next().text(), sign);
      cursor.advance();
    }
    return meant;
  }

  private Constraint single() {
    Position opening = cursor.at();
    if (cursor.skip("(")) {
      if (++depth > DEEPEST) {
        throw cursor.unexpected("rule.too-deep");
      }
      Constraint inner = disjunction();
      depth--;
      if (cursor.next().is(",") || cursor.endsLeft()) {
        cursor.close(opening);
      } else {
        cursor.expect(")");
      }
      return new Enclosed(inner);
    }
    if (cursor.isNext(Token.Kind.NUMBER) || cursor.isNext(Token.Kind.STRING)) {
      throw cursor.unexpected("rule.field-first");
    }
    Path left = path();
    if (cursor.skip("in")) {
      return new Membership(left, false, literals());
    }
    if (cursor.skip("not")) {
      cursor.expect("in");
      return new Membership(left, true, literals());
    }
    Comparison comparison = new Comparison(left, operator(), operand());
    if (OPERATORS.contains(cursor.next().text()) && cursor.isNext(Token.Kind.SYMBOL)) {
      throw cursor.unexpected("rule.chained");
    }
    if (isArithmetic()) {
      throw cursor.unexpected("rule.arithmetic");
    }
    return comparison;
  }

  private boolean isArithmetic() {
    return cursor.isNext(Token.Kind.SYMBOL) && ARITHMETIC.contains(cursor.next().text());
  }

  private String operator() {
    Token next = cursor.next();
    if (next.is(Token.Kind.SYMBOL) && OPERATORS.contains(next.text())) {
      cursor.advance();
      return next.text();
    }
    @Nullable String meant = next.is(Token.Kind.SYMBOL) ? LeftReader.spelling(next.text()) : null;
    if (meant != null && OPERATORS.contains(meant)) {
      cursor.problem(next.at(), "rule.write-instead", next.text(), meant);
      cursor.advance();
      return meant;
    }
    if (isArithmetic()) {
      throw cursor.unexpected("rule.arithmetic");
    }
    if (next.is("(")) {
      throw new Cursor.Unexpected(
          next.at().problem("rule.method-on-left", cursor.previous().text()));
    }
    throw cursor.unexpected(
        next.is(Token.Kind.WORD) && FOREIGN.contains(next.text())
            ? "rule.operator-not-in-profile"
            : "rule.expected-operator");
  }

  private List<Literal> literals() {
    Position opening = cursor.at();
    if (cursor.isNext(Token.Kind.STRING) || cursor.isNext(Token.Kind.NUMBER)) {
      cursor.problem(opening, "rule.expected", "(", cursor.next().text());
    } else {
      cursor.expect("(");
    }
    List<Literal> literals = new ArrayList<>();
    do {
      literals.add(literal());
    } while (!conditionFollows() && cursor.skip(","));
    if (cursor.isNext(Token.Kind.STRING) || cursor.isNext(Token.Kind.NUMBER)) {
      throw cursor.unexpected("rule.expected-comma");
    }
    if (conditionFollows() || cursor.endsLeft() || cursor.isFirstOnLine()) {
      cursor.close(opening);
    } else {
      cursor.expect(")");
    }
    return literals;
  }

  /** Whether a condition stands behind the comma, where another value could: the list is open. */
  private boolean conditionFollows() {
    Token first = cursor.ahead(1);
    Token second = cursor.ahead(2);
    boolean name = first.is(Token.Kind.WORD) || first.is(Token.Kind.VARIABLE);
    return cursor.next().is(",")
        && name
        && (OPERATORS.contains(second.text())
            || second.is(":")
            || second.is(".")
            || second.is("in")
            || second.is("not"));
  }

  private Operand operand() {
    Position at = cursor.at();
    return cursor.isNext(Token.Kind.VARIABLE) ? new Variable(cursor.variable(), at) : literal();
  }

  private Literal literal() {
    Position at = cursor.at();
    if (cursor.isNext(Token.Kind.STRING)) {
      return new Literal(cursor.string(), at);
    }
    if (cursor.skip("true")) {
      return new Literal(true, at);
    }
    if (cursor.skip("false")) {
      return new Literal(false, at);
    }
    if (cursor.next().is("null")) {
      throw cursor.unexpected("rule.null");
    }
    if (cursor.next().is("-") && cursor.after().is(Token.Kind.NUMBER)) {
      throw new Cursor.Unexpected(at.problem("rule.negative-number", cursor.after().text()));
    }
    if (!cursor.isNext(Token.Kind.NUMBER)) {
      throw cursor.unexpected("rule.expected-literal");
    }
    return new Literal(whole(), at);
  }

  /** A whole number; what is wrong with it is told, and the reading goes on behind it. */
  private Integer whole() {
    Token number = Numbers.take(cursor);
    if (number.text().contains(".")) {
      cursor.problem(number.at(), "rule.decimal-on-left", number.text());
      return 0;
    }
    try {
      return Integer.parseInt(number.text());
    } catch (NumberFormatException e) {
      cursor.problem(number.at(), "rule.number-too-large", number.text());
      return 0;
    }
  }

  Path path() {
    Position at = cursor.at();
    List<String> steps = new ArrayList<>();
    if (cursor.isNext(Token.Kind.VARIABLE)) {
      steps.add(cursor.variable());
      return new Path(steps, at);
    }
    do {
      steps.add(cursor.word());
    } while (cursor.skip("."));
    return new Path(steps, at);
  }
}
