package org.junheng.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Operand;
import org.junheng.rules.drl.RuleTree.Path;

/** Says a condition in Chinese, by the labels of its fields. */
final class Reading {
  private Reading() {}

  static String chinese(Constraint constraint, FactType type) {
    if (constraint instanceof AnyOf any) {
      return joined(any.parts(), type, "，或");
    }
    if (constraint instanceof AllOf all) {
      return joined(all.parts(), type, "且");
    }
    if (constraint instanceof Enclosed enclosed) {
      return "（" + chinese(enclosed.inner(), type) + "）";
    }
    if (constraint instanceof Comparison comparison) {
      return label(comparison.left(), type) + word(comparison.operator()) + value(comparison.left(), comparison.right(), type);
    }
    Membership membership = (Membership) constraint;
    return label(membership.left(), type)
        + (membership.negated() ? "不是" : "是")
        + membership.values().stream().map(literal -> value(membership.left(), literal, type)).collect(Collectors.joining(membership.negated() ? "、" : "或"));
  }

  private static String joined(List<Constraint> parts, FactType type, String between) {
    return parts.stream().map(part -> chinese(part, type)).collect(Collectors.joining(between));
  }

  private static String label(Path path, FactType type) {
    return type.path(path.steps()).map(FieldPath::field).map(FactField::label).orElse(path.text());
  }

  private static String word(String operator) {
    return switch (operator) {
      case "==" -> "为";
      case "!=" -> "不为";
      case "<" -> "小于";
      case "<=" -> "不超过";
      case ">" -> "大于";
      default -> "不小于";
    };
  }

  private static String value(Path path, Operand operand, FactType type) {
    if (operand instanceof Literal literal) {
      return type.path(path.steps()).map(FieldPath::field).map(field -> field.display(literal.value())).orElse(literal.value().toString());
    }
    return ((org.junheng.rules.drl.RuleTree.Variable) operand).name();
  }
}
