package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Demanded;

/**
 * Levers that do the same to a demand, step for step, the cheapest first: so many steps can be
 * shared out among them.
 */
record Alike(List<Bounded> levers) {
  private static final Comparator<Lever> CHEAPEST =
      Comparator.comparing(lever -> Price.of(lever.action(), BigInteger.ONE));

  Alike {
    levers = List.copyOf(levers);
  }

  /**
   * @param room the most steps of it; null where there is no end
   */
  record Bounded(Lever lever, @Nullable BigInteger room) {
    BigInteger atMost(BigInteger steps) {
      return room == null ? steps : room.min(steps);
    }
  }

  /** So many steps of one lever. */
  record Taken(Lever lever, BigInteger steps) {
    Price price() {
      return Price.of(lever.action(), steps);
    }
  }

  /**
   * Those of a demand, put together by what they do.
   *
   * @param effect what one does, as far as levers can be told apart by it
   */
  static List<Alike> of(
      List<Lever> levers, Demanded demanded, Function<Lever, List<BigDecimal>> effect) {
    Map<List<BigDecimal>, List<Bounded>> alike = new LinkedHashMap<>();
    levers.stream()
        .sorted(CHEAPEST)
        .forEach(
            lever ->
                alike
                    .computeIfAbsent(effect.apply(lever), key -> new ArrayList<>())
                    .add(new Bounded(lever, lever.most(demanded).orElse(null))));
    return alike.values().stream().map(Alike::new).toList();
  }

  Lever first() {
    return levers.get(0).lever();
  }

  /**
   * The cheapest way to take so many steps: of those with a cost, as far as they go; else one
   * without a cost by itself, else all of them in order.
   */
  Optional<List<Taken>> share(BigInteger steps) {
    List<Bounded> costed =
        levers.stream().filter(each -> each.lever().action().cost() != null).toList();
    Optional<List<Taken>> known = share(steps, costed);
    if (known.isPresent()) {
      return known;
    }
    return levers.stream()
        .filter(each -> each.lever().action().cost() == null)
        .filter(each -> each.room() == null || each.room().compareTo(steps) >= 0)
        .findFirst()
        .map(each -> List.of(new Taken(each.lever(), steps)))
        .or(() -> share(steps, levers));
  }

  private static Optional<List<Taken>> share(BigInteger steps, Collection<Bounded> among) {
    List<Taken> taken = new ArrayList<>();
    BigInteger left = steps;
    for (Bounded each : among) {
      BigInteger here = each.atMost(left);
      if (here.signum() > 0) {
        taken.add(new Taken(each.lever(), here));
        left = left.subtract(here);
      }
    }
    return left.signum() == 0 ? Optional.of(taken) : Optional.empty();
  }
}
