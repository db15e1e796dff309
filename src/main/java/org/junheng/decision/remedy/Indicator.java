package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.rules.Demanded;

/** One of the findings that a conclusion rests on, with what can be done about it alone. */
final class Indicator {
  private final Finding finding;
  private final Demanded demanded;
  private final Goal met;
  private final @Nullable Goal floor;
  private final List<Alike> own;
  private final @Nullable Lever shared;
  private List<@Nullable Need> toMeet = List.of();
  private List<@Nullable Need> toFloor = List.of();

  /**
   * @param met what it is to reach to be met
   * @param floor what it is to reach at least; null where there is no floor
   * @param own levers that move it, the shared one aside
   * @param shared the lever that moves others as well; null where it does not move this one
   */
  Indicator(
      Finding finding,
      Demanded demanded,
      Goal met,
      @Nullable Goal floor,
      List<Alike> own,
      @Nullable Lever shared) {
    this.finding = finding;
    this.demanded = demanded;
    this.met = met;
    this.floor = floor;
    this.own = List.copyOf(own);
    this.shared = shared;
  }

  Finding finding() {
    return finding;
  }

  Demanded demanded() {
    return demanded;
  }

  Goal met() {
    return met;
  }

  @Nullable Lever shared() {
    return shared;
  }

  /** Works out once what is needed after any number of shared steps up to the most. */
  void prepare(BigInteger most) {
    toMeet = new ArrayList<>();
    toFloor = new ArrayList<>();
    for (Alike alike : own) {
      List<Compared> compared = compared(alike.first(), most);
      toMeet.add(compared.isEmpty() ? null : Need.of(met, compared));
      toFloor.add(compared.isEmpty() || floor == null ? null : Need.of(floor, compared));
    }
  }

  /** After the first few shared steps; empty where it cannot be told, or not up to the most. */
  private List<Compared> compared(Lever lever, BigInteger most) {
    List<Compared> compared = new ArrayList<>();
    for (int steps = 0; steps < Need.VALUES; steps++) {
      Compared.of(demanded, lever, shifts(BigInteger.valueOf(steps))).ifPresent(compared::add);
    }
    boolean sound = Compared.of(demanded, lever, shifts(most)).map(Compared::isSound).orElse(false);
    return sound && compared.size() == Need.VALUES ? compared : List.of();
  }

  /** Whether it has come as far as it was to, after all that changes. */
  boolean isReached(boolean whole, List<Change> changes) {
    Goal goal = whole ? met : floor;
    List<BigDecimal> moved = new ArrayList<>();
    for (Demanded.Input input : demanded.inputs()) {
      BigDecimal by = BigDecimal.ZERO;
      for (Change change : changes) {
        if (change instanceof Change.OfFigure figure) {
          BigDecimal often =
              input
                  .parts()
                  .getOrDefault(
                      new Demanded.Part(figure.subject(), figure.field()), BigDecimal.ZERO);
          by = by.add(often.multiply(figure.by()));
        } else {
          // More things, or an answer: the rules themselves say what comes of it.
          return true;
        }
      }
      moved.add(by);
    }
    return goal == null || goal.isReached(moved);
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
    return cheapest(met, toMeet, sharedSteps);
  }

  /** The cheapest way to the floor. */
  Optional<Choice> toFloor(BigInteger sharedSteps) {
    return floor == null ? Optional.of(Choice.NOTHING) : cheapest(floor, toFloor, sharedSteps);
  }

  private Optional<Choice> cheapest(Goal goal, List<@Nullable Need> needs, BigInteger sharedSteps) {
    Choice best = null;
    for (int i = 0; i < own.size(); i++) {
      Optional<BigInteger> steps = steps(goal, needs, i, sharedSteps);
      if (steps.isEmpty()) {
        continue;
      }
      if (steps.get().signum() == 0) {
        return Optional.of(Choice.NOTHING);
      }
      Choice choice = own.get(i).share(steps.get()).map(Choice::of).orElse(null);
      if (choice != null && (best == null || choice.price().compareTo(best.price()) < 0)) {
        best = choice;
      }
    }
    return best == null && goal.isReached(shifts(sharedSteps))
        ? Optional.of(Choice.NOTHING)
        : Optional.ofNullable(best);
  }

  private Optional<BigInteger> steps(
      Goal goal, List<@Nullable Need> needs, int place, BigInteger sharedSteps) {
    Need need = place < needs.size() ? needs.get(place) : null;
    return need == null
        ? goal.steps(own.get(place).first(), shifts(sharedSteps), null)
        : need.after(sharedSteps);
  }
}
