package org.junheng.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A limit of a field's values that depends on other fields: "in a school of kind primary, the stage
 * is primary".
 *
 * @param when path of a field, seen from the fact, to the value it must have
 * @param values the words or number ranges then allowed
 */
public record Allowance(Map<FieldPath, String> when, List<String> values) {
  public Allowance {
    when = Map.copyOf(when);
    values = List.copyOf(values);
  }

  /**
   * Whether all conditions hold for a fact whose parent is given; its own fields are read from
   * {@code fact}.
   */
  boolean appliesTo(Fact fact) {
    return when.entrySet().stream()
        .allMatch(
            condition ->
                condition.getValue().equals(Objects.toString(condition.getKey().read(fact), null)));
  }

  /** Whether the value is one of those allowed. */
  public boolean permits(@Nullable Object value) {
    return values.stream().anyMatch(allowed -> matches(allowed, Objects.requireNonNull(value)));
  }

  private static boolean matches(String allowed, Object value) {
    int dots = allowed.indexOf("..");
    if (dots < 0) {
      return allowed.equals(value.toString());
    }
    return new Range(bound(allowed.substring(0, dots)), bound(allowed.substring(dots + 2)))
        .contains(new BigDecimal(value.toString()));
  }

  private static @Nullable BigDecimal bound(String text) {
    return text.isBlank() ? null : new BigDecimal(text.strip());
  }
}
