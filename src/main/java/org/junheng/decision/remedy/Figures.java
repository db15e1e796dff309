package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junheng.facts.Amendment;
import org.junheng.facts.Fact;
import org.junheng.facts.FieldKind;
import org.junheng.rules.Demanded;
import org.junheng.rules.Demanded.Part;
import org.junheng.rules.actions.Action;

/** What several actions together make of the submitted figures. */
final class Figures {
  private final Map<Part, BigDecimal> by = new LinkedHashMap<>();
  private final Map<Demanded.Number, Integer> more = new LinkedHashMap<>();

  /**
   * Takes steps of a lever, at as few facts as it can.
   *
   * @return whether there was room for all of them
   */
  boolean take(Lever lever, BigInteger steps, Demanded demanded) {
    if (lever.number() != null) {
      more.merge(
          lever.number(),
          steps.multiply(lever.action().step().toBigIntegerExact()).intValueExact(),
          Integer::sum);
      return true;
    }
    BigInteger left = steps;
    for (Part part : roomiest(lever, demanded)) {
      BigInteger here = Room.of(lever.action(), part, demanded).map(left::min).orElse(left);
      if (here.signum() > 0) {
        take(lever.action(), part, here);
        left = left.subtract(here);
      }
    }
    return left.signum() == 0;
  }

  /** The subject's own first, then those with most room. */
  private static List<Part> roomiest(Lever lever, Demanded demanded) {
    if (lever.parts().size() < 2) {
      return lever.parts();
    }
    Map<Part, Optional<BigInteger>> room = new LinkedHashMap<>();
    lever.parts().forEach(part -> room.put(part, Room.of(lever.action(), part, demanded)));
    List<Part> parts = new ArrayList<>(lever.parts());
    parts
        .subList(lever.ownFirst() ? 1 : 0, parts.size())
        .sort(
            Comparator.comparing(
                    (Part part) ->
                        Objects.requireNonNull(room.get(part)).orElse(BigInteger.TWO.pow(80)))
                .reversed());
    return parts;
  }

  private void take(Action action, Part part, BigInteger steps) {
    BigDecimal amount = action.step().multiply(new BigDecimal(steps));
    for (Part each : Lever.moved(action, part)) {
      by.merge(each, action.more() ? amount : amount.negate(), BigDecimal::add);
    }
  }

  /** All that becomes another figure, parts of what falls with it. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    Map<Part, BigDecimal> all = new LinkedHashMap<>(by);
    by.forEach((part, amount) -> carryAlong(part, amount, all));
    all.forEach(
        (part, amount) -> {
          if (amount.signum() != 0) {
            BigDecimal from = Objects.requireNonNull(Room.decimal(part.fact().value(part.field())));
            changes.add(new Change.OfFigure(part.fact(), part.field(), from, from.add(amount)));
          }
        });
    more.forEach(
        (number, count) -> {
          int there =
              Objects.requireNonNullElse(number.holder().list(number.type()), List.<Fact>of())
                  .stream()
                  .filter(
                      fact ->
                          number.words().entrySet().stream()
                              .allMatch(word -> word.getValue().equals(fact.value(word.getKey()))))
                  .toList()
                  .size();
          changes.add(
              new Change.OfNumber(
                  number.holder(), number.type(), number.words(), there, there + count));
        });
    return changes;
  }

  private static void carryAlong(Part whole, BigDecimal amount, Map<Part, BigDecimal> all) {
    BigDecimal value = Room.decimal(whole.fact().value(whole.field()));
    if (amount.signum() >= 0 || value == null) {
      return;
    }
    BigDecimal becomes = value.add(amount);
    for (Part part : Room.partsOf(whole)) {
      BigDecimal there = Room.decimal(part.fact().value(part.field()));
      BigDecimal change = all.getOrDefault(part, BigDecimal.ZERO);
      if (there != null && there.add(change).compareTo(becomes) > 0) {
        all.put(part, becomes.subtract(there));
      }
    }
  }

  /** Writes changes into an amendment. */
  static Amendment amend(Amendment amendment, List<Change> changes) {
    for (Change change : changes) {
      if (change instanceof Change.OfFigure figure) {
        amendment.set(
            figure.subject(),
            figure.field(),
            figure.field().kind() == FieldKind.COUNT
                ? (Object) figure.to().intValueExact()
                : figure.to());
      } else if (change instanceof Change.OfNumber number) {
        amendment.add(number.subject(), number.type(), number.words(), number.to() - number.from());
      } else if (change instanceof Change.OfAnswer answer) {
        amendment.answer(answer.subject(), answer.rule().id(), answer.to());
      }
    }
    return amendment;
  }
}
