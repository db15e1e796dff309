package org.junheng.decision.remedy;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junheng.decision.Decision;
import org.junheng.decision.TreeJudge;
import org.junheng.facts.Amendment;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.Submission;
import org.junheng.rules.Demanded;
import org.junheng.rules.Outcome;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;

/** What a target would come to if some facts were others, judged again by the rule's own tree. */
final class Rejudged {
  private final Decision decision;
  private final Map<String, Set<FactField>> decisive = new HashMap<>();
  private final Map<String, Boolean> staysWithin = new HashMap<>();

  Rejudged(Decision decision) {
    this.decision = decision;
  }

  /**
   * Whether the changes could decide whom the rule binds, or which rule takes its place, so that
   * its demand alone does not say what it comes to.
   */
  boolean isNeeded(Rule rule, List<Change> changes) {
    Set<FactField> fields = decisive.computeIfAbsent(rule.id(), id -> decisive(rule));
    return changes.stream()
        .anyMatch(
            change ->
                !(change instanceof Change.OfFigure figure) || fields.contains(figure.field()));
  }

  private Set<FactField> decisive(Rule rule) {
    Set<FactField> fields = Collections.newSetFromMap(new IdentityHashMap<>());
    fields.addAll(Demanded.decidesWhom(rule));
    for (Rule other : decision.pack().rules()) {
      if (other.head().relaxes().contains(rule.id())) {
        fields.addAll(Demanded.decidesWhom(other));
      }
    }
    return fields;
  }

  private boolean staysWithin(Rule rule) {
    return Demanded.staysWithin(rule)
        && rule.restsOn(decision.pack().rules()).stream().allMatch(Demanded::staysWithin);
  }

  /** What the target comes to for the subject after the changes. */
  Outcome outcome(Rule rule, Fact subject, List<Change> changes) {
    Amendment amendment = Figures.amend(new Amendment(decision.submission()), changes);
    Submission changed =
        staysWithin.computeIfAbsent(rule.id(), id -> staysWithin(rule))
            ? amendment.appliedAround(subject)
            : amendment.applied();
    Fact become = amendment.become(subject);
    return TreeJudge.findings(
            decision.pack(), rule, decision.asOf(), new Population(changed, decision.asOf()))
        .stream()
        .filter(finding -> finding.subject() == become)
        .findFirst()
        .map(finding -> finding.outcome())
        .orElse(Outcome.NOT_JUDGED);
  }
}
