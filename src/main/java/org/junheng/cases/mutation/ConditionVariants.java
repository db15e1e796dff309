package org.junheng.cases.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.Opposite;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Path;

/** Mistakes in one condition on a fact, or on results of an accumulate. */
final class ConditionVariants {
  private static final Map<String, String> EDGE =
      Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">");

  private final FactType type;

  ConditionVariants(FactType type) {
    this.type = type;
  }

  private static Comparison withOtherEdge(Comparison comparison) {
    String operator = Objects.requireNonNull(EDGE.get(comparison.operator()));
    return new Comparison(comparison.left(), operator, comparison.right());
  }

  List<Variant<Constraint>> of(Constraint constraint) {
    List<Variant<Constraint>> variants = new ArrayList<>(inside(constraint));
    if (!(constraint instanceof Enclosed)) {
      variants.add(changed(Operator.NEGATE, constraint, Opposite.of(constraint)));
    }
    return variants;
  }

  private static Variant<Constraint> changed(Operator operator, Constraint from, Constraint to) {
    return Variant.of(operator, DrlPrinter.constraint(from), DrlPrinter.constraint(to), to);
  }

  private List<Variant<Constraint>> inside(Constraint constraint) {
    if (constraint instanceof Comparison comparison) {
      return comparison(comparison);
    }
    if (constraint instanceof Membership membership) {
      return membership(membership);
    }
    if (constraint instanceof Enclosed enclosed) {
      return of(enclosed.inner()).stream()
          .map(variant -> variant.in(inner -> (Constraint) new Enclosed(inner)))
          .toList();
    }
    if (constraint instanceof AnyOf any) {
      List<Constraint> parts = any.parts().stream().map(Opposite::enclosed).toList();
      return composed(any, any.parts(), AnyOf::new, new AllOf(parts));
    }
    AllOf all = (AllOf) constraint;
    return composed(all, all.parts(), AllOf::new, new AnyOf(all.parts()));
  }

  private List<Variant<Constraint>> composed(
      Constraint whole,
      List<Constraint> parts,
      Function<List<Constraint>, Constraint> compose,
      Constraint otherJunction) {
    List<Variant<Constraint>> variants = new ArrayList<>();
    variants.add(changed(Operator.JUNCTION, whole, otherJunction));
    for (int i = 0; i < parts.size(); i++) {
      List<Constraint> rest = Variant.without(parts, i);
      Constraint shorter = rest.size() == 1 ? rest.get(0) : compose.apply(rest);
      variants.add(new Variant<>(Operator.DROP, DrlPrinter.constraint(parts.get(i)), shorter));
    }
    for (Variant<List<Constraint>> each : Variant.<Constraint, Constraint>inEach(parts, this::of)) {
      variants.add(each.in(compose));
    }
    return variants;
  }

  private List<Variant<Constraint>> comparison(Comparison comparison) {
    List<Variant<Constraint>> variants = new ArrayList<>();
    if (EDGE.containsKey(comparison.operator())) {
      variants.add(changed(Operator.EDGE, comparison, withOtherEdge(comparison)));
    }
    if (comparison.right() instanceof Literal literal) {
      for (Object other : others(comparison.left(), literal.value())) {
        Operator operator = other instanceof Integer ? Operator.NUMBER : Operator.WORD;
        Literal value = new Literal(other, literal.at());
        variants.add(
            changed(
                operator,
                comparison,
                new Comparison(comparison.left(), comparison.operator(), value)));
      }
    }
    for (Path path : otherFields(comparison.left())) {
      variants.add(
          changed(
              Operator.FIELD,
              comparison,
              new Comparison(path, comparison.operator(), comparison.right())));
    }
    return variants;
  }

  /** What could stand in the place of a literal. */
  private List<Object> others(Path left, Object value) {
    if (value instanceof Integer number) {
      // The profile has no negative numbers.
      return number == 0 ? List.of(1) : List.of(number - 1, number + 1);
    }
    if (value instanceof Boolean answer) {
      return List.of(!answer);
    }
    return words(left).stream()
        .filter(word -> !word.equals(value))
        .map(Object.class::cast)
        .toList();
  }

  private List<String> words(Path left) {
    return field(left)
        .map(path -> List.copyOf(requireField(path).values().keySet()))
        .orElse(List.of());
  }

  private Optional<FieldPath> field(Path path) {
    return path.isVariable()
        ? Optional.empty()
        : type.path(path.steps()).filter(found -> found.field() != null);
  }

  private static FactField requireField(FieldPath path) {
    return Objects.requireNonNull(path.field());
  }

  private List<Path> otherFields(Path path) {
    return field(path).map(found -> otherFields(path, found)).orElse(List.of());
  }

  /** The other fields of the same kind of the same fact. */
  static List<Path> otherFields(Path path, FieldPath found) {
    @Nullable FactField field = found.field();
    if (field == null) {
      return List.of();
    }
    return found.type().submitted().stream()
        .filter(other -> other.kind() == field.kind() && !other.name().equals(field.name()))
        .map(
            other ->
                new Path(
                    Variant.replaced(path.steps(), path.steps().size() - 1, other.name()),
                    path.at()))
        .toList();
  }

  private List<Variant<Constraint>> membership(Membership membership) {
    List<Variant<Constraint>> variants = new ArrayList<>();
    List<Literal> values = membership.values();
    for (int i = 0; values.size() > 1 && i < values.size(); i++) {
      variants.add(
          changed(Operator.MEMBER, membership, with(membership, Variant.without(values, i))));
    }
    for (Object other : missing(membership)) {
      List<Literal> more = new ArrayList<>(values);
      more.add(new Literal(other, values.get(0).at()));
      variants.add(changed(Operator.MEMBER, membership, with(membership, more)));
    }
    for (Path path : otherFields(membership.left())) {
      variants.add(
          changed(Operator.FIELD, membership, new Membership(path, membership.negated(), values)));
    }
    return variants;
  }

  private static Membership with(Membership membership, List<Literal> values) {
    return new Membership(membership.left(), membership.negated(), values);
  }

  /** Words that the list does not hold; of numbers the neighbours. */
  private List<Object> missing(Membership membership) {
    List<Object> held = membership.values().stream().map(Literal::value).toList();
    List<Object> all = new ArrayList<>(words(membership.left()));
    for (Object value : held) {
      if (value instanceof Integer) {
        others(membership.left(), value).stream()
            .filter(other -> !all.contains(other))
            .forEach(all::add);
      }
    }
    all.removeAll(held);
    return all;
  }
}
