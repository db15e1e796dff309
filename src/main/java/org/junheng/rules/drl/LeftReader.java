package org.junheng.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.Binding;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Existence;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Result;

/** Reads the left side of a rule: patterns, and what stands between their brackets. */
final class LeftReader {
  private final Cursor cursor;
  private final ConstraintReader constraints;

  LeftReader(Cursor cursor) {
    this.cursor = cursor;
    this.constraints = new ConstraintReader(cursor);
  }

  Condition condition() {
    if (cursor.next().is(")")) {
      throw cursor.unexpected("rule.extra-bracket");
    }
    Optional<String> keyword = keyword();
    if (keyword.isEmpty()) {
      boolean named = cursor.isNext(Token.Kind.VARIABLE) && cursor.after().is(":");
      boolean plain =
          cursor.isNext(Token.Kind.WORD)
              && cursor.after().is("(")
              && Character.isUpperCase(cursor.next().text().charAt(0));
      throw cursor.unexpected(
          named || plain ? "rule.second-pattern" : "rule.condition-not-in-profile");
    }
    Position at = cursor.at();
    if (!cursor.skip(keyword.get())) {
      cursor.problem(at, "rule.misspelt-keyword", cursor.next().text(), keyword.get());
      cursor.advance();
    }
    return switch (keyword.get()) {
      case "exists" -> new Existence(true, pattern(false));
      case "not" -> new Existence(false, pattern(false));
      default -> accumulation(at);
    };
  }

  /** The keyword that stands here, or the one of which it is a slip. */
  private Optional<String> keyword() {
    if (!cursor.isNext(Token.Kind.WORD)) {
      return Optional.empty();
    }
    String written = cursor.next().text();
    if (List.of("exists", "not", "accumulate").contains(written)) {
      return Optional.of(written);
    }
    boolean bracket = cursor.after().is("(");
    boolean object = cursor.after().is(Token.Kind.WORD) || cursor.after().is(Token.Kind.VARIABLE);
    Stream<String> possible =
        bracket ? Stream.of("accumulate") : object ? Stream.of("exists", "not") : Stream.empty();
    return org.junheng.message.Nearest.to(written, possible.toList());
  }

  private Accumulation accumulation(Position at) {
    Position opening = cursor.at();
    cursor.expect("(");
    Pattern pattern = pattern(true);
    if (!cursor.skip(";")) {
      if (cursor.next().is(",")) {
        cursor.problem(cursor.at(), "rule.write-instead", ",", ";");
        cursor.advance();
      } else if (cursor.isNext(Token.Kind.VARIABLE)) {
        cursor.problem(cursor.previous().after(), "rule.expected", ";", cursor.next().text());
      } else {
        throw cursor.unexpected("rule.expected", ";");
      }
    }
    List<Result> results = new ArrayList<>();
    do {
      result().ifPresent(results::add);
    } while (cursor.skip(","));
    List<Constraint> conditions = new ArrayList<>();
    if (cursor.skip(";")) {
      do {
        resultCondition().ifPresent(conditions::add);
      } while (cursor.skip(","));
    }
    if (cursor.endsLeft() || cursor.startsCondition()) {
      cursor.close(opening);
    } else {
      cursor.expect(")");
    }
    return new Accumulation(pattern, results, conditions, at);
  }

  private Optional<Constraint> resultCondition() {
    int from = cursor.mark();
    try {
      return Optional.of(constraints.constraint());
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
      cursor.toNextItem(from);
      return Optional.empty();
    }
  }

  private Optional<Result> result() {
    int from = cursor.mark();
    try {
      Position at = cursor.at();
      if (!cursor.isNext(Token.Kind.VARIABLE) && !cursor.after().is(":")) {
        cursor.loseAny();
      }
      String variable = cursor.variable();
      cursor.expect(":");
      String function = cursor.word();
      Position opening = cursor.at();
      cursor.expect("(");
      String argument = cursor.variable();
      if (cursor.next().is(";") || cursor.endsLeft()) {
        cursor.close(opening);
      } else {
        cursor.expect(")");
      }
      return Optional.of(new Result(variable, function, argument, at));
    } catch (Cursor.Unexpected e) {
      cursor.tell(e);
      cursor.toNextItem(from);
      return Optional.empty();
    }
  }

