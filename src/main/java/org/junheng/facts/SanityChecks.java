package org.junheng.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Doubts about figures that contradict each other: a part above its whole, classes that do not add
 * up.
 */
final class SanityChecks {
  private final Submission submission;
  private final String base;
  private final List<Fault> warnings = new ArrayList<>();

  SanityChecks(Submission submission, String base) {
    this.submission = submission;
    this.base = base;
  }

  List<Fault> warnings() {
    for (FactType type : submission.vocabulary().types()) {
      for (FactField field : type.submitted()) {
        partsAndWholes(type, field);
        sums(type, field);
        references(type, field);
      }
    }
    return warnings;
  }

  private void partsAndWholes(FactType type, FactField part) {
    if (part.atMost() == null) {
      return;
    }
    FactField whole = type.field(part.atMost()).orElseThrow();
    for (Fact fact : submission.all(type)) {
      BigDecimal a = number(fact.value(part));
      BigDecimal b = number(fact.value(whole));
      if (a != null && b != null && a.compareTo(b) > 0) {
        warnings.add(
            Fault.of(
                base + fact.path() + "/" + part.name(),
                "sanity.part-above-whole",
                part.label(),
                a.toPlainString(),
                whole.label(),
                b.toPlainString()));
      }
    }
  }

  private void sums(FactType type, FactField field) {
    FactField.SumCheck check = field.sumsTo();
    FactType holderType = type.parent();
    if (check == null || holderType == null) {
      return;
    }
    FactType other =
        holderType.children().stream()
            .filter(child -> child.list().equals(check.list()))
            .findFirst()
            .orElseThrow();
    FactField figure = other.field(check.figure()).orElseThrow();
    FactField otherKey = other.field(check.by()).orElseThrow();
    FactField ownKey = type.field(check.by()).orElseThrow();
    for (Fact holder : submission.all(holderType)) {
      List<Fact> parts = holder.list(type);
      List<Fact> wholes = holder.list(other);
      if (parts == null || wholes == null) {
        continue;
      }
      for (Fact whole : wholes) {
        BigDecimal expected = number(whole.value(figure));
        BigDecimal sum =
            sum(
                parts.stream()
                    .filter(part -> Objects.equals(part.value(ownKey), whole.value(otherKey)))
                    .toList(),
                field);
        if (expected != null && sum != null && sum.compareTo(expected) != 0) {
          warnings.add(
              Fault.of(
                  base + whole.path() + "/" + figure.name(),
                  "sanity.sum-differs",
                  whole.label(),
                  figure.label(),
                  expected.toPlainString(),
                  type.label(),
                  sum.toPlainString()));
        }
      }
    }
  }

  private static @Nullable BigDecimal sum(List<Fact> facts, FactField field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Fact fact : facts) {
      BigDecimal value = number(fact.value(field));
      if (value == null) {
        return null;
      }
      sum = sum.add(value);
    }
    return sum;
  }

  private void references(FactType type, FactField field) {
    FactField.Reference reference = field.refersTo();
    if (reference == null) {
      return;
    }
    FactType other = submission.vocabulary().type(reference.owner()).orElseThrow();
    FactField named = other.field(reference.field()).orElseThrow();
    Set<Object> present = new HashSet<>();
    submission
        .all(other)
        .forEach(fact -> present.add(Objects.requireNonNullElse(fact.value(named), "")));
    Map<Object, Fact> reported = new HashMap<>();
    for (Fact fact : submission.all(type)) {
      Object value = fact.value(field);
      if (value != null && !present.contains(value) && reported.put(value, fact) == null) {
        warnings.add(
            Fault.of(
                base + fact.path() + "/" + field.name(),
                "sanity.refers-to-nothing",
                field.label(),
                value,
                other.label()));
      }
    }
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    return value instanceof Integer count
        ? BigDecimal.valueOf(count)
        : value instanceof BigDecimal decimal ? decimal : null;
  }
}
