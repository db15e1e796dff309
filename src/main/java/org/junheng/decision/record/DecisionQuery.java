package org.junheng.decision.record;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Label;
import org.junheng.rules.Outcome;

/**
 * Which decisions to list; they come newest first. What is null may be anything.
 *
 * @param target with {@code outcome} and {@code school}: of the school's own findings
 * @param outcome alone: that any target had
 * @param from recorded at or after
 * @param to recorded before
 * @param before position of the last one on the page before; {@code Long.MAX_VALUE} at first
 * @param limit 1 to 200
 */
public record DecisionQuery(
    @Nullable String pack,
    @Nullable String district,
    @Nullable String school,
    @Nullable String target,
    @Nullable Outcome outcome,
    @Nullable Outcome verdict,
    @Nullable String sender,
    @Nullable String ruleSet,
    @Nullable Instant from,
    @Nullable Instant to,
    long before,
    int limit) {
  public static final int MOST = 200;

  public DecisionQuery {
    if (limit < 1 || limit > MOST || before < 1) {
      throw new IllegalArgumentException("no page: " + limit + " before " + before);
    }
  }

  /** The newest decisions of all. */
  public static DecisionQuery newest(int limit) {
    return new DecisionQuery(
        null, null, null, null, null, null, null, null, null, null, Long.MAX_VALUE, limit);
  }

  /** The same of one district alone. */
  public DecisionQuery in(String one) {
    return new DecisionQuery(
        pack, one, school, target, outcome, verdict, sender, ruleSet, from, to, before, limit);
  }

  /** The labels that all of them have. */
  Set<Label> labels() {
    Set<Label> labels = new HashSet<>();
    add(labels, DecisionLabels.PACK, pack);
    add(labels, DecisionLabels.DISTRICT, district);
    add(labels, DecisionLabels.SCHOOL, school);
    add(labels, DecisionLabels.VERDICT, verdict == null ? null : verdict.name());
    add(labels, DecisionLabels.SENDER, sender);
    add(labels, DecisionLabels.RULE_SET, ruleSet);
    if (target != null && outcome != null) {
      labels.add(DecisionLabels.finding(target, outcome));
    }
    return labels;
  }

  private static void add(Set<Label> labels, String name, @Nullable String value) {
    if (value != null) {
      labels.add(new Label(name, value));
    }
  }

  /** Whether labels alone do not settle it. */
  boolean looksInside() {
    boolean pair = target != null && outcome != null;
    return (target != null || outcome != null) && !(pair && school == null);
  }

  /** Whether a decision that has the labels is one of those meant. */
  boolean matches(RecordedDecision decision) {
    String path = school == null ? "" : Schools.path(decision.facts(), school);
    return decision.findings().stream()
        .anyMatch(
            finding ->
                (target == null || finding.target().equals(target))
                    && (outcome == null || finding.outcome() == outcome)
                    && (path.isEmpty() || Schools.isWithin(finding.subject(), path)));
  }
}
