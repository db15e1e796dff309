package org.junheng.rules.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.Amount;
import org.junheng.rules.drl.RuleTree.Annotation;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Binding;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Existence;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Operand;
import org.junheng.rules.drl.RuleTree.Path;
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Result;
import org.junheng.rules.drl.RuleTree.Variable;

/** Reads one rule, by recursive descent. */
final class RuleReader {
  private static final Set<String> ATTRIBUTES =
      Set.of("date-effective", "date-expires", "agenda-group");
  private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");
  // Each bracket within another doubles the time that Drools' parser takes.
  private static final int DEEPEST = 5;
  private static final int MOST_PARTS = 50;

  private final Cursor cursor;
  private int depth;

  RuleReader(Cursor cursor) {
    this.cursor = cursor;
  }

  RuleTree rule() {
    Position at = cursor.at();
    cursor.expect("rule");
    String name = cursor.string();
    List<Annotation> annotations = DrlReader.annotations(cursor);
    List<Annotation> attributes = new ArrayList<>();
    while (ATTRIBUTES.contains(cursor.next().text()) && cursor.isNext(Token.Kind.WORD)) {
      Position attributeAt = cursor.at();
      attributes.add(new Annotation(cursor.word(), cursor.string(), attributeAt));
    }
    cursor.expect("when");
    if (cursor.next().is("then")) {
      throw cursor.unexpected("rule.empty-left");
    }
    Pattern subject = pattern();
    cursor.skip(";");
    List<Condition> conditions = new ArrayList<>();
    while (!cursor.next().is("then")) {
      conditions.add(condition());
      cursor.skip(";");
    }
    cursor.expect("then");
    Call demand = requirement();
    cursor.skip(";");
    cursor.expect("end");
    return new RuleTree(name, annotations, attributes, subject, conditions, demand, at);
  }

  private Condition condition() {
    if (cursor.skip("exists")) {
      return new Existence(true, pattern());
    }
    if (cursor.skip("not")) {
      return new Existence(false, pattern());
    }
    if (cursor.next().is("accumulate")) {
      return accumulation();
    }
    throw cursor.unexpected("rule.condition-not-in-profile");
  }

  private Accumulation accumulation() {
    Position at = cursor.at();
    cursor.expect("accumulate");
    cursor.expect("(");
    Pattern pattern = pattern();
    cursor.expect(";");
    List<Result> results = new ArrayList<>();
    do {
      results.add(result());
    } while (cursor.skip(","));
    List<Constraint> constraints = new ArrayList<>();
    if (cursor.skip(";")) {
      do {
        constraints.add(constraint());
      } while (cursor.skip(","));
    }
    cursor.expect(")");
    return new Accumulation(pattern, results, constraints, at);
  }

  private Result result() {
    Position at = cursor.at();
    String variable = cursor.variable();
    cursor.expect(":");
    String function = cursor.word();
    cursor.expect("(");
    String argument = cursor.variable();
    cursor.expect(")");
    return new Result(variable, function, argument, at);
  }

  private Pattern pattern() {
    Position at = cursor.at();
    String variable = null;
    if (cursor.isNext(Token.Kind.VARIABLE)) {
      variable = cursor.variable();
      cursor.expect(":");
    }
    String type = cursor.word();
    cursor.expect("(");
    List<Item> items = new ArrayList<>();
    if (!cursor.next().is(")")) {
      do {
        items.add(item());
      } while (cursor.skip(","));
    }
    cursor.expect(")");
    return new Pattern(variable, type, items, at);
  }

  private Item item() {
    if (cursor.isNext(Token.Kind.VARIABLE) && cursor.after().is(":")) {
      String variable = cursor.variable();
      cursor.expect(":");
      return new Binding(variable, path());
    }
    return constraint();
  }

  Constraint constraint() {
    List<Constraint> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
      tooMany(parts);
    } while (cursor.skip("||"));
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
    } while (cursor.skip("&&"));
    return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
  }

  private Constraint single() {
    if (cursor.skip("(")) {
      if (++depth > DEEPEST) {
        throw cursor.unexpected("rule.too-deep");
      }
      Constraint inner = constraint();
      depth--;
      cursor.expect(")");
      return new Enclosed(inner);
    }
    Path left = path();
    if (cursor.skip("in")) {
      return new Membership(left, false, literals());
    }
    if (cursor.skip("not")) {
      cursor.expect("in");
      return new Membership(left, true, literals());
    }
    String operator = cursor.next().text();
    if (!cursor.isNext(Token.Kind.SYMBOL) || !OPERATORS.contains(operator)) {
      throw cursor.unexpected("rule.expected-operator");
    }
    cursor.expect(operator);
    return new Comparison(left, operator, operand());
  }

  private List<Literal> literals() {
    cursor.expect("(");
    List<Literal> literals = new ArrayList<>();
    do {
      literals.add(literal());
    } while (cursor.skip(","));
    cursor.expect(")");
    return literals;
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
    if (!cursor.isNext(Token.Kind.NUMBER)) {
      throw cursor.unexpected("rule.expected-literal");
    }
    if (cursor.next().text().contains(".")) {
      throw cursor.unexpected("rule.decimal-on-left");
    }
    return new Literal(whole(), at);
  }

  private Integer whole() {
    try {
      // A leading zero would be octal to Java.
      if (cursor.next().text().length() > 1 && cursor.next().text().startsWith("0")) {
        throw cursor.unexpected("rule.leading-zero");
      }
      int value = Integer.parseInt(cursor.next().text());
      cursor.number();
      return value;
    } catch (NumberFormatException e) {
      throw cursor.unexpected("rule.number-too-large");
    }
  }

  private Path path() {
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

  private Call requirement() {
    if (++depth > DEEPEST) {
      throw cursor.unexpected("rule.too-deep");
    }
    if (!cursor.next().is("require")) {
      throw cursor.unexpected("rule.only-require");
    }
    cursor.expect("require");
    Call call = call(true);
    depth--;
    return call;
  }

  /**
   * @param first whether it stands right behind {@code require}; behind another call no third
   *     follows
   */
  private Call call(boolean first) {
    cursor.expect(".");
    Position at = cursor.at();
    String method = cursor.word();
    cursor.expect("(");
    List<Argument> arguments = new ArrayList<>();
    if (!cursor.next().is(")")) {
      do {
        arguments.add(argument());
      } while (cursor.skip(","));
    }
    cursor.expect(")");
    if (!first && cursor.next().is(".")) {
      throw cursor.unexpected("rule.one-call");
    }
    @Nullable Call then = first && cursor.next().is(".") ? call(false) : null;
    return new Call(method, arguments, then, at);
  }

  private Argument argument() {
    Position at = cursor.at();
    if (cursor.isNext(Token.Kind.VARIABLE)) {
      return new Variable(cursor.variable(), at);
    }
    if (cursor.isNext(Token.Kind.NUMBER)) {
      return amount(at);
    }
    return requirement();
  }

  private Amount amount(Position at) {
    String text = cursor.next().text();
    BigDecimal value = new BigDecimal(text);
    if (text.length() > 1 && text.startsWith("0") && !text.startsWith("0.")) {
      throw cursor.unexpected("rule.leading-zero");
    }
    if (!text.contains(".") && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw cursor.unexpected("rule.number-too-large");
    }
    if (text.length() > 20 || BigDecimal.valueOf(Double.parseDouble(text)).compareTo(value) != 0) {
      throw cursor.unexpected("rule.number-not-exact");
    }
    cursor.number();
    return new Amount(value, text, at);
  }
}
