package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.facts.Fact;
import org.junheng.message.Message;

/**
 * The cheapest set of measures by which a school stage passes: so many of its indicators met, all
 * others at their floor.
 *
 * @param subject the stage
 * @param needed how many of the indicators are to be met
 * @param floor what the others are to reach, in % of their standard; null where there is no floor
 * @param together what is done that helps several indicators at once: students move; null where
 *     nothing of the kind is
 * @param steps what is done for which indicator; none where it passes already
 * @param changes all changes together, each fact once; applied to what was submitted, it passes
 * @param cost in yuan, of those steps that have a cost
 * @param withoutCost the steps that have none in the file
 * @param none why there is no such set; null where there is
 */
public record SchoolPlan(
    Fact subject,
    int needed,
    @Nullable BigDecimal floor,
    @Nullable Remedy together,
    List<Step> steps,
    List<Change> changes,
    BigDecimal cost,
    List<Step> withoutCost,
    @Nullable Message none) {
  public SchoolPlan {
    steps = List.copyOf(steps);
    changes = List.copyOf(changes);
    withoutCost = List.copyOf(withoutCost);
  }

  /**
   * What is done for one indicator.
   *
   * @param whole whether it is to be met, rather than to reach the floor
   */
  public record Step(Finding finding, boolean whole, Remedy remedy) {}

  /** Says what it comes to. */
  public Message sentence() {
    if (none != null) {
      return none;
    }
    int all = steps.size() + (together == null ? 0 : 1);
    int without = withoutCost.size() + (together != null && together.cost() == null ? 1 : 0);
    return without == 0
        ? Message.of("remedy.plan", Named.of(subject), all, cost.toPlainString())
        : Message.of(
            "remedy.plan-without-cost", Named.of(subject), all, cost.toPlainString(), without);
  }
}
