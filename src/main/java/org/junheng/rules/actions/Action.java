package org.junheng.rules.actions;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;

/**
 * Something that can be done about a figure.
 *
 * @param type whose figure it is
 * @param field the figure; null where it is how many there are of the type
 * @param more whether the figure rises by it, rather than falls
 * @param with figures of the same fact, or of what it belongs to, that rise or fall along with it
 * @param step the least that makes sense, in the unit of the field
 * @param moves whether it only moves from one place to another, so that the district's total stays
 * @param cost in yuan, of one unit of the field; null where the file gives none
 * @param title what is done, with {@code {number}} in the place of how much
 */
public record Action(
    String id,
    FactType type,
    @Nullable FactField field,
    boolean more,
    List<FieldPath> with,
    BigDecimal step,
    boolean moves,
    @Nullable BigDecimal cost,
    String title,
    String english) {
  public Action {
    with = List.copyOf(with);
    if (step.signum() <= 0) {
      throw new IllegalArgumentException("a step of " + step);
    }
    if (cost != null && cost.signum() < 0) {
      throw new IllegalArgumentException("a cost of " + cost);
    }
  }

  /** Whether the figure is itself an amount of yuan, so that its cost says nothing more. */
  public boolean isMoney() {
    return field != null
        && field.unit().equals("元")
        && cost != null
        && cost.compareTo(BigDecimal.ONE) == 0;
  }

  /** What so much of it costs; null where the file says nothing. */
  public @Nullable BigDecimal costOf(BigDecimal amount) {
    return cost == null ? null : cost.multiply(amount);
  }
}
