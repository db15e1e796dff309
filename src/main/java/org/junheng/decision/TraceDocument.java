package org.junheng.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junheng.engine.Firings;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;
import org.junheng.rules.Truth;

/**
 * The way to the findings.
 *
 * @param fired what Drools fired, in its order
 * @param rules every rule in force with every subject; null unless asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TraceDocument(List<Fired> fired, @Nullable List<Weighed> rules) {
  /**
   * One firing.
   *
   * @param subject JSON pointer within the facts
   * @param bindings each variable with its value; a fact by its pointer, null what is missing
   */
  public record Fired(String rule, String subject, Map<String, @Nullable Object> bindings) {}

  /**
   * A rule held against a subject.
   *
   * @param conditions whom the rule binds, condition by condition
   */
  public record Weighed(String rule, String subject, List<Condition> conditions, Outcome outcome) {}

  /**
   * One condition.
   *
   * @param text as in the rule
   * @param reading in words; null where there are none for it
   * @param held true, false or {@code "unknown"}
   * @param seen each field it looked at with its value, null where missing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Condition(
      String text, @Nullable String reading, Object held, Map<String, @Nullable Object> seen) {
    /** One condition of a rule as it was for a subject. */
    public static Condition of(Rule.Condition condition) {
      return new Condition(
          condition.text(),
          condition.reading().isEmpty() ? null : condition.reading(),
          held(condition.held()),
          plain(condition.seen()));
    }

    private static Object held(Truth truth) {
      return truth == Truth.UNKNOWN ? "unknown" : (Object) (truth == Truth.TRUE);
    }
  }

  /** As much of the way as is wanted; null for none of it. */
  public static @Nullable TraceDocument of(Decision decision, Trace trace) {
    return switch (trace) {
      case NONE -> null;
      case FIRED -> new TraceDocument(fired(decision), null);
      case ALL -> new TraceDocument(fired(decision), weighed(decision));
    };
  }

  private static List<Fired> fired(Decision decision) {
    return decision.firings().stream().map(TraceDocument::fired).toList();
  }

  private static Fired fired(Firings.Firing firing) {
    return new Fired(firing.rule().id(), firing.subject().path(), plain(firing.bindings()));
  }

  private static List<Weighed> weighed(Decision decision) {
    return decision.findings().stream()
        .map(
            finding ->
                new Weighed(
                    finding.rule().id(),
                    finding.subject().path(),
                    finding.conditions().stream().map(Condition::of).toList(),
                    finding.outcome()))
        .toList();
  }

  /** Numbers, yes or no and null as they are, all else as text. */
  private static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            plain.put(
                name,
                value == null || value instanceof Number || value instanceof Boolean
                    ? value
                    : value.toString()));
    return Collections.unmodifiableMap(plain);
  }
}
