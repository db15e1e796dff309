package org.junheng.rules.drl;

import java.util.Map;
import java.util.Objects;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Membership;

/** The condition that holds where another does not, and is unknown where the other is. */
public final class Opposite {
  private static final Map<String, String> OPERATORS =
      Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

  private Opposite() {}

  public static Constraint of(Constraint constraint) {
    if (constraint instanceof Comparison comparison) {
      String operator = Objects.requireNonNull(OPERATORS.get(comparison.operator()));
      return new Comparison(comparison.left(), operator, comparison.right());
    }
    if (constraint instanceof Membership membership) {
      return new Membership(membership.left(), !membership.negated(), membership.values());
    }
    if (constraint instanceof Enclosed enclosed) {
      return new Enclosed(of(enclosed.inner()));
    }
    if (constraint instanceof AnyOf any) {
      return new AllOf(any.parts().stream().map(part -> enclosed(of(part))).toList());
    }
    return new AnyOf(((AllOf) constraint).parts().stream().map(Opposite::of).toList());
  }

  /** In brackets where it would fall apart inside a conjunction. */
  public static Constraint enclosed(Constraint constraint) {
    return constraint instanceof AnyOf ? new Enclosed(constraint) : constraint;
  }
}
