package org.junheng.cases.mutation;

import java.util.ArrayList;
import java.util.List;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.FindingType;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.Binding;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Existence;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Path;
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Result;

/** Mistakes on the left side: in the subject's pattern and in what is gathered. */
final class PatternVariants {
  private static final List<String> FUNCTIONS = List.of("total", "least", "most");

  private final FactType subject;
  private final Vocabulary vocabulary;

  PatternVariants(FactType subject, Vocabulary vocabulary) {
    this.subject = subject;
    this.vocabulary = vocabulary;
  }

  private FactType type(Pattern pattern) {
    return FindingType.of(pattern, subject, vocabulary);
  }

  List<Variant<Pattern>> of(Pattern pattern) {
    FactType type = type(pattern);
    List<Variant<List<Item>>> variants =
        new ArrayList<>(Variant.<Item, Item>inEach(pattern.items(), item -> item(item, type)));
    for (int i = 0; i < pattern.items().size(); i++) {
      if (pattern.items().get(i) instanceof Constraint constraint) {
        List<Item> rest = Variant.without(pattern.items(), i);
        variants.add(new Variant<>(Operator.DROP, DrlPrinter.constraint(constraint), rest));
      }
    }
    return variants.stream()
        .map(
            variant ->
                variant.in(
                    items -> new Pattern(pattern.variable(), pattern.type(), items, pattern.at())))
        .toList();
  }

  private static List<Variant<Item>> item(Item item, FactType type) {
    if (item instanceof Constraint constraint) {
      return new ConditionVariants(type)
          .of(constraint).stream().map(variant -> variant.in(Item.class::cast)).toList();
    }
    Binding binding = (Binding) item;
    FieldPath path = type.path(binding.path().steps()).orElseThrow();
    List<Variant<Item>> variants = new ArrayList<>();
    for (Path other : ConditionVariants.otherFields(binding.path(), path)) {
      variants.add(
          Variant.of(
              Operator.FIELD,
              binding.variable() + " : " + binding.path().text(),
              other.text(),
              new Binding(binding.variable(), other)));
    }
    return variants;
  }

  /** A condition beside the subject's own; that it is left out altogether is not among these. */
  List<Variant<Condition>> of(Condition condition) {
    List<Variant<Condition>> variants = new ArrayList<>();
    String place = place(condition);
    if (condition instanceof Existence existence) {
      Existence opposite = new Existence(!existence.expected(), existence.pattern());
      variants.add(Variant.of(Operator.EXISTENCE, place, place(opposite), (Condition) opposite));
      of(existence.pattern())
          .forEach(
              variant ->
                  variants.add(
                      variant
                          .in(pattern -> (Condition) new Existence(existence.expected(), pattern))
                          .within(place)));
      return variants;
    }
    Accumulation accumulation = (Accumulation) condition;
    of(accumulation.pattern())
        .forEach(
            variant ->
                variants.add(
                    variant
                        .in(
                            pattern ->
                                with(
                                    accumulation,
                                    pattern,
                                    accumulation.results(),
                                    accumulation.constraints()))
                        .within(place)));
    for (Variant<List<Result>> variant :
        Variant.<Result, Result>inEach(
            accumulation.results(), result -> result(result, accumulation.pattern()))) {
      variants.add(
          variant.in(
              results ->
                  with(accumulation, accumulation.pattern(), results, accumulation.constraints())));
    }
    for (Variant<List<Constraint>> variant : constraints(accumulation)) {
      variants.add(
          variant.in(
              constraints ->
                  with(accumulation, accumulation.pattern(), accumulation.results(), constraints)));
    }
    return variants;
  }

  /** How a further condition is called in the name of a mutant. */
  static String place(Condition condition) {
    if (condition instanceof Existence existence) {
      return (existence.expected() ? "exists " : "not ") + existence.pattern().type();
    }
    return String.join(
        ",", ((Accumulation) condition).results().stream().map(Result::variable).toList());
  }

  private static Condition with(
      Accumulation from, Pattern pattern, List<Result> results, List<Constraint> constraints) {
    return new Accumulation(pattern, results, constraints, from.at());
  }

  private List<Variant<List<Constraint>>> constraints(Accumulation accumulation) {
    FactType type = type(accumulation.pattern());
    List<Constraint> constraints = accumulation.constraints();
    List<Variant<List<Constraint>>> variants =
        new ArrayList<>(
            Variant.<Constraint, Constraint>inEach(
                constraints, constraint -> new ConditionVariants(type).of(constraint)));
    for (int i = 0; i < constraints.size(); i++) {
      variants.add(
          new Variant<>(
              Operator.DROP,
              DrlPrinter.constraint(constraints.get(i)),
              Variant.without(constraints, i)));
    }
    return variants;
  }

  private static List<Variant<Result>> result(Result result, Pattern pattern) {
    List<Variant<Result>> variants = new ArrayList<>();
    String written = result.function() + "(" + result.argument() + ")";
    if (FUNCTIONS.contains(result.function())) {
      for (String function : FUNCTIONS) {
        if (!function.equals(result.function())) {
          variants.add(
              Variant.of(
                  Operator.FUNCTION,
                  result.variable() + " : " + written,
                  function + "(" + result.argument() + ")",
                  new Result(result.variable(), function, result.argument(), result.at())));
        }
      }
      for (Item item : pattern.items()) {
        if (item instanceof Binding binding && !binding.variable().equals(result.argument())) {
          variants.add(
              Variant.of(
                  Operator.FIGURE,
                  result.variable() + " : " + written,
                  result.function() + "(" + binding.variable() + ")",
                  new Result(
                      result.variable(), result.function(), binding.variable(), result.at())));
        }
      }
    }
    return variants;
  }
}
