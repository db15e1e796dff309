package org.junheng.rules.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Allowance;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;

/**
 * Looks for one imaginable subject that fits given conditions: a class of 45 in a primary school.
 * It tries the values of the example first and goes through those that the facts allow.
 */
final class Situation {
  private final FactType subject;
  private final List<Wanted> wanted = new ArrayList<>();
  private final Map<Place, Object> given = new LinkedHashMap<>();
  private final Set<Place> absent = new LinkedHashSet<>();

  /** A field of the subject or of one of the things it belongs to. */
  record Place(FactType type, FactField field) {}

  private record Wanted(Place place, NewTarget.Condition condition, boolean holds) {}

  Situation(FactType subject) {
    this.subject = subject;
  }

  /** One that can be asked for more without changing this one. */
  Situation copy() {
    Situation copy = new Situation(subject);
    copy.wanted.addAll(wanted);
    copy.given.putAll(given);
    copy.absent.addAll(absent);
    return copy;
  }

  Place place(String field) {
    return place(subject.path(List.of(field.split("\\."))).orElseThrow());
  }

  private static Place place(FieldPath path) {
    return new Place(path.type(), java.util.Objects.requireNonNull(path.field()));
  }

  /** The condition is to hold, or not to. */
  Situation where(NewTarget.Condition condition, boolean holds) {
    wanted.add(new Wanted(place(condition.field()), condition, holds));
    return this;
  }

  Situation with(Place place, Object value) {
    given.put(place, value);
    return this;
  }

  Situation without(Place place) {
    absent.add(place);
    return this;
  }

  /** Values for the fields that matter, from the root down; nothing where none fit. */
  Optional<Map<Place, Object>> find() {
    List<Place> open = new ArrayList<>(places());
    open.removeAll(absent);
    Map<Place, Object> values = new LinkedHashMap<>();
    return fill(open, 0, values) ? Optional.of(values) : Optional.empty();
  }

  private Set<Place> places() {
    Set<Place> places = new LinkedHashSet<>();
    List<FactType> chain = new ArrayList<>();
    for (FactType type = subject; type != null; type = type.parent()) {
      chain.add(0, type);
    }
    for (FactType type : chain) {
      for (FactField field : type.submitted()) {
        Place place = new Place(type, field);
        if (isNeeded(place)
            || isAsked(place)
            || given.containsKey(place)
            || limitsAnother(place, chain)) {
          places.add(place);
        }
      }
    }
    return places;
  }

  /** Whether a submission must have it; codes and names are filled in where a case has none. */
  private static boolean isNeeded(Place place) {
    FactField field = place.field();
    boolean merelyNames = field.kind() == FieldKind.TEXT && field.values().isEmpty();
    FactType type = place.type();
    return field.required() && !type.isRoot() && !(merelyNames && type.besideRoot());
  }

  private boolean isAsked(Place place) {
    return wanted.stream().anyMatch(each -> each.place().equals(place));
  }

  /** Whether a field that is given is limited by it. */
  private boolean limitsAnother(Place place, List<FactType> chain) {
    return chain.stream()
        .flatMap(type -> type.submitted().stream().map(field -> new Place(type, field)))
        .filter(other -> isNeeded(other) || isAsked(other))
        .flatMap(
            other ->
                other.field().allowed().stream()
                    .flatMap(allowance -> allowance.when().keySet().stream())
                    .map(path -> limiting(other, path)))
        .anyMatch(place::equals);
  }

  /** The field that limits another, seen from that. */
  private static Place limiting(Place limited, FieldPath path) {
    return place(limited.type().path(List.of(path.text().split("\\."))).orElseThrow());
  }

  private boolean fill(List<Place> open, int index, Map<Place, Object> values) {
    if (index == open.size()) {
      return true;
    }
    Place place = open.get(index);
    for (Object candidate : candidates(place)) {
      values.put(place, candidate);
      if (fits(values) && fill(open, index + 1, values)) {
        return true;
      }
      values.remove(place);
    }
    return false;
  }

