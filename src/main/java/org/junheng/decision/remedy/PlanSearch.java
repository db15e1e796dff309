package org.junheng.decision.remedy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.remedy.Indicator.Choice;
import org.junheng.rules.actions.Action;

/**
 * The cheapest choice for every indicator such that so many are met and the others at their floor.
 *
 * <p>Exact. The steps of the shared lever given, the indicators do not depend on each other, so
 * that those are met for which it costs least more than the floor: no other set of the same number
 * is cheaper. With more shared steps nothing that is left to do grows dearer; so between two
 * numbers of steps it costs at least the fewer steps and what is left after the more. Whatever
 * cannot beat the best by that is not looked at.
 */
final class PlanSearch {
  private final List<Indicator> indicators;
  private final int needed;
  private final @Nullable Action shared;
  private @Nullable Found best;

  /**
   * @param sharedSteps of the lever that moves several
   * @param choices for each indicator, in their order
   * @param met for each indicator whether it is to be met
   */
  record Found(BigInteger sharedSteps, List<Choice> choices, List<Boolean> met, Price price) {}

  PlanSearch(List<Indicator> indicators, int needed, @Nullable Action shared) {
    this.indicators = indicators;
    this.needed = needed;
    this.shared = shared;
  }

  /**
   * The best there is.
   *
   * @param most the most steps of the shared lever
   */
  Optional<Found> cheapest(BigInteger most) {
    consider(at(BigInteger.ZERO));
    if (most.signum() > 0) {
      between(BigInteger.ONE, most);
    }
    return Optional.ofNullable(best);
  }

  private void between(BigInteger fewest, BigInteger most) {
    Found last = at(most);
    if (last == null) {
      return;
    }
    consider(last);
    Price least = last.price().minus(price(most)).plus(price(fewest));
    if (best != null && least.compareTo(best.price()) >= 0) {
      return;
    }
    if (fewest.compareTo(most) < 0) {
      BigInteger middle = fewest.add(most).shiftRight(1);
      between(fewest, middle);
      if (middle.add(BigInteger.ONE).compareTo(most) < 0) {
        between(middle.add(BigInteger.ONE), most.subtract(BigInteger.ONE));
      }
    }
  }

  private Price price(BigInteger sharedSteps) {
    return shared == null ? Price.NOTHING : Price.of(shared, sharedSteps);
  }

  private void consider(@Nullable Found found) {
    if (found != null && (best == null || found.price().compareTo(best.price()) < 0)) {
      best = found;
    }
  }

  private record Pair(int place, Choice meet, Choice floor) {
    Price more() {
      return meet.price().minus(floor.price());
    }
  }

  /** The best after so many shared steps; null where there is none. */
  @Nullable Found at(BigInteger sharedSteps) {
    List<Choice> choices = new ArrayList<>();
    List<Boolean> met = new ArrayList<>();
    List<Pair> open = new ArrayList<>();
    int sure = 0;
    for (int i = 0; i < indicators.size(); i++) {
      Optional<Choice> meet = indicators.get(i).toMeet(sharedSteps);
      Optional<Choice> floor = indicators.get(i).toFloor(sharedSteps);
      if (floor.isEmpty() && meet.isEmpty()) {
        return null;
      }
      choices.add(floor.orElseGet(meet::orElseThrow));
      met.add(floor.isEmpty());
      if (floor.isEmpty()) {
        sure++;
      } else if (meet.isPresent()) {
        open.add(new Pair(i, meet.get(), floor.get()));
      }
    }
    open.sort(Comparator.comparing(Pair::more));
    for (Pair pair : open) {
      if (sure >= needed && pair.more().compareTo(Price.NOTHING) > 0) {
        break;
      }
      choices.set(pair.place(), pair.meet());
      met.set(pair.place(), true);
      sure++;
    }
    if (sure < needed) {
      return null;
    }
    Price sum = price(sharedSteps);
    for (Choice choice : choices) {
      sum = sum.plus(choice.price());
    }
    return new Found(sharedSteps, choices, met, sum);
  }
}
