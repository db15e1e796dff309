package org.junheng.cases.boundary;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junheng.rules.Demand;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.RuleTree;

/** A place in a rule where one step more or less may change what comes of it. */
public sealed interface Boundary {
  Rule rule();

  /** As it is written in the rule. */
  String text();

  /**
   * The limit of the right side.
   *
   * @param step one unit of the last place that is written; where the limit is computed, of the
   *     last place that is shown, and the rows say how far the figure is from the limit
   */
  record Limit(Rule rule, BigDecimal value, BigDecimal step, boolean computed, String text)
      implements Boundary {
    Demand.Measured demand() {
      return (Demand.Measured) rule.demand();
    }
  }

  /**
   * A whole number that a condition of the left side compares with.
   *
   * @param condition −1 for the subject's own, else the place among the further conditions
   * @param constraint in which it stands
   * @param left the field, or the result of an accumulate, that is compared
   * @param opposite the rule with this very comparison turned round
   */
  record ScopeLimit(
      Rule rule,
      int condition,
      RuleTree.Constraint constraint,
      String left,
      BigDecimal value,
      Rule opposite,
      String text)
      implements Boundary {}

  /**
   * A date of the head.
   *
   * @param name {@code date-effective}, {@code date-expires} or {@code due}
   */
  record DateLimit(Rule rule, String name, LocalDate day) implements Boundary {
    @Override
    public String text() {
      return name + " " + day;
    }
  }
}
