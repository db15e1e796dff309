package org.junheng.rules.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junheng.rules.Demand;
import org.junheng.rules.Measure;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.Amount;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;

/**
 * The numbers of a rule. Limits, scope numbers, group sizes and due years must stand in the entry
 * of the clause; weights and constants of a figure there or in the rule's reading. 0 is exempt: a
 * document says it in words. So is the 100 of a share.
 */
final class RuleNumbers {
  private static final StatedNumber HUNDRED = StatedNumber.of(100);

  private final List<Number> numbers = new ArrayList<>();
  private final Set<StatedNumber> held = new LinkedHashSet<>();
  private final boolean percent;
  private final boolean byHundred;

  /**
   * @param composed whether it is a weight or a constant within a figure
   */
  record Number(StatedNumber number, boolean composed, Position at) {}

  RuleNumbers(Rule rule) {
    Demand demand = rule.demand();
    Measure measure = demand instanceof Demand.Measured measured ? measured.measure() : null;
    percent = demand instanceof Demand.Measured measured && measured.unit().equals("%");
    byHundred = measure == Measure.PERCENT || measure == Measure.PER_HUNDRED;
    rule.tree().subject().items().forEach(this::scope);
    rule.tree()
        .conditions()
        .forEach(
            condition -> {
              condition.pattern().items().forEach(this::scope);
              if (condition instanceof Accumulation accumulation) {
                accumulation.constraints().forEach(this::scope);
              }
            });
    if (measure != null) {
      demand(rule.tree().demand());
    }
    LocalDate due = rule.head().due();
    if (due != null) {
      Position at = rule.tree().annotation("due").orElseThrow().at();
      numbers.add(new Number(StatedNumber.of(due.getYear()), false, at));
      held.add(StatedNumber.of(due.getMonthValue()));
      held.add(StatedNumber.of(due.getDayOfMonth()));
    }
    numbers.forEach(number -> held.add(number.number()));
    if (byHundred) {
      held.add(HUNDRED);
    }
  }

  /** Those that must be stated somewhere. */
  List<Number> toBeStated() {
    return numbers.stream()
        .filter(number -> !number.number().isZero())
        .filter(number -> !(byHundred && number.composed() && number.number().equals(HUNDRED)))
        .toList();
  }

  /** All that a text may state of it. */
  Set<StatedNumber> held() {
    return held;
  }

  private void scope(Item item) {
    if (item instanceof Constraint constraint) {
      constraint(constraint);
    }
  }

  private void constraint(Constraint constraint) {
    if (constraint instanceof AnyOf any) {
      any.parts().forEach(this::constraint);
    } else if (constraint instanceof AllOf all) {
      all.parts().forEach(this::constraint);
    } else if (constraint instanceof Enclosed enclosed) {
      constraint(enclosed.inner());
    } else if (constraint instanceof Membership membership) {
      membership.values().forEach(this::literal);
    } else if (((Comparison) constraint).right() instanceof Literal literal) {
      literal(literal);
    }
  }

  private void literal(Literal literal) {
    if (literal.value() instanceof Integer value) {
      numbers.add(new Number(StatedNumber.of(value), false, literal.at()));
    }
  }

  /**
   * Group and figures of the call, then the limit, which is its last argument or its successor's.
   */
  private void demand(Call call) {
    List<Argument> arguments = call.arguments();
    int last = arguments.size() - 1;
    for (int i = 1; i <= last; i++) {
      boolean group = call.method().equals(Measure.PER_GROUP.method()) && i == 1;
      boolean limit = call.then() == null && i == last;
      argument(arguments.get(i), !group && !limit, limit && percent);
    }
    if (call.then() != null) {
      argument(call.then().arguments().get(0), false, percent);
    }
  }

  private void argument(Argument argument, boolean composed, boolean share) {
    if (argument instanceof Amount amount) {
      BigDecimal value = amount.value();
      numbers.add(new Number(new StatedNumber(value, share), composed, amount.at()));
    } else if (argument instanceof Call call) {
      call.arguments().forEach(part -> argument(part, true, false));
    }
  }
}
