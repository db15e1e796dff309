package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
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
    List<Lever> own,
    @Nullable Lever shared) {
  Indicator {
    own = List.copyOf(own);
  }

  /** Steps of a lever, and their price; no lever where nothing is to be done. */
  record Choice(@Nullable Lever lever, BigInteger steps, Price price) {
    static final Choice NOTHING = new Choice(null, BigInteger.ZERO, Price.NOTHING);
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
    for (Lever lever : own) {
      BigInteger room = lever.most(demanded).orElse(null);
      Optional<BigInteger> steps = goal.steps(lever, shifts, room);
      if (steps.isPresent()) {
        Choice choice =
            new Choice(lever, steps.get(), Price.of(lever.action(), steps.get()));
        if (best == null || choice.price().compareTo(best.price()) < 0) {
          best = choice;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Without those levers that do the same as another, for no less and no further. */
  static List<Lever> worthwhile(List<Lever> levers, Demanded demanded) {
    List<Lever> kept = new ArrayList<>();
    for (Lever lever : levers) {
      if (levers.stream().noneMatch(other -> isBetter(other, lever, levers, demanded))) {
        kept.add(lever);
      }
    }
    return kept;
  }

  private static boolean isBetter(
      Lever other, Lever lever, List<Lever> levers, Demanded demanded) {
    if (other == lever
        || !other.slopes().equals(lever.slopes())
        || other.most(demanded).isPresent() && lever.most(demanded).isEmpty()) {
      return false;
    }
    if (other.most(demanded).isPresent()
        && other.most(demanded).get().compareTo(lever.most(demanded).orElseThrow()) < 0) {
      return false;
    }
    int dearer =
        Price.of(other.action(), BigInteger.ONE)
            .compareTo(Price.of(lever.action(), BigInteger.ONE));
    return dearer < 0 || dearer == 0 && levers.indexOf(other) < levers.indexOf(lever);
  }
}