  /**
   * @param inAccumulate whether a semicolon ends it
   */
  Pattern pattern(boolean inAccumulate) {
    Position at = cursor.at();
    String variable = null;
    boolean named = cursor.isNext(Token.Kind.VARIABLE) || cursor.isNext(Token.Kind.WORD);
    if (named && cursor.after().is(":")) {
      variable = cursor.variable();
      cursor.expect(":");
    } else if (cursor.isNext(Token.Kind.VARIABLE)) {
      variable = cursor.variable();
      throw cursor.unexpected("rule.expected", ":");
    }
    Position typeAt = cursor.at();
    String type = cursor.word();
    Position opening = cursor.at();
    if (!cursor.skip("(")) {
      throw cursor.unexpected("rule.expected", "(");
    }
    return new Pattern(variable, type, items(opening, inAccumulate), at, typeAt);
  }

  private List<Item> items(Position opening, boolean inAccumulate) {
    List<Item> items = new ArrayList<>();
    if (cursor.skip(")")) {
      return items;
    }
    do {
      int from = cursor.mark();
      try {
        if (endsPattern(inAccumulate)) {
          // What was to follow the comma is not there, nor are its names.
          cursor.loseAny();
          break;
        }
        if (cursor.next().is(")")) {
          if (cursor.previous().is(",")) {
            cursor.problem(cursor.previous().at(), "rule.extra-comma");
          }
          break;
        }
        items.add(item());
        if (!cursor.next().is(")") && !endsPattern(inAccumulate) && !separated()) {
          throw cursor.unexpected("rule.expected-comma");
        }
      } catch (Cursor.Unexpected e) {
        cursor.tell(e);
        cursor.toNextItem(from);
      }
    } while (!endsPattern(inAccumulate) && !cursor.next().is(")") && skipSeparator());
    cursor.close(opening);
    return items;
  }

  private boolean endsPattern(boolean inAccumulate) {
    return cursor.endsLeft()
        || (cursor.startsCondition() && cursor.isFirstOnLine())
        || (inAccumulate && cursor.next().is(";"));
  }

  /** Whether another item follows; that a comma is missing before it is told. */
  private boolean separated() {
    if (cursor.next().is(",") || cursor.next().is(";")) {
      return true;
    }
    boolean item =
        (cursor.isNext(Token.Kind.WORD) || cursor.isNext(Token.Kind.VARIABLE))
            && (cursor.after().is(".")
                || cursor.after().is(":")
                || cursor.after().is("in")
                || cursor.after().is("not")
                || ConstraintReader.OPERATORS.contains(cursor.after().text()));
    if (item) {
      cursor.problem(cursor.previous().after(), "rule.missing-comma");
    }
    return item;
  }

  private boolean skipSeparator() {
    if (cursor.next().is(";")) {
      if (!cursor.isTold()) {
        cursor.problem(cursor.at(), "rule.write-instead", ";", ",");
      }
      cursor.advance();
    } else {
      cursor.skip(",");
    }
    return true;
  }

  private Item item() {
    boolean binding =
        (cursor.isNext(Token.Kind.VARIABLE) || cursor.isNext(Token.Kind.WORD))
            && cursor.after().is(":");
    if (!binding) {
      return constraints.constraint();
    }
    Position at = cursor.at();
    boolean dollar = cursor.isNext(Token.Kind.VARIABLE);
    String name = dollar ? cursor.variable() : "$" + cursor.next().text();
    if (!dollar) {
      // stage : "primary" compares, students : students names.
      cursor.advance();
      if (!cursor.after().is(Token.Kind.WORD) && !isFieldNext()) {
        throw new Cursor.Unexpected(
            cursor.at().problem("rule.expected-operator", cursor.next().text()));
      }
      cursor.problem(at, "rule.missing-dollar", name.substring(1));
    }
    cursor.expect(":");
    return new Binding(name, constraints.path());
  }

  private boolean isFieldNext() {
    return cursor.after().is(Token.Kind.WORD);
  }

  static final Map<String, String> SPELLINGS =
      Map.of(
          "=", "==", "===", "==", "=>", ">=", "=<", "<=", "<>", "!=", "&", "&&", "and", "&&", "|",
          "||", "or", "||");

  static @Nullable String spelling(String written) {
    return SPELLINGS.get(written.toLowerCase(java.util.Locale.ROOT));
  }
}
