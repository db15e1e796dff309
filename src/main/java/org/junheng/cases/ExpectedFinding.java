package org.junheng.cases;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.rules.Outcome;

/**
 * What a finding is to be; what is null may be anything.
 *
 * @param at JSON pointer of the subject within the facts; null where all findings of the target are
 *     to be like this
 * @param actual the figure as it is shown, rounded
 * @param required the limit as it is shown
 * @param gap how far from the limit, as it is shown
 * @param missing names of the figures, lists or attestations that are missing, or JSON pointers to
 *     them; all of them, in any order
 * @param roundingSensitive whether the shown figure would come out otherwise than the exact one
 * @param otherReading the outcome under the other reading, or {@link #NONE} where there is but one
 * @param reading whether the finding carries a reading
 * @param reason why it is neither met nor unmet: the code of the message behind {@code reason.}, or
 *     {@link #NONE}
 * @param standing of the target: {@code binding}, {@code benchmark} or {@code progress}
 * @param due last day of the target, or {@link #NONE}
 */
public record ExpectedFinding(
    @Nullable String at,
    @Nullable Outcome outcome,
    @Nullable BigDecimal actual,
    @Nullable BigDecimal required,
    @Nullable BigDecimal gap,
    @Nullable List<String> missing,
    @Nullable Boolean roundingSensitive,
    @Nullable String otherReading,
    @Nullable Boolean reading,
    @Nullable String reason,
    @Nullable String standing,
    @Nullable String due) {

  /** Says that there is no other reading, or no reason. */
  static final String NONE = "none";

  public ExpectedFinding {
    missing = missing == null ? null : List.copyOf(missing);
  }

  /** A finding of which the outcome alone counts. */
  static ExpectedFinding of(Outcome outcome) {
    return new ExpectedFinding(
        null, outcome, null, null, null, null, null, null, null, null, null, null);
  }

  /** Whether it says the outcome of this finding of its target. */
  public boolean names(Finding finding) {
    return outcome != null && (at == null || at.equals(finding.subject().path()));
  }
}
