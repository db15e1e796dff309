package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.rules.Demanded;
import org.junheng.rules.Outcome;

/**
 * One of the findings that a conclusion rests on, with what can be done about it alone.
 *
 * @param met what it is to reach to be met
 * @param floor what it is to reach at least; null where there is no floor
 * @param own levers that move it, the shared one aside
 * @param shared the lever that moves others as well; null where it does not move this one
 */
record Indicator(
    Finding finding,
    Demanded demanded,
    Goal met,
    @Nullable Goal floor,
    List<Alike> own,
    @Nullable Lever shared) {
  Indicator {
    own = List.copyOf(own);
  }

  /** What is taken of which levers, and its price. */
  record Choice(List<Alike.Taken> taken, Price price) {
    static final Choice NOTHING = new Choice(List.of(), Price.NOTHING);

    static Choice of(List<Alike.Taken> taken) {
      Price price = Price.NOTHING;
      for (Alike.Taken each : taken) {
        price = price.plus(each.price());
      }
      return new Choice(taken, price);
    }
  }

  /** How its figures stand after so many steps of the shared lever. */
  List<BigDecimal> shifts(BigInteger sharedSteps) {
    if (shared == null || sharedSteps.signum() == 0) {
      return Goal.unmoved(demanded);
    }
    BigDecimal steps = new BigDecimal(sharedSteps);
    return shared.slopes().stream().map(slope -> slope.multiply(steps)).toList();
  }

  /** The cheapest way to be met, after so many shared steps; nothing where there is none. */
  Optional<Choice> toMeet(BigInteger sharedSteps) {
    return cheapest(met, sharedSteps);
  }

  /** The cheapest way to the floor. */
  Optional<Choice> toFloor(BigInteger sharedSteps) {
    return floor == null ? Optional.of(Choice.NOTHING) : cheapest(floor, sharedSteps);
  }

  private Optional<Choice> cheapest(Goal goal, BigInteger sharedSteps) {
    boolean unmoved = sharedSteps.signum() == 0;
    if (unmoved && goal == met && finding.outcome() == Outcome.MET) {
      return Optional.of(Choice.NOTHING);
    }
    List<BigDecimal> shifts = shifts(sharedSteps);
    if (goal.isReached(shifts)) {
      return Optional.of(Choice.NOTHING);
    }
    Choice best = null;
    for (Alike alike : own) {
      Choice choice =
          goal.steps(alike.first(), shifts, null)
              .flatMap(alike::share)
              .map(Choice::of)
              .orElse(null);
      if (choice != null && (best == null || choice.price().compareTo(best.price()) < 0)) {
        best = choice;
      }
    }
    return Optional.ofNullable(best);
  }
}
