package org.junheng.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Operand;
import org.junheng.rules.drl.RuleTree.Path;

/** Gives the conditions of a rule their meaning, and refuses what compares unlike things. */
final class Tests {
  private final PatternBinder patterns;
  private final Names names;
  private final List<RuleProblem> problems;

  Tests(PatternBinder patterns, List<RuleProblem> problems) {
    this.patterns = patterns;
    this.names = patterns.names();
    this.problems = problems;
  }

  /** A condition on the fields of a type; null with a problem where it has no meaning. */
  @Nullable Test test(Constraint constraint, FactType type) {
    if (constraint instanceof Comparison comparison) {
      if (comparison.left().isVariable()) {
        problems.add(
            comparison.left().at().problem("rule.field-on-the-left", comparison.left().text()));
        return null;
      }
      return compare(patterns.term(comparison.left(), type), comparison);
    }
    if (constraint instanceof Membership membership) {
      return member(
          membership.left().isVariable() ? null : patterns.term(membership.left(), type),
          membership);
    }
    return composed(constraint, part -> test(part, type));
  }

  /**
   * A condition on results of an accumulate: its left sides are these results, as Drools wants it.
   */
  @Nullable Test resultTest(Constraint constraint, FactType type, List<Gathering.Result> results) {
    if (constraint instanceof Comparison comparison) {
      Term left = result(comparison.left(), results);
      Test test = compare(left, comparison);
      if (left instanceof Term.Slot slot
          && slot.variable().result() != null
          && slot.variable().result().function().overFindings) {
        problems.add(
            comparison.left().at().problem("rule.only-compared", comparison.left().text()));
        return null;
      }
      return left == null || test == null || !comparable(left, comparison, results) ? null : test;
    }
    if (constraint instanceof Membership membership) {
      return member(result(membership.left(), results), membership);
    }
    return composed(constraint, part -> resultTest(part, type, results));
  }

  /** Parts of a composed condition; null where one of them is wrong. */
  private static @Nullable Test composed(
      Constraint constraint, Function<Constraint, @Nullable Test> each) {
    if (constraint instanceof Enclosed enclosed) {
      return each.apply(enclosed.inner());
    }
    List<Constraint> parts =
        constraint instanceof AnyOf any ? any.parts() : ((AllOf) constraint).parts();
    List<Test> tests = new ArrayList<>();
    for (Constraint part : parts) {
      Test test = each.apply(part);
      if (test != null) {
        tests.add(test);
      }
    }
    if (tests.size() < parts.size()) {
      return null;
    }
    return constraint instanceof AnyOf ? new Test.Any(tests) : new Test.All(tests);
  }

  /** Drools can't compare two results of one accumulate, nor a count with another figure. */
  private boolean comparable(Term left, Comparison comparison, List<Gathering.Result> results) {
    if (!(comparison.right() instanceof org.junheng.rules.drl.RuleTree.Variable named)) {
      return true;
    }
    Gathering.Result own = ((Term.Slot) left).variable().result();
    boolean counts = own != null && own.function().ofThings();
    boolean sibling = results.stream().anyMatch(result -> result.name().equals(named.name()));
    if (counts || sibling) {
      problems.add(
          named.at().problem("rule.not-comparable", comparison.left().text(), named.name()));
    }
    return !counts && !sibling;
  }

  private @Nullable Term result(Path path, List<Gathering.Result> results) {
    Variable variable = path.isVariable() ? names.use(path.text(), path.at()) : null;
    if (variable == null || !results.contains(variable.result())) {
      if (variable != null || !path.isVariable()) {
        problems.add(path.at().problem("rule.result-on-the-left", path.text()));
      }
      return null;
    }
    return new Term.Slot(variable);
  }

