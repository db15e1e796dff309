package org.junheng.decision.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junheng.engine.Firings;

/**
 * A rule that Drools fired, with what it was bound to.
 *
 * @param rule its id
 * @param subject JSON pointer within the facts
 * @param variables of the rule, in alphabetical order
 * @param values theirs as text, a fact by its pointer; null what was missing. A decimal without
 *     zeros at its end, as facts are recorded
 */
public record RecordedFiring(
    String rule,
    String subject,
    @JsonIgnore List<String> variables,
    @JsonIgnore List<@Nullable String> values) {

  public static RecordedFiring of(Firings.Firing firing) {
    @Nullable String[] values = new String[firing.values().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = text(firing.values().get(i));
    }
    return new RecordedFiring(
        firing.rule().id(),
        firing.subject().path(),
        firing.variables(),
        Collections.unmodifiableList(Arrays.asList(values)));
  }

  /** Variable to value. */
  @JsonProperty
  public SortedMap<String, @Nullable String> bindings() {
    SortedMap<String, @Nullable String> bindings = new TreeMap<>();
    for (int i = 0; i < variables.size(); i++) {
      bindings.put(variables.get(i), values.get(i));
    }
    return bindings;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null
        ? null
        : value instanceof BigDecimal decimal
            ? decimal.stripTrailingZeros().toPlainString()
            : value.toString();
  }
}
