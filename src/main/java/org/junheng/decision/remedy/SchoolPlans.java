package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.facts.Fact;
import org.junheng.message.Message;
import org.junheng.rules.Concluded;
import org.junheng.rules.Demanded;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;
import org.junheng.rules.actions.Actions;

/** Makes the plans of school stages. */
final class SchoolPlans {
  private final Decision decision;
  private final Actions actions;
  private final Rejudged rejudged;
  private final Map<Fact, List<Finding>> findings = new IdentityHashMap<>();
  private final Map<Rule, Conclusions> conclusions = new IdentityHashMap<>();
  private final Map<Rule, Map<Fact, SchoolPlan>> plans = new IdentityHashMap<>();

  /** The two conclusions that rest on the same findings. */
  private record Conclusions(Rule met, int needed, @Nullable Rule floor, Set<Rule> restsOn) {
    @Nullable BigDecimal percent() {
      return floor != null && Concluded.of(floor).orElseThrow() instanceof Concluded.Floor found
          ? found.percent()
          : null;
    }
  }

  SchoolPlans(Decision decision, Actions actions, Rejudged rejudged) {
    this.decision = decision;
    this.actions = actions;
    this.rejudged = rejudged;
    for (Finding finding : decision.findings()) {
      findings.computeIfAbsent(finding.subject(), key -> new ArrayList<>()).add(finding);
    }
    pair();
  }

  private void pair() {
    List<Rule> rules = decision.pack().rules();
    for (Rule rule : rules) {
      if (rule.isInForce(decision.asOf())
          && Concluded.of(rule).orElse(null) instanceof Concluded.Met met) {
        Set<Rule> restsOn = new HashSet<>(rule.restsOn(rules));
        Rule floor =
            rules.stream()
                .filter(other -> other.isInForce(decision.asOf()))
                .filter(other -> other.subjectType() == rule.subjectType())
                .filter(other -> Concluded.of(other).orElse(null) instanceof Concluded.Floor)
                .filter(other -> restsOn.equals(new HashSet<>(other.restsOn(rules))))
                .findFirst()
                .orElse(null);
        Conclusions both = new Conclusions(rule, met.needed(), floor, restsOn);
        conclusions.put(rule, both);
        if (floor != null) {
          conclusions.put(floor, both);
        }
      }
    }
  }

  /** Of one of the two conclusions, where it is not reached. */
  Optional<SchoolPlan> of(Finding finding) {
    Conclusions both = conclusions.get(finding.rule());
    return both == null || finding.outcome() != Outcome.UNMET
        ? Optional.empty()
        : Optional.of(
            plans
                .computeIfAbsent(both.met(), key -> new IdentityHashMap<>())
                .computeIfAbsent(finding.subject(), subject -> plan(subject, both)));
  }

  /** Of all stages that do not pass, in order of the findings. */
  List<SchoolPlan> all() {
    List<SchoolPlan> made = new ArrayList<>();
    Map<Fact, Boolean> planned = new IdentityHashMap<>();
    for (Finding finding : decision.findings()) {
      if (conclusions.containsKey(finding.rule())
          && finding.outcome() == Outcome.UNMET
          && planned.put(finding.subject(), true) == null) {
        of(finding).ifPresent(made::add);
      }
    }
    return made;
  }

  private SchoolPlan plan(Fact subject, Conclusions both) {
    List<Finding> judged = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (Finding finding : findings.getOrDefault(subject, List.of())) {
      if (both.restsOn().contains(finding.rule())) {
        if (finding.outcome() == Outcome.MET || finding.outcome() == Outcome.UNMET) {
          judged.add(finding);
        } else if (finding.outcome() == Outcome.UNDETERMINED
            || finding.outcome() == Outcome.ERROR) {
          open.add(finding.rule().title());
        }
      }
    }
    if (!open.isEmpty() && (both.floor() != null || judged.size() < both.needed())) {
      return none(
          subject, both, Message.of("remedy.plan-open", String.join("；", open), open.size()));
    }
    if (judged.size() < both.needed()) {
      return none(subject, both, Message.of("remedy.plan-too-few", judged.size(), both.needed()));
    }
    List<Indicator> indicators = indicators(subject, judged, both);
    Lever shared =
        indicators.stream()
            .map(Indicator::shared)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    PlanSearch search =
        new PlanSearch(indicators, both.needed(), shared == null ? null : shared.action());
    BigInteger most = mostShared(indicators);
    indicators.forEach(indicator -> indicator.prepare(most));
    return written(subject, both, indicators, search, most)
        .or(
            () ->
                written(
                    subject,
                    both,
                    indicators,
                    new PlanSearch(indicators, both.needed(), null),
                    BigInteger.ZERO))
        .orElseGet(() -> none(subject, both, Message.of("remedy.plan-none", both.needed())));
  }

  private static SchoolPlan none(Fact subject, Conclusions both, Message why) {
    return new SchoolPlan(
        subject,
        both.needed(),
        both.percent(),
        null,
        List.of(),
        List.of(),
        BigDecimal.ZERO,
        List.of(),
        why);
  }

