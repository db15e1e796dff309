package org.junheng.cases.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.RuleTree;
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
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Result;
import org.junheng.rules.drl.RuleTree.Variable;

/**
 * Brings trees of mutants into shape. What nothing uses any more is taken out: whoever leaves out a
 * term also leaves out the figure that was bound for it, and the check refuses names that nothing
 * uses.
 */
final class Trees {
  private Trees() {}

  static RuleTree pruned(RuleTree tree) {
    RuleTree before = tree;
    while (true) {
      RuleTree after = once(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
  }

  private static RuleTree once(RuleTree tree) {
    Set<String> used = used(tree);
    List<Condition> conditions = new ArrayList<>();
    for (Condition condition : tree.conditions()) {
      if (condition instanceof Existence existence) {
        conditions.add(
            new Existence(existence.expected(), pattern(existence.pattern(), used, false)));
        continue;
      }
      Accumulation accumulation = (Accumulation) condition;
      List<Result> results =
          accumulation.results().stream()
              .filter(result -> used.contains(result.variable()))
              .toList();
      if (!results.isEmpty()) {
        conditions.add(
            new Accumulation(
                pattern(accumulation.pattern(), used, false),
                results,
                accumulation.constraints(),
                accumulation.at()));
      }
    }
    return new RuleTree(
        tree.name(),
        tree.annotations(),
        tree.attributes(),
        pattern(tree.subject(), used, true),
        conditions,
        tree.demand(),
        tree.at());
  }

  private static Pattern pattern(Pattern pattern, Set<String> used, boolean subject) {
    List<Item> items =
        pattern.items().stream()
            .filter(item -> !(item instanceof Binding binding) || used.contains(binding.variable()))
            .toList();
    @Nullable String variable = pattern.variable();
    boolean keep = subject || (variable != null && used.contains(variable));
    return new Pattern(keep ? variable : null, pattern.type(), items, pattern.at());
  }

  /** The variables that anything but their own binding names. */
  private static Set<String> used(RuleTree tree) {
    Set<String> used = new HashSet<>();
    variables(tree.demand(), used);
    variables(tree.subject(), used);
    for (Condition condition : tree.conditions()) {
      variables(condition.pattern(), used);
      if (condition instanceof Accumulation accumulation) {
        accumulation.results().forEach(result -> used.add(result.argument()));
        accumulation.constraints().forEach(constraint -> variables(constraint, used));
      }
    }
    return used;
  }

  /** The call with the terms of each sum, weighted or not, in the order of their texts. */
  static Call ordered(Call call) {
    List<Argument> arguments = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      arguments.add(argument instanceof Call inner ? ordered(inner) : argument);
    }
    if (call.method().equals("sum")) {
      arguments.sort(Comparator.comparing(Trees::text));
    } else if (call.method().equals("weighted")) {
      List<List<Argument>> pairs = new ArrayList<>();
      for (int i = 0; i + 1 < arguments.size(); i += 2) {
        pairs.add(
            Stream.of(arguments.get(i), arguments.get(i + 1))
                .sorted(Comparator.comparing(Trees::text))
                .toList());
      }
      pairs.sort(Comparator.comparing(pair -> text(pair.get(0)) + " " + text(pair.get(1))));
      arguments = new ArrayList<>(pairs.stream().flatMap(List::stream).toList());
    }
    Call then = call.then();
    return new Call(call.method(), arguments, then == null ? null : ordered(then), call.at());
  }

  /** An argument as it is written. */
  static String text(Argument argument) {
    if (argument instanceof Variable variable) {
      return variable.name();
    }
    return argument instanceof Amount amount ? amount.text() : DrlPrinter.call((Call) argument);
  }

  /** Adds the variables that a call names. */
  static void variables(Call call, Set<String> used) {
    for (Argument argument : call.arguments()) {
      if (argument instanceof Variable variable) {
        used.add(variable.name());
      } else if (argument instanceof Call inner) {
        variables(inner, used);
      }
    }
    Call then = call.then();
    if (then != null) {
      variables(then, used);
    }
  }

  private static void variables(Pattern pattern, Set<String> used) {
    for (Item item : pattern.items()) {
      if (item instanceof Constraint constraint) {
        variables(constraint, used);
      }
    }
  }

  static void variables(Constraint constraint, Set<String> used) {
    if (constraint instanceof AnyOf any) {
      any.parts().forEach(part -> variables(part, used));
    } else if (constraint instanceof AllOf all) {
      all.parts().forEach(part -> variables(part, used));
    } else if (constraint instanceof Enclosed enclosed) {
      variables(enclosed.inner(), used);
    } else if (constraint instanceof Membership membership) {
      if (membership.left().isVariable()) {
        used.add(membership.left().text());
      }
    } else if (constraint instanceof Comparison comparison) {
      if (comparison.left().isVariable()) {
        used.add(comparison.left().text());
      }
      if (comparison.right() instanceof Variable variable) {
        used.add(variable.name());
      }
    }
  }
}
