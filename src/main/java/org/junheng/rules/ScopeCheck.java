package org.junheng.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Allowance;
import org.junheng.facts.FactField;
import org.junheng.facts.FieldPath;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree;

/**
 * Finds conditions of one pattern that can never hold together, whatever is submitted: a target
 * that binds nobody.
 *
 * <p>It looks for values that fulfil them all, among those at which an answer can change. What it
 * cannot judge, such as a comparison with a variable, it takes for fulfilled; so it may overlook
 * something and never refuses what could hold.
 */
final class ScopeCheck {
  private static final int MOST = 200_000;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final List<RuleProblem> problems;

  ScopeCheck(List<RuleProblem> problems) {
    this.problems = problems;
  }

  /** A field as seen from the thing looked at; a result of an accumulate has no field. */
  private record Place(int hops, String name, @Nullable FactField field) {
    static Place of(FieldPath path, int above) {
      FactField field = Objects.requireNonNull(path.field());
      return new Place(path.hops() + above, field.name(), field);
    }
  }

  void check(List<Test.Stated> tests) {
    for (int i = 0; i < tests.size(); i++) {
      if (!canHold(tests.subList(0, i + 1))) {
        problems.add(problem(tests, i));
        return;
      }
    }
  }

  private RuleProblem problem(List<Test.Stated> tests, int last) {
    Test.Stated stated = tests.get(last);
    String text = DrlPrinter.constraint(stated.tree());
    Position at = at(stated.tree());
    if (!canHold(List.of(stated))) {
      return at.problem("rule.never-holds", text);
    }
    String others =
        tests.subList(0, last).stream()
            .filter(other -> !canHold(List.of(other, stated)))
            .map(other -> DrlPrinter.constraint(other.tree()))
            .findFirst()
            .orElseGet(
                () ->
                    tests.subList(0, last).stream()
                        .map(other -> DrlPrinter.constraint(other.tree()))
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""));
    return at.problem("rule.never-together", text, others);
  }

  private static Position at(RuleTree.Constraint constraint) {
    if (constraint instanceof RuleTree.AnyOf any) {
      return at(any.parts().get(0));
    }
    if (constraint instanceof RuleTree.AllOf all) {
      return at(all.parts().get(0));
    }
    if (constraint instanceof RuleTree.Enclosed enclosed) {
      return at(enclosed.inner());
    }
    return constraint instanceof RuleTree.Comparison comparison
        ? comparison.left().at()
        : ((RuleTree.Membership) constraint).left().at();
  }

  private static boolean canHold(List<Test.Stated> tests) {
    Map<Place, Set<Object>> candidates = new LinkedHashMap<>();
    tests.forEach(stated -> mentioned(stated.test(), candidates));
    Set<Place> mentioned = new LinkedHashSet<>(candidates.keySet());
    limits(mentioned, candidates);
    List<Place> places = new ArrayList<>();
    List<List<Object>> values = new ArrayList<>();
    long combinations = 1;
    for (Map.Entry<Place, Set<Object>> entry : candidates.entrySet()) {
      List<Object> possible = possible(entry.getKey(), entry.getValue());
      if (!mentioned.contains(entry.getKey())) {
        possible.add(0, Absent.VALUE);
      }
      places.add(entry.getKey());
      values.add(possible);
      combinations *= Math.max(1, possible.size());
      if (combinations > MOST) {
        return true;
      }
    }
    return search(tests, places, values, new HashMap<>());
  }

  /** Stands for a figure that was not submitted. */
  private enum Absent {
    VALUE
  }

  private static boolean search(
      List<Test.Stated> tests,
      List<Place> places,
      List<List<Object>> values,
      Map<Place, Object> chosen) {
    int next = chosen.size();
    if (next == places.size()) {
      return tests.stream().allMatch(stated -> holds(stated.test(), chosen)) && allowed(chosen);
    }
    for (Object value : values.get(next)) {
      chosen.put(places.get(next), value);
      if (search(tests, places, values, chosen)) {
        return true;
      }
      chosen.remove(places.get(next));
    }
    return false;
  }

  /** Collects what a condition speaks of, with the values it compares with. */
  private static void mentioned(Test test, Map<Place, Set<Object>> candidates) {
    if (test instanceof Test.Any any) {
      any.parts().forEach(part -> mentioned(part, candidates));
    } else if (test instanceof Test.All all) {
      all.parts().forEach(part -> mentioned(part, candidates));
    } else if (test instanceof Test.OneOf one) {
      Place place = place(one.left());
      if (place != null) {
        candidates.computeIfAbsent(place, key -> new LinkedHashSet<>()).addAll(one.values());
      }
    } else if (test instanceof Test.Compare compare
        && compare.right() instanceof Term.Constant constant) {
      Place place = place(compare.left());
      if (place != null) {
        candidates.computeIfAbsent(place, key -> new LinkedHashSet<>()).add(constant.value());
      }
    }
  }

  private static @Nullable Place place(Term term) {
    if (term instanceof Term.Field field) {
      return field.path().isFact() ? null : Place.of(field.path(), 0);
    }
    return term instanceof Term.Slot slot && slot.variable().result() != null
        ? new Place(-1, slot.variable().name(), null)
        : null;
  }

  /** Adds the fields on which the limits of what is mentioned depend. */
  private static void limits(Set<Place> mentioned, Map<Place, Set<Object>> candidates) {
    for (Place place : mentioned) {
      if (place.field() == null) {
        continue;
      }
      for (Allowance allowance : place.field().allowed()) {
        allowance
            .when()
            .forEach(
                (path, value) ->
                    candidates
                        .computeIfAbsent(Place.of(path, place.hops()), key -> new LinkedHashSet<>())
                        .add(value));
        for (String value : allowance.values()) {
          for (String bound : value.split("\\.\\.")) {
            if (bound.matches("[0-9]+")) {
              Objects.requireNonNull(candidates.get(place)).add(new BigDecimal(bound));
            }
          }
        }
      }
    }
  }

  /** The values that such a field can have, one for each answer that they can make. */
  private static List<Object> possible(Place place, Set<Object> compared) {
    FactField field = place.field();
    if (field != null && !field.kind().isNumber()) {
      return switch (field.kind()) {
        case YES_NO -> new ArrayList<>(List.of(true, false));
        case TEXT -> new ArrayList<>(words(field, compared));
        default -> new ArrayList<>(List.of(Absent.VALUE));
      };
    }
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    numbers.add(BigDecimal.ZERO);
    for (Object value : compared) {
      BigDecimal number = new BigDecimal(value.toString());
      numbers.add(number);
      numbers.add(number.add(BigDecimal.ONE));
      numbers.add(number.subtract(BigDecimal.ONE));
      if (field == null || field.kind() != org.junheng.facts.FieldKind.COUNT) {
        numbers.add(number.add(HALF));
        numbers.add(number.subtract(HALF));
      }
    }
    if (field == null) {
      return new ArrayList<>(numbers);
    }
    if (field.range().least() != null) {
      numbers.add(field.range().least());
    }
    if (field.range().greatest() != null) {
      numbers.add(field.range().greatest());
    }
    return new ArrayList<>(numbers.stream().filter(field.range()::contains).toList());
  }

  private static Set<Object> words(FactField field, Set<Object> compared) {
    if (!field.values().isEmpty()) {
      return new LinkedHashSet<>(field.values().keySet());
    }
    Set<Object> words = new LinkedHashSet<>(compared);
    words.add("\u0000");
    return words;
  }

  private static boolean holds(Test test, Map<Place, Object> chosen) {
    if (test instanceof Test.Any any) {
      return any.parts().stream().anyMatch(part -> holds(part, chosen));
    }
    if (test instanceof Test.All all) {
      return all.parts().stream().allMatch(part -> holds(part, chosen));
    }
    if (test instanceof Test.OneOf one) {
      Place place = place(one.left());
      return place == null
          || one.values().stream().anyMatch(value -> same(value, chosen.get(place)))
              != one.negated();
    }
    Test.Compare compare = (Test.Compare) test;
    Place place = place(compare.left());
    if (place == null || !(compare.right() instanceof Term.Constant constant)) {
      return true;
    }
    Object value = chosen.get(place);
    return switch (compare.operator()) {
      case "==" -> same(value, constant.value());
      case "!=" -> !same(value, constant.value());
      default -> ordered(number(value), compare.operator(), number(constant.value()));
    };
  }

  private static boolean ordered(BigDecimal left, String operator, BigDecimal right) {
    int order = left.compareTo(right);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static BigDecimal number(@Nullable Object value) {
    return new BigDecimal(String.valueOf(value));
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    return a instanceof Number && b instanceof Number
        ? number(a).compareTo(number(b)) == 0
        : Objects.equals(a, b);
  }

  /** Whether the chosen values are within the limits that depend on each other. */
  private static boolean allowed(Map<Place, Object> chosen) {
    for (Map.Entry<Place, Object> entry : chosen.entrySet()) {
      FactField field = entry.getKey().field();
      if (field == null || entry.getValue() == Absent.VALUE) {
        continue;
      }
      for (Allowance allowance : field.allowed()) {
        boolean applies =
            allowance.when().entrySet().stream()
                .allMatch(
                    when ->
                        when.getValue()
                            .equals(
                                String.valueOf(
                                    chosen.get(Place.of(when.getKey(), entry.getKey().hops())))));
        if (applies && !allowance.permits(plain(entry.getValue()))) {
          return false;
        }
      }
    }
    return true;
  }

  private static Object plain(Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value;
  }
}
