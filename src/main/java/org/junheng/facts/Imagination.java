package org.junheng.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thinks up the elements that a list may hold which was not submitted. */
final class Imagination {
  private Imagination() {}

  static List<Fact> of(Fact holder, FactType child) {
    List<Fact> imagined = plain(holder, child);
    if (!child.derived().isEmpty() && holder.ordinal() >= 0) {
      for (Fact fact : imagined) {
        child.derived().forEach(field -> fact.derive(field, Wholes.value(fact, field)));
      }
    }
    return imagined;
  }

  /** The same without what is derived. */
  static List<Fact> plain(Fact holder, FactType child) {
    List<Fact> imagined = new ArrayList<>();
    imagined.add(blank(holder, child, new Object[child.fields().size()]));
    for (FactField field : child.submitted()) {
      if (field.identity() && !field.values().isEmpty()) {
        imagined = spread(imagined, holder, child, field);
      }
    }
    return imagined;
  }

  /** Replaces each imagined fact by one for every word that the field can have there. */
  private static List<Fact> spread(List<Fact> facts, Fact holder, FactType child, FactField field) {
    List<Fact> spread = new ArrayList<>();
    for (Fact fact : facts) {
      for (String word : possible(fact, holder, field)) {
        Object[] values = new Object[child.fields().size()];
        for (FactField other : child.submitted()) {
          values[other.index()] = fact.value(other);
        }
        values[field.index()] = word;
        spread.add(blank(holder, child, values));
      }
    }
    return spread;
  }

  private static Set<String> possible(Fact fact, Fact holder, FactField field) {
    Set<String> words = new LinkedHashSet<>(field.values().keySet());
    for (Allowance allowance : field.allowed()) {
      if (allowance.appliesTo(fact)) {
        words.removeIf(word -> !allowance.permits(word));
      }
    }
    siblingValues(holder, field).ifPresent(words::retainAll);
    return words;
  }

  /**
   * The values that {@code @among} leaves, or empty where there is no such limit or its list was
   * not submitted.
   */
  static java.util.Optional<Set<String>> siblingValues(Fact holder, FactField field) {
    FactField.Reference among = field.among();
    if (among == null) {
      return java.util.Optional.empty();
    }
    FactType sibling =
        holder.type().children().stream()
            .filter(type -> type.list().equals(among.owner()))
            .findFirst()
            .orElseThrow();
    FactField named = sibling.field(among.field()).orElseThrow();
    List<Fact> siblings = holder.list(sibling);
    return siblings == null
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            siblings.stream()
                .map(fact -> fact.value(named))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static Fact blank(Fact holder, FactType child, @Nullable Object[] values) {
    for (FactField field : child.fields()) {
      if (values[field.index()] == null
          && field.absent() != null
          && field.kind() != FieldKind.PARENT) {
        values[field.index()] = field.absent();
      }
    }
    return new Fact(child, holder, 0, values, Map.of());
  }
}
