package org.junheng.decision.remedy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.facts.FactField;
import org.junheng.message.Message;
import org.junheng.rules.Demand;
import org.junheng.rules.Demanded;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;
import org.junheng.rules.actions.Action;
import org.junheng.rules.actions.Actions;

/** Finds the ways to reach one target by one action each. */
final class FindingWays {
  private final Decision decision;
  private final Actions actions;
  private final Rejudged rejudged;

  FindingWays(Decision decision, Actions actions, Rejudged rejudged) {
    this.decision = decision;
    this.actions = actions;
    this.rejudged = rejudged;
  }

  Ways of(Finding finding) {
    Rule rule = finding.rule();
    if (rule.demand() instanceof Demand.Attested attested) {
      Boolean answer = finding.judgment() == null ? null : finding.judgment().answer();
      return new Ways(finding, List.of(Proposal.answer(finding, attested.wanted(), answer)), null);
    }
    return Demanded.of(rule, finding.subject(), decision.population())
        .map(demanded -> measured(finding, demanded))
        .orElseGet(() -> Ways.none(finding, Message.of("remedy.none-conclusion")));
  }

  private Ways measured(Finding finding, Demanded demanded) {
    Goal goal = Goal.of(finding, demanded, decision.asOf());
    List<Remedy> remedies = new ArrayList<>();
    Set<String> tried = new LinkedHashSet<>();
    Set<String> triedEnglish = new LinkedHashSet<>();
    for (Lever lever : Lever.of(demanded, finding.subject(), actions)) {
      Action action = lever.action();
      if (action.moves() && finding.subject().type().isRoot()) {
        continue;
      }
      tried.add(action.title().replace("{number}", "…"));
      triedEnglish.add(action.english().replace("{number}", "…"));
      BigInteger room = lever.most(demanded).orElse(null);
      goal.steps(lever, Goal.unmoved(demanded), room)
          .filter(steps -> steps.signum() > 0)
          .ifPresent(steps -> propose(finding, demanded, lever, steps, remedies));
    }
    if (!remedies.isEmpty()) {
      remedies.sort(Proposal.CHEAPEST);
      return new Ways(finding, remedies, null);
    }
    return Ways.none(
        finding,
        tried.isEmpty()
            ? why(finding, demanded)
            : Message.of(
                "remedy.none-enough", String.join("；", tried), String.join("; ", triedEnglish)));
  }

  private void propose(
      Finding finding, Demanded demanded, Lever lever, BigInteger steps, List<Remedy> remedies) {
    List<Change> changes = Proposal.changes(lever, steps, demanded);
    if (changes == null) {
      return;
    }
    if (rejudged.isNeeded(finding.rule(), changes)
        && rejudged.outcome(finding.rule(), finding.subject(), changes) != Outcome.MET) {
      return;
    }
    remedies.add(Proposal.of(lever, steps, changes));
  }

  /** Why nobody can do anything about it. */
  private Message why(Finding finding, Demanded demanded) {
    Set<String> because = new LinkedHashSet<>();
    Set<String> english = new LinkedHashSet<>();
    for (FactField field : demanded.fields()) {
      actions
          .fixed(field)
          .ifPresent(
              fixed -> {
                because.add(fixed.because());
                english.add(fixed.english());
              });
    }
    return because.isEmpty()
        ? Message.of("remedy.none-no-action", finding.rule().title(), finding.rule().id())
        : Message.of("remedy.none-fixed", String.join("；", because), String.join("; ", english));
  }
}