  private List<Indicator> indicators(Fact subject, List<Finding> judged, Conclusions both) {
    List<Demanded> demanded = new ArrayList<>();
    List<List<Lever>> levers = new ArrayList<>();
    for (Finding finding : judged) {
      Demanded each = Demanded.of(finding.rule(), subject, decision.population()).orElseThrow();
      demanded.add(each);
      levers.add(Lever.of(each, subject, actions));
    }
    BigDecimal percent = both.percent();
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      Demanded each = demanded.get(i);
      List<Lever> own = new ArrayList<>();
      Lever shared = null;
      for (Lever lever : levers.get(i)) {
        if (isShared(lever, levers)) {
          shared = shared == null ? lever : shared;
        } else if (lever.action().more()) {
          own.add(lever);
        }
      }
      Goal goal = Goal.of(judged.get(i), each, decision.asOf());
      indicators.add(
          new Indicator(
              judged.get(i),
              each,
              goal,
              percent == null ? null : Goal.percent(each, percent),
              Alike.of(own, each, effect(each, goal, shared)),
              shared));
    }
    return indicators;
  }

  /**
   * How the distance to the goal moves with a lever after no, one and two steps of the shared one:
   * a square is known by three values.
   */
  private static Function<Lever, List<BigDecimal>> effect(
      Demanded demanded, Goal goal, @Nullable Lever shared) {
    return lever -> {
      List<BigDecimal> effect = new ArrayList<>();
      for (int steps = 0; steps < 3; steps++) {
        List<BigDecimal> shifts = Goal.unmoved(demanded);
        if (shared != null) {
          BigDecimal times = BigDecimal.valueOf(steps);
          shifts = shared.slopes().stream().map(slope -> slope.multiply(times)).toList();
        }
        Compared.of(demanded, lever, shifts)
            .map(goal::difference)
            .ifPresent(
                difference -> {
                  effect.add(difference.coefficient(0).stripTrailingZeros());
                  effect.add(difference.coefficient(1).stripTrailingZeros());
                  effect.add(difference.coefficient(2).stripTrailingZeros());
                });
      }
      return effect;
    };
  }

  /** What takes from the subject itself and moves several: its students. */
  private static boolean isShared(Lever lever, List<List<Lever>> all) {
    return lever.ownFirst()
        && !lever.action().more()
        && all.stream()
                .filter(levers -> levers.stream().anyMatch(other -> isSame(other, lever)))
                .count()
            > 1;
  }

  private static boolean isSame(Lever other, Lever lever) {
    return other.action() == lever.action() && other.parts().equals(lever.parts());
  }

  /** Behind this many steps of the shared lever nothing becomes any better. */
  private static BigInteger mostShared(List<Indicator> indicators) {
    BigInteger most = BigInteger.ZERO;
    for (Indicator indicator : indicators) {
      Lever shared = indicator.shared();
      if (shared != null) {
        most =
            indicator
                .met()
                .steps(
                    shared,
                    Goal.unmoved(indicator.demanded()),
                    shared.most(indicator.demanded()).orElse(null))
                .map(most::max)
                .orElse(most);
      }
    }
    return most;
  }

  private SchoolPlan written(
      Fact subject, Conclusions both, List<Indicator> indicators, PlanSearch.Found found) {
    Figures figures = new Figures();
    Remedy together = null;
    BigDecimal cost = BigDecimal.ZERO;
    if (found.sharedSteps().signum() > 0) {
      Indicator first =
          indicators.stream().filter(each -> each.shared() != null).findFirst().orElseThrow();
      Lever shared = Objects.requireNonNull(first.shared());
      figures.take(shared, found.sharedSteps(), first.demanded());
      List<Change> changes =
          Objects.requireNonNull(Proposal.changes(shared, found.sharedSteps(), first.demanded()));
      together = Proposal.of(shared, found.sharedSteps(), changes);
      cost = cost.add(Objects.requireNonNullElse(together.cost(), BigDecimal.ZERO));
    }
    List<SchoolPlan.Step> steps = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      Indicator.Choice choice = found.choices().get(i);
      Indicator indicator = indicators.get(i);
      for (Alike.Taken taken : choice.taken()) {
        figures.take(taken.lever(), taken.steps(), indicator.demanded());
        List<Change> changes = Proposal.changes(taken.lever(), taken.steps(), indicator.demanded());
        Remedy remedy = Proposal.of(taken.lever(), taken.steps(), Objects.requireNonNull(changes));
        cost = cost.add(Objects.requireNonNullElse(remedy.cost(), BigDecimal.ZERO));
        steps.add(new SchoolPlan.Step(indicator.finding(), found.met().get(i), remedy));
      }
    }
    return new SchoolPlan(
        subject,
        both.needed(),
        both.percent(),
        together,
        steps,
        figures.changes(),
        cost,
        steps.stream().filter(step -> step.remedy().cost() == null).toList(),
        null);
  }

  /** Whether all of it together does what each step was to do, and the rules still bind. */
  private boolean passes(
      SchoolPlan plan, Conclusions both, List<Indicator> indicators, PlanSearch.Found found) {
    for (int i = 0; i < indicators.size(); i++) {
      if (!indicators.get(i).isReached(found.met().get(i), plan.changes())) {
        return false;
      }
    }
    boolean certain =
        indicators.stream()
            .noneMatch(each -> rejudged.isNeeded(each.finding().rule(), plan.changes()));
    return certain
        || rejudged.outcome(both.met(), plan.subject(), plan.changes()) == Outcome.MET
            && (both.floor() == null
                || rejudged.outcome(both.floor(), plan.subject(), plan.changes()) == Outcome.MET);
  }

  private Optional<SchoolPlan> written(
      Fact subject,
      Conclusions both,
      List<Indicator> indicators,
      PlanSearch search,
      BigInteger most) {
    return search
        .cheapest(most)
        .flatMap(
            found -> {
              SchoolPlan plan = written(subject, both, indicators, found);
              return passes(plan, both, indicators, found)
                  ? Optional.of(plan)
                  : Optional.<SchoolPlan>empty();
            });
  }
}
