package org.junheng.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Allowance;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.LookedAt;

/**
 * The values of a field that can make a difference: those that rules name, those a step beside
 * them, and the ends of what the field may have. Between two of them no rule changes its mind.
 */
final class Values {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Vocabulary vocabulary;
  private final Mentions mentions;

  Values(Vocabulary vocabulary, Mentions mentions) {
    this.vocabulary = vocabulary;
    this.mentions = mentions;
  }

  /** In order, for numbers from the least. */
  List<Object> of(FactType type, FactField field) {
    return switch (field.kind()) {
      case COUNT, MEASURE -> numbers(new LookedAt(type, field));
      case TEXT -> field.values().isEmpty() ? texts(new LookedAt(type, field)) : words(type, field);
      case YES_NO -> List.of(Boolean.FALSE, Boolean.TRUE);
      case DAY -> List.of("2000-01-01", "2001-01-01");
      case PARENT -> throw new IllegalStateException(field.name());
    };
  }

  private List<Object> numbers(LookedAt looked) {
    FactField field = looked.field();
    Set<LookedAt> linked = mentions.linkedWith(looked);
    NavigableSet<BigDecimal> named = new TreeSet<>();
    add(looked, named);
    linked.forEach(other -> add(other, named));
    boolean whole = field.kind() == FieldKind.COUNT;
    NavigableSet<BigDecimal> values = new TreeSet<>();
    for (BigDecimal value : named) {
      for (int step = 0; step <= 1 + linked.size(); step++) {
        values.add(value.add(BigDecimal.valueOf(step)));
        values.add(value.subtract(BigDecimal.valueOf(step)));
      }
      if (!whole) {
        values.add(value.add(HALF));
        values.add(value.subtract(HALF));
      }
    }
    for (Allowance allowance : field.allowed()) {
      allowance.values().forEach(range -> ends(range, values));
    }
    if (values.isEmpty()) {
      BigDecimal least = field.range().least();
      values.add(least == null ? BigDecimal.ONE : least.max(BigDecimal.ONE));
      for (int step = 1; step <= linked.size(); step++) {
        values.add(values.last().add(BigDecimal.ONE));
      }
    }
    values.removeIf(value -> !field.range().contains(value));
    if (values.isEmpty() && field.range().least() != null) {
      values.add(field.range().least());
    }
    return values.stream().map(value -> whole ? (Object) value.intValueExact() : value).toList();
  }

  private void add(LookedAt field, Set<BigDecimal> named) {
    for (Object value : mentions.literals().getOrDefault(field, Set.of())) {
      if (value instanceof Integer number) {
        named.add(BigDecimal.valueOf(number));
      }
    }
  }

  private static void ends(String range, Set<BigDecimal> values) {
    for (String end : range.split("\\.\\.", -1)) {
      if (!end.isBlank()) {
        values.add(new BigDecimal(end.strip()));
      }
    }
  }

  private List<Object> texts(LookedAt looked) {
    List<Object> texts = new ArrayList<>(mentions.literals().getOrDefault(looked, Set.of()));
    texts.add("其他");
    return texts;
  }

  /** One word of each kind: two that no rule names and that allow the same are alike. */
  private List<Object> words(FactType type, FactField field) {
    Set<Object> named = mentions.literals().getOrDefault(new LookedAt(type, field), Set.of());
    Map<String, Object> alike = new LinkedHashMap<>();
    for (String word : field.values().keySet()) {
      String kind = named.contains(word) ? "=" + word : signature(type, field, word);
      alike.putIfAbsent(kind, word);
    }
    return List.copyOf(alike.values());
  }

  private String signature(FactType type, FactField field, String word) {
    StringBuilder signature = new StringBuilder();
    field
        .allowed()
        .forEach(allowance -> signature.append(allowance.values().contains(word)).append(';'));
    for (FactType other : vocabulary.types()) {
      for (FactField limited : other.submitted()) {
        for (Allowance allowance : limited.allowed()) {
          @Nullable String wanted = wanted(allowance, type, field);
          if (wanted != null) {
            signature.append(other.name()).append(limited.name());
            signature.append(wanted.equals(word) ? allowance.values() : "-").append(';');
          }
        }
      }
    }
    // Without the lines of other words: which word a line is for must not tell two words apart.
    return signature.toString().replaceAll("[^;]*-;", "");
  }

  private static @Nullable String wanted(Allowance allowance, FactType type, FactField field) {
    for (Map.Entry<FieldPath, String> condition : allowance.when().entrySet()) {
      FieldPath path = condition.getKey();
      FactField named = path.field();
      if (named != null
          && path.type().name().equals(type.name())
          && named.name().equals(field.name())) {
        return condition.getValue();
      }
    }
    return null;
  }
}
