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
      return label(comparison.left(), type)
          + word(comparison.operator())
          + value(comparison.left(), comparison.right(), type);
    }
    Membership membership = (Membership) constraint;
    return label(membership.left(), type)
        + (membership.negated() ? "不是" : "是")
        + membership.values().stream()
            .map(literal -> value(membership.left(), literal, type))
            .collect(Collectors.joining(membership.negated() ? "、" : "或"));
  }

  /** Whom a pattern looks at: 学段（学段为小学）. */
  static String whom(BoundPattern pattern) {
    String conditions =
        pattern.tests().stream()
            .map(Test.Stated::tree)
            .filter(
                tree ->
                    !(tree instanceof Comparison comparison
                        && comparison.right() instanceof org.junheng.rules.drl.RuleTree.Variable))
            .map(tree -> chinese(tree, pattern.type()))
            .collect(Collectors.joining("，"));
    return pattern.type().label() + (conditions.isEmpty() ? "" : "（" + conditions + "）");
  }

  /** 有学段（…）, 没有学段（…）, or the conditions on what was accumulated. */
  static String gathering(Gathering gathering) {
    if (gathering.expected() != null) {
      return (gathering.expected() ? "有" : "没有") + whom(gathering.pattern());
    }
    return gathering.resultTests().stream()
        .map(stated -> result(stated.tree(), gathering))
        .collect(Collectors.joining("，"));
  }

  private static String result(Constraint constraint, Gathering gathering) {
    String text = chinese(constraint, gathering.pattern().type());
    for (Gathering.Result result : gathering.results()) {
      text = text.replace(result.name(), result.label());
    }
    return text;
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
      return type.path(path.steps())
          .map(FieldPath::field)
          .map(field -> field.display(literal.value()))
          .orElse(literal.value().toString());
    }
    return ((org.junheng.rules.drl.RuleTree.Variable) operand).name();
  }
}
