package org.junheng.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One object of a submission as it was posted. What was not submitted is null or unknown. */
record Fact(JsonNode node) {
  private static final Set<String> IDENTITY =
      Set.of("code", "name", "year", "countDate", "schoolSystem");

  @Nullable Fraction number(String field) {
    JsonNode value = value(field);
    return value == null ? null : Fraction.of(value.decimalValue());
  }

  /** A word that every such object must have. */
  String word(String field) {
    JsonNode value = value(field);
    if (value == null) {
      throw new IllegalArgumentException(field + " is required, and missing in " + node);
    }
    return value.asString();
  }

  @Nullable String text(String field) {
    JsonNode value = value(field);
    return value == null ? null : value.asString();
  }

  Truth isOneOf(String field, String... words) {
    JsonNode value = value(field);
    return value == null ? Truth.UNKNOWN : Truth.of(List.of(words).contains(value.asString()));
  }

  Truth flag(String field) {
    JsonNode value = value(field);
    return value == null ? Truth.UNKNOWN : Truth.of(value.asBoolean());
  }

  Truth isAtMost(String field, long limit) {
    Fraction number = number(field);
    return number == null ? Truth.UNKNOWN : Truth.of(number.compareTo(Fraction.of(limit)) <= 0);
  }

  Truth attestation(String target) {
    JsonNode attestation = node.path("attestations").path(target);
    return attestation.isObject() ? new Fact(attestation).flag("answer") : Truth.UNKNOWN;
  }

  /** Whether this says no more of a district than which one it is, and when. */
  boolean isBare() {
    return node.propertyStream()
        .allMatch(
            entry ->
                IDENTITY.contains(entry.getKey())
                    || entry.getValue().isNull()
                    || (entry.getKey().equals("attestations") && entry.getValue().isEmpty()));
  }

  /** The elements of a list; null where the list was not submitted. */
  <T> @Nullable List<T> list(String field, Function<Fact, T> element) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    List<T> elements = new ArrayList<>(value.size());
    for (JsonNode item : value) {
      elements.add(element.apply(new Fact(item)));
    }
    return Collections.unmodifiableList(elements);
  }

  private @Nullable JsonNode value(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value;
  }
}
