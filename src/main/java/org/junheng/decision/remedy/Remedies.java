package org.junheng.decision.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;

/**
 * What would have to change for the unmet targets of a decision to be met. Worked out when asked
 * for; for one thread.
 */
public final class Remedies {
  private final Decision decision;
  private final FindingWays ways;

  private Remedies(Decision decision, RuleSet ruleSet) {
    this.decision = decision;
    Rejudged rejudged = new Rejudged(decision);
    this.ways = new FindingWays(decision, ruleSet.actions(), rejudged);
  }

  /**
   * @param ruleSet the one that the decision was made under
   */
  public static Remedies of(Decision decision, RuleSet ruleSet) {
    if (!decision.ruleSet().equals(ruleSet.id())) {
      throw new IllegalArgumentException("decided under " + decision.ruleSet());
    }
    return new Remedies(decision, ruleSet);
  }

  /** The ways of every finding that is not reached, in order of the findings. */
  public List<Ways> all() {
    List<Ways> all = new ArrayList<>();
    for (Finding finding : decision.findings()) {
      of(finding).ifPresent(all::add);
    }
    return all;
  }

  /** The ways to reach a target; nothing where it is reached or was not judged. */
  public Optional<Ways> of(Finding finding) {
    return finding.outcome() == Outcome.UNMET || finding.outcome() == Outcome.BEHIND
        ? Optional.of(ways.of(finding))
        : Optional.empty();
  }

  /** For a conclusion of the kind “six of seven” or of a floor that is not reached: the plan. */
  public Optional<SchoolPlan> plan(Finding finding) {
    return Optional.empty();
  }

  /** The plans of all stages that do not pass, in order of the submission. */
  public List<SchoolPlan> plans() {
    return List.of();
  }

  /** For a coefficient of variation over its limit: what pulls, and what brings it under. */
  public Optional<DistrictMeasures> district(Finding finding) {
    return Optional.empty();
  }
}
