package org.junheng.decision;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Submission;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;

/**
 * What somebody wants decided, checked.
 *
 * @param asOf the day whose rules apply; one on which a rule of the pack is in force
 * @param outcomes the outcomes whose findings are listed
 * @param remedies whether to say what would have to change for unmet targets to be met
 * @param correction why it corrects an earlier decision; null where it does not say so
 */
public record DecisionRequest(
    Pack pack,
    LocalDate asOf,
    Submission submission,
    Trace trace,
    Set<Outcome> outcomes,
    boolean remedies,
    @Nullable String correction) {
  public DecisionRequest {
    outcomes = Set.copyOf(outcomes);
  }

  /** Lists every finding and shows no trace. */
  public static DecisionRequest of(Pack pack, LocalDate asOf, Submission submission) {
    return new DecisionRequest(
        pack, asOf, submission, Trace.NONE, EnumSet.allOf(Outcome.class), false, null);
  }
}
