package org.junheng.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a case as it is pasted into a case file. */
public final class CaseText {
  private CaseText() {}

  /**
   * @param asOf null where the count date is meant
   * @param expectation such as {@code expect: {size.class: MET}}
   * @param because the arithmetic, or empty
   */
  public static String of(
      String sentence,
      @Nullable LocalDate asOf,
      ObjectNode facts,
      String expectation,
      String because) {
    List<String> lines = new ArrayList<>();
    lines.add("- case: " + scalar(sentence));
    if (asOf != null) {
      lines.add("  asOf: " + asOf);
    }
    lines.add("  facts: " + flow(facts));
    lines.add("  " + expectation);
    if (!because.isEmpty()) {
      lines.add("  because: " + scalar(because));
    }
    return String.join("\n", lines) + "\n";
  }

  /** A value on one line. */
  public static String flow(JsonNode json) {
    if (json.isObject()) {
      return json.properties().stream()
          .map(CaseText::entry)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (json.isArray()) {
      return json.values().stream().map(CaseText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    if (json.isNumber()) {
      return json.decimalValue().toPlainString();
    }
    return json.isString() ? scalar(json.stringValue()) : json.asString();
  }

  private static String entry(Map.Entry<String, JsonNode> entry) {
    return entry.getKey() + ": " + flow(entry.getValue());
  }

  /** Plain where YAML reads it as a text anyway. */
  private static String scalar(String text) {
    boolean plain =
        text.matches("[\\p{IsHan}A-Za-z][^:#\\[\\]{},\"'&*!|>%@`\\n]*")
            && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")
            && text.equals(text.strip());
    return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