  private @Nullable Test compare(@Nullable Term left, Comparison comparison) {
    Operand operand = comparison.right();
    if (left == null) {
      if (operand instanceof org.junheng.rules.drl.RuleTree.Variable variable) {
        names.use(variable.name(), variable.at());
      }
      return null;
    }
    Position at = comparison.left().at();
    if (operand instanceof Literal literal) {
      return literal(left, literal) && ordered(left, comparison.operator(), at)
          ? new Test.Compare(left, comparison.operator(), new Term.Constant(literal.value()))
          : null;
    }
    org.junheng.rules.drl.RuleTree.Variable named =
        (org.junheng.rules.drl.RuleTree.Variable) operand;
    Variable variable = names.use(named.name(), named.at());
    if (variable == null) {
      return null;
    }
    Term right = new Term.Slot(variable);
    if (!alike(left, right)) {
      problems.add(named.at().problem("rule.unlike", comparison.left().text(), named.name()));
      return null;
    }
    return ordered(left, comparison.operator(), at)
        ? new Test.Compare(left, comparison.operator(), right)
        : null;
  }

  private @Nullable Test member(@Nullable Term left, Membership membership) {
    if (left == null) {
      if (membership.left().isVariable()) {
        problems.add(
            membership.left().at().problem("rule.field-on-the-left", membership.left().text()));
      }
      return null;
    }
    boolean measured =
        kind(left) == FieldKind.MEASURE
            || (left instanceof Term.Slot slot && slot.variable().result() != null);
    if (measured) {
      // To Drools 75.0 is not in (75).
      problems.add(membership.left().at().problem("rule.in-measures", membership.left().text()));
      return null;
    }
    Set<Object> values = new HashSet<>();
    boolean fits = true;
    for (Literal literal : membership.values()) {
      fits &= literal(left, literal);
      if (!values.add(literal.value())) {
        problems.add(literal.at().problem("rule.value-twice", literal.value()));
      }
    }
    return fits ? new Test.OneOf(left, membership.negated(), Set.copyOf(values)) : null;
  }

  private static FieldKind kind(Term term) {
    if (term instanceof Term.Field field) {
      return field.path().field() == null ? FieldKind.PARENT : field.path().field().kind();
    }
    return ((Term.Slot) term).variable().kind();
  }

  private static boolean alike(Term left, Term right) {
    FieldKind a = kind(left);
    FieldKind b = kind(right);
    if (a == FieldKind.PARENT && b == FieldKind.PARENT) {
      return ((Term.Field) left).path().type() == ((Term.Slot) right).variable().factType();
    }
    return a == b || (a.isNumber() && b.isNumber());
  }

  private boolean ordered(Term left, String operator, Position at) {
    boolean needsOrder = !operator.equals("==") && !operator.equals("!=");
    if (needsOrder && !kind(left).isNumber()) {
      problems.add(at.problem("rule.no-order", operator));
      return false;
    }
    return true;
  }

  /** Whether the literal is a value that the left side can have. */
  private boolean literal(Term left, Literal literal) {
    boolean fits =
        switch (kind(left)) {
          case TEXT -> literal.value() instanceof String;
          case COUNT, MEASURE -> literal.value() instanceof Integer;
          case YES_NO -> literal.value() instanceof Boolean;
          case DAY, PARENT -> false;
        };
    if (!fits) {
      problems.add(literal.at().problem("rule.literal-type", literal.value(), kind(left)));
      return false;
    }
    FactField field = left instanceof Term.Field named ? named.path().field() : null;
    if (field != null
        && !field.values().isEmpty()
        && !field.values().containsKey(literal.value().toString())) {
      String written = literal.value().toString();
      problems.add(
          literal
              .at()
              .problem(
                  "rule.unknown-word",
                  field.name(),
                  written,
                  Nearest.to(written, field.values().keySet())
                      .orElse(String.join(", ", field.values().keySet()))));
      return false;
    }
    if (field != null
        && literal.value() instanceof Integer number
        && !field.range().contains(java.math.BigDecimal.valueOf(number))) {
      problems.add(
          literal.at().problem("rule.outside-range", number, field.label(), field.range()));
      return false;
    }
    return true;
  }
}
