package org.junheng.cases.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.RuleTree.Amount;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Variable;

/** Mistakes on the right side. */
final class DemandVariants {
  private static final Map<String, String> EDGE =
      Map.of(
          "atLeast", "moreThan", "moreThan", "atLeast", "atMost", "lessThan", "lessThan", "atMost");
  private static final Map<String, String> OPPOSITE =
      Map.of(
          "atLeast",
          "lessThan",
          "moreThan",
          "atMost",
          "atMost",
          "moreThan",
          "lessThan",
          "atLeast",
          "attested",
          "denied",
          "denied",
          "attested");
  private static final List<String> RATIOS = List.of("percent", "per100", "each");

  private final List<String> figures;

  /**
   * @param figures the variables of the rule that could stand for a figure
   */
  DemandVariants(List<String> figures) {
    this.figures = List.copyOf(figures);
  }

  List<Variant<Call>> of(Call demand) {
    List<Variant<Call>> variants = new ArrayList<>(call(demand));
    ratios(demand, variants);
    exchanged(demand, variants);
    return variants;
  }

  /** In the call itself, its arguments, and what follows it. */
  private List<Variant<Call>> call(Call call) {
    List<Variant<Call>> variants = new ArrayList<>();
    method(call, EDGE, Operator.EDGE, variants);
    method(call, OPPOSITE, Operator.NEGATE, variants);
    for (Variant<List<Argument>> each :
        Variant.<Argument, Argument>inEach(
            call.arguments(), argument -> argument(call.method(), argument))) {
      variants.add(each.in(arguments -> with(call, arguments)));
    }
    terms(call, variants);
    Call then = call.then();
    if (then != null) {
      for (Variant<Call> each : call(then)) {
        variants.add(each.in(next -> new Call(call.method(), call.arguments(), next, call.at())));
      }
    }
    return variants;
  }

  private static void method(
      Call call, Map<String, String> others, Operator operator, List<Variant<Call>> variants) {
    String other = others.get(call.method());
    if (other != null) {
      variants.add(
          Variant.of(
              operator,
              call.method(),
              other,
              new Call(other, call.arguments(), call.then(), call.at())));
    }
  }

  private static Call with(Call call, List<Argument> arguments) {
    return new Call(call.method(), arguments, call.then(), call.at());
  }

  private List<Variant<Argument>> argument(String method, Argument argument) {
    if (argument instanceof Amount amount) {
      return amounts(method, amount);
    }
    if (argument instanceof Call call) {
      List<Variant<Argument>> variants = new ArrayList<>();
      call(call).forEach(each -> variants.add(each.in(Argument.class::cast)));
      alone(call, variants);
      return variants;
    }
    Variable variable = (Variable) argument;
    List<Variant<Argument>> variants = new ArrayList<>();
    if (figures.contains(variable.name())) {
      for (String other : figures) {
        if (!other.equals(variable.name())) {
          variants.add(
              Variant.of(
                  Operator.FIGURE,
                  method + " " + variable.name(),
                  other,
                  new Variable(other, variable.at())));
        }
      }
    }
    return variants;
  }

  /** One unit of the last written place up and down; the profile has no negative numbers. */
  private static List<Variant<Argument>> amounts(String method, Amount amount) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(amount.value().scale());
    List<Variant<Argument>> variants = new ArrayList<>();
    for (BigDecimal other : List.of(amount.value().subtract(step), amount.value().add(step))) {
      if (other.signum() >= 0) {
        String text = other.toPlainString();
        variants.add(
            Variant.of(
                Operator.NUMBER,
                method + " " + amount.text(),
                text,
                new Amount(other, text, amount.at())));
      }
    }
    return variants;
  }

  /** A term less, where there is still more than one. */
  private static void terms(Call call, List<Variant<Call>> variants) {
    List<Argument> arguments = call.arguments();
    int size = call.method().equals("weighted") ? 2 : 1;
    if (!call.method().equals("sum") && size == 1 || arguments.size() <= Math.max(2, size)) {
      return;
    }
    for (int i = 0; i < arguments.size(); i += size) {
      List<Argument> rest = new ArrayList<>(arguments);
      rest.subList(i, i + size).clear();
      variants.add(dropped(call, arguments.get(i), with(call, rest)));
    }
  }

  private static <T> Variant<T> dropped(Call from, Argument term, T rest) {
    return new Variant<>(Operator.TERM, from.method() + " − " + Trees.text(term), rest);
  }

  /** Of a sum or difference of two, or of a share, the one figure that is left. */
  private static void alone(Call call, List<Variant<Argument>> variants) {
    List<Argument> arguments = call.arguments();
    if (call.method().equals("sum") && arguments.size() == 2) {
      variants.add(dropped(call, arguments.get(0), arguments.get(1)));
      variants.add(dropped(call, arguments.get(1), arguments.get(0)));
    } else if (call.method().equals("minus")) {
      variants.add(dropped(call, arguments.get(1), arguments.get(0)));
    } else if (call.method().equals("share")) {
      variants.add(new Variant<>(Operator.TERM, "share → amount", arguments.get(0)));
    } else if (call.method().equals("weighted") && arguments.size() == 2) {
      variants.add(new Variant<>(Operator.TERM, "weighted → figure", arguments.get(0)));
    }
  }

  private static void ratios(Call demand, List<Variant<Call>> variants) {
    Call then = demand.then();
    if (then == null) {
      return;
    }
    List<Argument> arguments = new ArrayList<>(demand.arguments());
    if (demand.method().equals("per")) {
      arguments.remove(1);
    }
    for (String ratio : RATIOS) {
      if (!ratio.equals(demand.method())) {
        variants.add(
            Variant.of(
                Operator.MEASURE,
                demand.method(),
                ratio,
                new Call(ratio, arguments, then, demand.at())));
      }
    }
    Argument limit = then.arguments().get(0);
    variants.add(
        Variant.of(
            Operator.TERM,
            demand.method(),
            "amount",
            new Call(
                then.method(),
                List.of(arguments.get(0), arguments.get(1), limit),
                null,
                demand.at())));
  }

  private void exchanged(Call demand, List<Variant<Call>> variants) {
    Set<String> used = new TreeSet<>();
    Trees.variables(demand, used);
    used.retainAll(figures);
    for (String first : used) {
      for (String second : used) {
        if (first.compareTo(second) < 0) {
          variants.add(
              new Variant<>(
                  Operator.FIGURE,
                  first + " ↔ " + second,
                  Objects.requireNonNull(renamed(demand, Map.of(first, second, second, first)))));
        }
      }
    }
  }

  private static @Nullable Call renamed(@Nullable Call call, Map<String, String> names) {
    if (call == null) {
      return null;
    }
    List<Argument> arguments = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      if (argument instanceof Variable variable) {
        arguments.add(
            new Variable(names.getOrDefault(variable.name(), variable.name()), variable.at()));
      } else if (argument instanceof Call inner) {
        arguments.add(Objects.requireNonNull(renamed(inner, names)));
      } else {
        arguments.add(argument);
      }
    }
    return new Call(call.method(), arguments, renamed(call.then(), names), call.at());
  }
}
