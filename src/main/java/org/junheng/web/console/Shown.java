package org.junheng.web.console;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.facts.Fact;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;

/**
 * A recorded decision, made again and found the same, with the rules that made it.
 *
 * @param bySchool findings of each school and of what belongs to it
 */
record Shown(
    RecordedEntry entry, Decision decision, RuleSet ruleSet, Map<Fact, List<Finding>> bySchool) {

  static Shown of(RecordedEntry entry, Decision decision, RuleSet ruleSet) {
    Map<Fact, List<Finding>> bySchool = new HashMap<>();
    for (Finding finding : decision.findings()) {
      schoolOf(finding.subject())
          .ifPresent(
              school ->
                  bySchool.computeIfAbsent(school, key -> new java.util.ArrayList<>()).add(finding));
    }
    return new Shown(entry, decision, ruleSet, bySchool);
  }

  /** The school that a fact is or belongs to; nothing for the district and what is its own. */
  static Optional<Fact> schoolOf(Fact fact) {
    for (Fact above = fact; above != null; above = above.parent()) {
      if (above.type().besideRoot()) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }

  UUID id() {
    return entry.decision().id();
  }

  Pack pack() {
    return decision.pack();
  }

  LocalDate countDate() {
    return DecisionMaker.countDate(decision.submission());
  }

  /** A school by its code. */
  Optional<Fact> school(String code) {
    return decision.schools().keySet().stream()
        .filter(school -> code.equals(school.identity()))
        .findFirst();
  }

  List<Finding> findings(Fact school) {
    return bySchool.getOrDefault(school, List.of());
  }
}
