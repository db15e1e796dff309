package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FieldPath;
import org.junheng.rules.Demanded;
import org.junheng.rules.Demanded.Part;
import org.junheng.rules.actions.Action;
import org.junheng.rules.actions.Actions;
import org.junheng.rules.algebra.Curve;
import org.junheng.rules.algebra.Polynomial;

/**
 * An action at facts at which it does the same to a demand, step for step.
 *
 * @param parts the facts' figures, that of the subject first; empty where there are to be more
 *     things
 * @param ownFirst whether the first of them is the subject's
 * @param number the things of which there are to be more; null where a figure changes
 * @param slopes what one step does to each figure of the demand
 */
record Lever(
    Action action,
    List<Part> parts,
    boolean ownFirst,
    Demanded.@Nullable Number number,
    List<BigDecimal> slopes) {
  Lever {
    parts = List.copyOf(parts);
    slopes = List.copyOf(slopes);
  }

  /** All levers of a demand, in order of its figures and of the file. */
  static List<Lever> of(Demanded demanded, Fact subject, Actions actions) {
    List<Lever> levers = new ArrayList<>();
    Set<Demanded.Number> numbers = new LinkedHashSet<>();
    for (Demanded.Input input : demanded.inputs()) {
      if (input.number() != null) {
        numbers.add(input.number());
      }
    }
    for (FactField field : demanded.fields()) {
      for (Action action : actions.about(field)) {
        levers.addAll(alike(action, demanded, subject));
      }
    }
    for (Demanded.Number number : numbers) {
      for (Action action : actions.about(number.type())) {
        levers.add(
            new Lever(
                action,
                List.of(),
                false,
                number,
                demanded.inputs().stream()
                    .map(input -> number.equals(input.number()) ? BigDecimal.ONE : BigDecimal.ZERO)
                    .toList()));
      }
    }
    return levers;
  }

  /** The action at every fact where it does anything, those together at which it does the same. */
  private static List<Lever> alike(Action action, Demanded demanded, Fact subject) {
    Set<Part> parts = new LinkedHashSet<>();
    for (Demanded.Input input : demanded.inputs()) {
      input.parts().keySet().stream()
          .filter(part -> part.field() == action.field())
          .forEach(parts::add);
    }
    Map<List<BigDecimal>, List<Part>> alike = new LinkedHashMap<>();
    for (Part part : parts) {
      List<BigDecimal> slopes = slopes(action, part, demanded);
      if (slopes.stream().anyMatch(slope -> slope.signum() != 0)) {
        List<Part> same = alike.computeIfAbsent(slopes, key -> new ArrayList<>());
        same.add(part.fact() == subject ? 0 : same.size(), part);
      }
    }
    List<Lever> levers = new ArrayList<>();
    alike.forEach(
        (slopes, same) ->
            levers.add(new Lever(action, same, same.get(0).fact() == subject, null, slopes)));
    return levers;
  }

  private static List<BigDecimal> slopes(Action action, Part part, Demanded demanded) {
    List<Part> moved = moved(action, part);
    BigDecimal step = action.more() ? action.step() : action.step().negate();
    List<BigDecimal> slopes = new ArrayList<>();
    for (Demanded.Input input : demanded.inputs()) {
      BigDecimal often = BigDecimal.ZERO;
      for (Part each : moved) {
        often = often.add(input.parts().getOrDefault(each, BigDecimal.ZERO));
      }
      slopes.add(often.multiply(step).stripTrailingZeros());
    }
    return slopes;
  }

  /** The figure and those that rise or fall with it, as far as they were submitted. */
  static List<Part> moved(Action action, Part part) {
    List<Part> moved = new ArrayList<>(List.of(part));
    for (FieldPath path : action.with()) {
      Part along =
          new Part(path.holder(part.fact()), java.util.Objects.requireNonNull(path.field()));
      if (along.fact().value(along.field()) != null) {
        moved.add(along);
      }
    }
    return moved;
  }

  /** How each figure of the demand moves, from where it stands after other steps. */
  List<@Nullable Curve> curves(Demanded demanded, List<BigDecimal> shifts) {
    List<@Nullable Curve> curves = new ArrayList<>();
    for (int i = 0; i < slopes.size(); i++) {
      BigDecimal value = demanded.inputs().get(i).value();
      curves.add(
          value == null
              ? null
              : Curve.of(Polynomial.line(value.add(shifts.get(i)), slopes.get(i))));
    }
    return curves;
  }

  /** How many steps can be taken at all; nothing where there is no end. */
  Optional<BigInteger> most(Demanded demanded) {
    BigInteger most = BigInteger.ZERO;
    if (number != null) {
      return Optional.empty();
    }
    for (Part part : parts) {
      Optional<BigInteger> room = Room.of(action, part, demanded);
      if (room.isEmpty()) {
        return room;
      }
      most = most.add(room.get());
    }
    return Optional.of(most);
  }
}
