package org.junheng.web.console;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.engine.Firings;
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
                  bySchool
                      .computeIfAbsent(school, key -> new java.util.ArrayList<>())
                      .add(finding));
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

  /** Its id. */
  public UUID id() {
    return entry.decision().id();
  }

  /** The pack that decided. */
  public Pack pack() {
    return decision.pack();
  }

  /** The day that its figures speak for. */
  public LocalDate countDate() {
    return DecisionMaker.countDate(decision.submission());
  }

  /** A school by its code. */
  Optional<Fact> school(String code) {
    return decision.schools().keySet().stream()
        .filter(school -> code.equals(school.identity()))
        .findFirst();
  }

  /** What Drools fired of the finding's rule for its subject. */
  List<Firings.Firing> firings(Finding finding) {
    return decision.firings().stream()
        .filter(each -> each.rule().id().equals(finding.rule().id()))
        .filter(each -> each.subject().path().equals(finding.subject().path()))
        .toList();
  }

  /** Those findings of a school whose rule Drools fired. */
  Set<Finding> fired(Fact school) {
    Set<String> pairs = new HashSet<>();
    for (Firings.Firing each : decision.firings()) {
      if (schoolOf(each.subject()).filter(school::equals).isPresent()) {
        pairs.add(pair(each.rule().id(), each.subject().path()));
      }
    }
    return findings(school).stream()
        .filter(each -> pairs.contains(pair(each.rule().id(), each.subject().path())))
        .collect(Collectors.toSet());
  }

  private static String pair(String rule, String path) {
    return rule + " " + path;
  }

  List<Finding> findings(Fact school) {
    return bySchool.getOrDefault(school, List.of());
  }
}
