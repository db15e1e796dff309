package org.junheng.rules.drl;

import java.util.List;
import java.util.stream.Collectors;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.Amount;
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
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Variable;

/** Prints trees as DRL: what Drools compiles, and how a condition is quoted in a trace. */
public final class DrlPrinter {
  private DrlPrinter() {}

  /** A rule as it is written, without its comments. */
  public static String rule(RuleTree rule) {
    StringBuilder head = new StringBuilder();
    rule.annotations()
        .forEach(
            annotation ->
                head.append("    @")
                    .append(annotation.name())
                    .append("(\"")
                    .append(annotation.value())
                    .append("\")\n"));
    rule.attributes()
        .forEach(
            attribute ->
                head.append("    ")
                    .append(attribute.name())
                    .append(" \"")
                    .append(attribute.value())
                    .append("\"\n"));
    return rule(rule, head);
  }

  /**
   * What of a rule Drools compiles: whom it binds and what it demands. Annotations mean nothing to
   * Drools, and on which day which rule is in force is settled before it fires.
   */
  public static String body(RuleTree rule) {
    String group =
        rule.attribute("agenda-group")
            .map(attribute -> "    agenda-group \"" + attribute.value() + "\"\n")
            .orElse("");
    return rule(rule, group);
  }

  private static String rule(RuleTree rule, CharSequence head) {
    StringBuilder out =
        new StringBuilder("rule \"").append(rule.name()).append("\"\n").append(head);
    out.append("when\n    ").append(pattern(rule.subject())).append('\n');
    rule.conditions()
        .forEach(condition -> out.append("    ").append(condition(condition)).append('\n'));
    return out.append("then\n    ").append(call(rule.demand())).append(";\nend\n").toString();
  }

  /** A fact type without its annotations. */
  public static String type(DrlFile.TypeTree type) {
    return type.fields().stream()
        .map(field -> "    " + field.name() + " : " + field.type() + "\n")
        .collect(Collectors.joining("", "declare " + type.name() + "\n", "end\n"));
  }

  public static String condition(Condition condition) {
    if (condition instanceof Existence existence) {
      return (existence.expected() ? "exists " : "not ") + pattern(existence.pattern());
    }
    Accumulation accumulation = (Accumulation) condition;
    String results =
        accumulation.results().stream()
            .map(
                result ->
                    result.variable() + " : " + result.function() + "(" + result.argument() + ")")
            .collect(Collectors.joining(", "));
    String constraints =
        accumulation.constraints().isEmpty() ? "" : "; " + constraints(accumulation.constraints());
    return "accumulate( " + pattern(accumulation.pattern()) + "; " + results + constraints + " )";
  }

  private static String constraints(List<Constraint> constraints) {
    return constraints.stream().map(DrlPrinter::constraint).collect(Collectors.joining(", "));
  }

  public static String pattern(Pattern pattern) {
    String name = pattern.variable() == null ? "" : pattern.variable() + " : ";
    return name
        + pattern.type()
        + pattern.items().stream()
            .map(DrlPrinter::item)
            .collect(Collectors.joining(", ", "( ", " )"));
  }

  private static String item(Item item) {
    return item instanceof Binding binding
        ? binding.variable() + " : " + binding.path().text()
        : constraint((Constraint) item);
  }

  public static String constraint(Constraint constraint) {
    if (constraint instanceof AnyOf any) {
      return any.parts().stream().map(DrlPrinter::constraint).collect(Collectors.joining(" || "));
    }
    if (constraint instanceof AllOf all) {
      return all.parts().stream().map(DrlPrinter::constraint).collect(Collectors.joining(" && "));
    }
    if (constraint instanceof Enclosed enclosed) {
      return "(" + constraint(enclosed.inner()) + ")";
    }
    if (constraint instanceof Comparison comparison) {
      return comparison.left().text()
          + " "
          + comparison.operator()
          + " "
          + operand(comparison.right());
    }
    Membership membership = (Membership) constraint;
    return membership.left().text()
        + (membership.negated() ? " not in " : " in ")
        + membership.values().stream()
            .map(DrlPrinter::operand)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String operand(Operand operand) {
    if (operand instanceof Variable variable) {
      return variable.name();
    }
    Object value = ((Literal) operand).value();
    return value instanceof String ? "\"" + value + "\"" : value.toString();
  }

  public static String call(Call call) {
    return "require" + bare(call);
  }

  private static String bare(Call call) {
    String text =
        call.arguments().stream()
            .map(DrlPrinter::argument)
            .collect(Collectors.joining(", ", "." + call.method() + "(", ")"));
    return call.then() == null ? text : text + bare(call.then());
  }

  private static String argument(Argument argument) {
    if (argument instanceof Variable variable) {
      return variable.name();
    }
    return argument instanceof Amount amount ? amount.text() : call((Call) argument);
  }
}
