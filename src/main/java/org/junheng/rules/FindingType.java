package org.junheng.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.drl.RuleTree;

/** Findings as a type of facts, so that patterns over them read like any other. */
public final class FindingType {
  /** The name in patterns. */
  public static final String NAME = "Finding";

  static final String TARGET = "target";
  static final String INDICATOR = "indicator";
  private static final String OUTCOME = "outcome";

  private static final Map<String, String> OUTCOMES = outcomes();

  private FindingType() {}

  /** Findings as a rule sees them whose subject is of that type. */
  public static FactType about(FactType subject) {
    return FactType.detached(
        NAME,
        new FactType.Words("结论", "finding", "", "{target}", "项"),
        List.of(
            FieldReader.parent("subject", 0),
            text(TARGET, 1, "指标", Map.of()),
            text(INDICATOR, 2, "指标序号", Map.of()),
            text(OUTCOME, 3, "结论", OUTCOMES)),
        subject);
  }

  /** Whether a pattern is one over findings. */
  public static boolean isNamedBy(RuleTree.Pattern pattern) {
    return pattern.type().equals(NAME);
  }

  /** The type of what a pattern of a rule's left side is over. */
  public static FactType of(RuleTree.Pattern pattern, FactType subject, Vocabulary vocabulary) {
    return isNamedBy(pattern) ? about(subject) : vocabulary.type(pattern.type()).orElseThrow();
  }

  private static Map<String, String> outcomes() {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome.name(), outcome.label().chinese());
    }
    return outcomes;
  }

  static @Nullable Object[] values(Finding finding) {
    return new @Nullable Object[] {null, finding.target(), finding.indicator(), finding.outcome()};
  }

  private static FactField text(String name, int index, String label, Map<String, String> values) {
    return FieldReader.text(name, index, label, values);
  }
}
