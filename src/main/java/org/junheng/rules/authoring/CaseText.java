package org.junheng.rules.authoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junheng.facts.FactType;
import org.junheng.rules.authoring.Situation.Place;
import org.junheng.rules.ledger.PackText;

/** Writes a case as an entry of a case file. */
final class CaseText {
  private final List<String> lines = new ArrayList<>();

  private CaseText() {}

  /**
   * @param attestation answer to the target, for the subject; empty for none
   * @param expected outcome, or a map in YAML
   * @param because the arithmetic, or empty
   */
  static String of(
      String sentence,
      LocalDate asOf,
      FactType subject,
      Map<Place, Object> values,
      String attestation,
      String target,
      String expected,
      String because) {
    CaseText text = new CaseText();
    text.lines.add("- case: " + PackText.scalar(sentence));
    text.lines.add("  asOf: " + asOf);
    text.lines.add("  facts:");
    List<FactType> chain = new ArrayList<>();
    for (FactType type = subject; type != null; type = type.parent()) {
      chain.add(0, type);
    }
    text.facts(chain, values, attestation);
    text.lines.add("  expect:");
    text.lines.add("    " + target + ": " + expected);
    if (!because.isEmpty()) {
      text.lines.add("  because: " + PackText.scalar(because));
    }
    return String.join("\n", text.lines) + "\n";
  }

  private void facts(List<FactType> chain, Map<Place, Object> values, String attestation) {
    String indent = "    ";
    for (int i = 0; i < chain.size(); i++) {
      FactType type = chain.get(i);
      List<String> own = fields(type, values);
      boolean last = i == chain.size() - 1;
      if (last && !attestation.isEmpty()) {
        own.add("attestations:");
        own.add("  " + attestation);
      }
      if (type.isRoot()) {
        boolean inside = !last && !chain.get(i + 1).besideRoot();
        if (!own.isEmpty() || inside) {
          lines.add(indent + "district:");
          own.forEach(line -> lines.add("      " + line));
        }
        indent += inside ? "  " : "";
        continue;
      }
      lines.add(indent + type.list() + ":");
      indent += "  ";
      String mark = "- ";
      for (String line : own) {
        lines.add(indent + mark + line);
        mark = "  ";
      }
      indent += "  ";
    }
  }

  private static List<String> fields(FactType type, Map<Place, Object> values) {
    List<String> fields = new ArrayList<>();
    values.forEach(
        (place, value) -> {
          if (place.type() == type) {
            fields.add(place.field().name() + ": " + value(value));
          }
        });
    return fields;
  }

  private static String value(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Boolean ? value.toString() : PackText.scalar(value.toString());
  }
}
