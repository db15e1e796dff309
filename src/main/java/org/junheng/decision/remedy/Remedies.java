package org.junheng.decision.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.rules.Concluded;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;
import org.junheng.rules.actions.Actions;

/**
 * What would have to change for the unmet targets of a decision to be met. Worked out when asked
 * for; for one thread.
 */
public final class Remedies {
  private final Decision decision;
  private final Actions actions;
  private final FindingWays ways;
  private final Rejudged rejudged;
  private @Nullable SchoolPlans plans;

  private Remedies(Decision decision, RuleSet ruleSet) {
    this.decision = decision;
    this.actions = ruleSet.actions();
    this.rejudged = new Rejudged(decision);
    this.ways = new FindingWays(decision, actions, rejudged);
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
    return schools().of(finding);
  }

  /** The plans of all stages that do not pass, in order of the findings. */
  public List<SchoolPlan> plans() {
    return schools().all();
  }

  private SchoolPlans schools() {
    SchoolPlans made = plans;
    if (made == null) {
      made = new SchoolPlans(decision, actions, rejudged);
      plans = made;
    }
    return made;
  }

  /** For a coefficient of variation over its limit: what pulls, and what brings it under. */
  public Optional<DistrictMeasures> district(Finding finding) {
    if (finding.outcome() != Outcome.UNMET && finding.outcome() != Outcome.BEHIND
        || !(Concluded.of(finding.rule()).orElse(null) instanceof Concluded.Spread limit)) {
      return Optional.empty();
    }
    Spread spread = new Spread(finding.basis(), limit);
    List<Remedy> single = spread.single(decision, actions);
    return Optional.of(
        new DistrictMeasures(
            finding,
            spread.mean(),
            spread.pulls(),
            single,
            single.isEmpty() ? Message.of("remedy.no-single") : null));
  }

  /** The measures for every coefficient of variation over its limit, in order of the findings. */
  public List<DistrictMeasures> districts() {
    return decision.findings().stream().flatMap(each -> district(each).stream()).toList();
  }
}
