package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.Range;
import org.junheng.rules.Demanded;
import org.junheng.rules.Demanded.Part;
import org.junheng.rules.actions.Action;

/** How far an action can go at one fact before its figures contradict each other. */
final class Room {
  private Room() {}

  /** In steps; nothing where there is no end. */
  static Optional<BigInteger> of(Action action, Part part, Demanded demanded) {
    List<Part> moved = Lever.moved(action, part);
    BigDecimal room = null;
    for (Part each : moved) {
      BigDecimal value = decimal(each.fact().value(each.field()));
      if (value == null) {
        return Optional.of(BigInteger.ZERO);
      }
      room = least(room, inRange(action, each.field(), value));
      if (action.more()) {
        room = least(room, below(each, value, moved));
      } else {
        room = least(room, above(each, value, moved, demanded));
      }
    }
    return Optional.ofNullable(room)
        .map(
            amount ->
                amount
                    .divide(action.step(), 0, RoundingMode.FLOOR)
                    .toBigIntegerExact()
                    .max(BigInteger.ZERO));
  }

  private static @Nullable BigDecimal inRange(Action action, FactField field, BigDecimal value) {
    Range range = field.range();
    if (action.more()) {
      return range.greatest() == null ? null : range.greatest().subtract(value);
    }
    return value.subtract(range.least() == null ? BigDecimal.ZERO : range.least());
  }

  /** A part is not greater than its whole, unless the whole rises with it. */
  private static @Nullable BigDecimal below(Part part, BigDecimal value, List<Part> moved) {
    String name = part.field().atMost();
    if (name == null) {
      return null;
    }
    FactField whole = part.fact().type().field(name).orElseThrow();
    BigDecimal most = decimal(part.fact().value(whole));
    return most == null || moved.contains(new Part(part.fact(), whole))
        ? null
        : most.subtract(value);
  }

  /** What falls takes its parts down with it, but not those that the demand looks at. */
  private static @Nullable BigDecimal above(
      Part whole, BigDecimal value, List<Part> moved, Demanded demanded) {
    BigDecimal room = null;
    for (Part part : partsOf(whole)) {
      BigDecimal least = decimal(part.fact().value(part.field()));
      boolean looked =
          demanded.inputs().stream().anyMatch(input -> input.parts().containsKey(part));
      if (least != null && looked && !moved.contains(part)) {
        room = least(room, value.subtract(least));
      }
    }
    return room;
  }

  /** The figures of the same fact that are a part of this one. */
  static List<Part> partsOf(Part whole) {
    List<Part> parts = new ArrayList<>();
    Fact fact = whole.fact();
    for (FactField field : fact.type().submitted()) {
      if (whole.field().name().equals(field.atMost())) {
        parts.add(new Part(fact, field));
      }
    }
    return parts;
  }

  static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value instanceof Integer count
        ? BigDecimal.valueOf(count)
        : value instanceof BigDecimal decimal ? decimal : null;
  }

  private static @Nullable BigDecimal least(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a == null ? b : b == null ? a : a.min(b);
  }
}
