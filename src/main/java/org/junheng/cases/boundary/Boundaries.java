package org.junheng.cases.boundary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junheng.rules.Demand;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.Opposite;
import org.junheng.rules.drl.RuleTree;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Existence;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Pattern;

/** Finds every boundary of a rule. */
final class Boundaries {
  private final RuleSet ruleSet;
  private final Pack pack;
  private final Rule rule;
  private final List<Boundary> found = new ArrayList<>();

  private Boundaries(RuleSet ruleSet, Pack pack, Rule rule) {
    this.ruleSet = ruleSet;
    this.pack = pack;
    this.rule = rule;
  }

  static List<Boundary> of(RuleSet ruleSet, Pack pack, Rule rule) {
    Boundaries boundaries = new Boundaries(ruleSet, pack, rule);
    boundaries.limit();
    boundaries.subject();
    for (int i = 0; i < rule.tree().conditions().size(); i++) {
      boundaries.condition(i);
    }
    boundaries.dates();
    return List.copyOf(boundaries.found);
  }

  private void limit() {
    if (rule.demand() instanceof Demand.Measured measured) {
      String call = DrlPrinter.call(rule.tree().demand()).substring("require.".length());
      found.add(
          measured
              .literalLimit()
              .map(
                  value ->
                      new Boundary.Limit(
                          rule, value, BigDecimal.ONE.movePointLeft(value.scale()), false, call))
              .orElseGet(
                  () ->
                      new Boundary.Limit(
                          rule,
                          BigDecimal.ZERO,
                          BigDecimal.ONE.movePointLeft(measured.decimals()),
                          true,
                          call)));
    }
  }

  private void dates() {
    Rule.Head head = rule.head();
    found.add(new Boundary.DateLimit(rule, "date-effective", head.from()));
    LocalDate until = head.until();
    if (until != null) {
      found.add(new Boundary.DateLimit(rule, "date-expires", until));
    }
    LocalDate due = head.due();
    if (due != null) {
      found.add(new Boundary.DateLimit(rule, "due", due));
    }
  }

  private void subject() {
    Pattern subject = rule.tree().subject();
    pattern(-1, subject, rule.tree()::withSubject);
  }

  private void condition(int place) {
    Condition condition = rule.tree().conditions().get(place);
    if (condition instanceof Existence existence) {
      pattern(
          place,
          existence.pattern(),
          changed -> with(place, new Existence(existence.expected(), changed)));
      return;
    }
    Accumulation accumulation = (Accumulation) condition;
    pattern(
        place,
        accumulation.pattern(),
        changed ->
            with(
                place,
                new Accumulation(
                    changed,
                    accumulation.results(),
                    accumulation.constraints(),
                    accumulation.at())));
    List<Constraint> constraints = accumulation.constraints();
    for (int i = 0; i < constraints.size(); i++) {
      int index = i;
      limits(
          place,
          constraints.get(i),
          changed ->
              with(
                  place,
                  new Accumulation(
                      accumulation.pattern(),
                      accumulation.results(),
                      replaced(constraints, index, changed),
                      accumulation.at())));
    }
  }

  private void pattern(int place, Pattern pattern, Function<Pattern, RuleTree> whole) {
    for (int i = 0; i < pattern.items().size(); i++) {
      int index = i;
      if (pattern.items().get(i) instanceof Constraint constraint) {
        limits(
            place,
            constraint,
            changed ->
                whole.apply(
                    new Pattern(
                        pattern.variable(),
                        pattern.type(),
                        replaced(pattern.items(), index, changed),
                        pattern.at())));
      }
    }
  }

  private static <T> List<T> replaced(List<T> list, int index, T element) {
    List<T> replaced = new ArrayList<>(list);
    replaced.set(index, element);
    return replaced;
  }

  /** The numbers in a condition, each with the rule in which its comparison is turned round. */
  private void limits(int place, Constraint constraint, Function<Constraint, RuleTree> whole) {
    if (constraint instanceof Enclosed enclosed) {
      limits(place, enclosed.inner(), changed -> whole.apply(new Enclosed(changed)));
    } else if (constraint instanceof AnyOf any) {
      parts(place, any.parts(), AnyOf::new, whole);
    } else if (constraint instanceof AllOf all) {
      parts(place, all.parts(), AllOf::new, whole);
    } else if (constraint instanceof Comparison comparison) {
      if (comparison.right() instanceof Literal literal
          && literal.value() instanceof Integer number) {
        add(place, comparison.left(), number, constraint, whole);
      }
    } else if (constraint instanceof Membership membership) {
      membership.values().stream()
          .map(Literal::value)
          .flatMap(value -> value instanceof Integer number ? Stream.of(number) : Stream.empty())
          .forEach(number -> add(place, membership.left(), number, constraint, whole));
    }
  }

  private void parts(
      int place,
      List<Constraint> parts,
      Function<List<Constraint>, Constraint> compose,
      Function<Constraint, RuleTree> whole) {
    for (int i = 0; i < parts.size(); i++) {
      int index = i;
      limits(
          place,
          parts.get(i),
          changed -> whole.apply(compose.apply(replaced(parts, index, changed))));
    }
  }

  private void add(
      int place,
      RuleTree.Path left,
      int number,
      Constraint constraint,
      Function<Constraint, RuleTree> whole) {
    Rule opposite = ruleSet.bound(pack, whole.apply(Opposite.of(constraint))).orElseThrow();
    found.add(
        new Boundary.ScopeLimit(
            rule,
            place,
            constraint,
            left.text(),
            BigDecimal.valueOf(number),
            opposite,
            DrlPrinter.constraint(constraint)));
  }

  private RuleTree with(int place, Condition changed) {
    return rule.tree().withConditions(replaced(rule.tree().conditions(), place, changed));
  }
}