  private List<Object> candidates(Place place) {
    if (given.containsKey(place)) {
      return List.of(given.get(place));
    }
    FactField field = place.field();
    Set<Object> candidates = new LinkedHashSet<>();
    switch (field.kind()) {
      case YES_NO -> candidates.addAll(List.of(false, true));
      case TEXT -> {
        candidates.add(field.example());
        candidates.addAll(field.values().keySet());
        wantedValues(place).stream().filter(v -> field.values().isEmpty()).forEach(candidates::add);
      }
      case COUNT, MEASURE -> {
        candidates.add(new BigDecimal(field.example()));
        for (String value : wantedValues(place)) {
          BigDecimal number = new BigDecimal(value);
          Collections.addAll(
              candidates, number, number.add(BigDecimal.ONE), number.subtract(BigDecimal.ONE));
        }
        for (Allowance allowance : field.allowed()) {
          allowance
              .values()
              .forEach(range -> candidates.add(new BigDecimal(range.split("\\.\\.")[0])));
        }
        candidates.removeIf(number -> !field.range().contains((BigDecimal) number));
      }
      case DAY -> candidates.add(field.example());
      case PARENT -> throw new IllegalStateException(field.name());
    }
    return List.copyOf(candidates);
  }

  private List<String> wantedValues(Place place) {
    return wanted.stream()
        .filter(each -> each.place().equals(place))
        .flatMap(each -> each.condition().values().stream())
        .toList();
  }

  private boolean fits(Map<Place, Object> values) {
    return wanted.stream().allMatch(each -> fits(each, values.get(each.place())))
        && values.entrySet().stream()
            .allMatch(each -> isAllowed(each.getKey(), each.getValue(), values));
  }

  private static boolean fits(Wanted wanted, @Nullable Object value) {
    return value == null || holds(wanted.condition(), value) == wanted.holds();
  }

  private static boolean holds(NewTarget.Condition condition, Object value) {
    List<String> values = condition.values();
    if (condition.operator().equals("in") || condition.operator().equals("not in")) {
      return values.stream().anyMatch(each -> same(each, value))
          == condition.operator().equals("in");
    }
    String only = values.get(0);
    return switch (condition.operator()) {
      case "==" -> same(only, value);
      case "!=" -> !same(only, value);
      case "<" -> compared(value, only) < 0;
      case "<=" -> compared(value, only) <= 0;
      case ">" -> compared(value, only) > 0;
      case ">=" -> compared(value, only) >= 0;
      default -> throw new IllegalArgumentException(condition.operator());
    };
  }

  private static boolean same(String written, Object value) {
    return value instanceof BigDecimal number
        ? number.compareTo(new BigDecimal(written)) == 0
        : written.equals(value.toString());
  }

  private static int compared(Object value, String written) {
    return ((BigDecimal) value).compareTo(new BigDecimal(written));
  }

  /** As far as the fields that limit it have been chosen. */
  private static boolean isAllowed(Place place, Object value, Map<Place, Object> values) {
    for (Allowance allowance : place.field().allowed()) {
      boolean applies =
          allowance.when().entrySet().stream()
              .allMatch(
                  each -> {
                    Object limiting = values.get(limiting(place, each.getKey()));
                    return limiting != null && each.getValue().equals(limiting.toString());
                  });
      if (applies && allowance.values().stream().noneMatch(range -> isWithin(range, value))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(String range, Object value) {
    int dots = range.indexOf("..");
    if (dots < 0 || !(value instanceof BigDecimal number)) {
      return same(range, value);
    }
    return number.compareTo(new BigDecimal(range.substring(0, dots))) >= 0
        && number.compareTo(new BigDecimal(range.substring(dots + 2))) <= 0;
  }

  /** Whether absence of the field is a missing figure rather than a no or a zero. */
  static boolean canBeMissing(FactField field) {
    return field.absent() == null && field.zeroUnless() == null && field.kind() != FieldKind.PARENT;
  }
}
