package org.junheng.decision.record;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junheng.engine.Firings;

/**
 * A rule that Drools fired, with what it was bound to.
 *
 * @param rule its id
 * @param subject JSON pointer within the facts
 * @param bindings each variable's value as text, a fact by its pointer; null what was missing. A
 *     decimal without zeros at its end, as facts are recorded
 */
public record RecordedFiring(
    String rule, String subject, SortedMap<String, @Nullable String> bindings) {

  public static RecordedFiring of(Firings.Firing firing) {
    SortedMap<String, @Nullable String> bindings = new TreeMap<>();
    firing.bindings().forEach((name, value) -> bindings.put(name, text(value)));
    return new RecordedFiring(firing.rule().id(), firing.subject().path(), bindings);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null
        ? null
        : value instanceof java.math.BigDecimal decimal
            ? decimal.stripTrailingZeros().toPlainString()
            : value.toString();
  }
}
