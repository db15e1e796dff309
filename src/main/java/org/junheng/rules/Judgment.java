package org.junheng.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a demand came to for one subject.
 *
 * @param actual the figure found, in the target's unit; null for an attestation
 * @param required the limit; null for an attestation
 * @param answer the attested answer; null where there is none or the target is measured
 */
public record Judgment(
    Outcome outcome,
    @Nullable Figure actual,
    @Nullable Comparison comparison,
    @Nullable Figure required,
    @Nullable Boolean answer) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  static final Figure PERCENT = Figure.of(HUNDRED);

  /** Compares a figure with its limit. */
  static Judgment of(Figure actual, Comparison comparison, Figure limit) {
    Figure.State state =
        actual.state().compareTo(limit.state()) >= 0 ? actual.state() : limit.state();
    Outcome outcome =
        switch (state) {
          case KNOWN -> comparison.holds(actual.compareTo(limit)) ? Outcome.MET : Outcome.UNMET;
          case UNDEFINED -> Outcome.NOT_APPLICABLE;
          case MISSING, CONTRADICTORY -> Outcome.UNDETERMINED;
        };
    return new Judgment(outcome, actual, comparison, limit, null);
  }

  /** Compares a figure with a limit, for those who ask what another comparison would come to. */
  public static Judgment compare(Figure actual, Comparison comparison, Figure limit) {
    return of(actual, comparison, limit);
  }

  /** Compares an attested answer with the one wanted. */
  static Judgment of(@Nullable Boolean answer, boolean wanted) {
    Outcome outcome =
        answer == null ? Outcome.UNDETERMINED : answer == wanted ? Outcome.MET : Outcome.UNMET;
    return new Judgment(outcome, null, null, null, answer);
  }

  /**
   * How far an unmet figure is from its limit, in the target's unit; null unless unmet and
   * measured.
   */
  public @Nullable Figure gap() {
    if (outcome != Outcome.UNMET || actual == null || required == null || comparison == null) {
      return null;
    }
    return comparison.wantsMore() ? required.minus(actual) : actual.minus(required);
  }

  /** Whether the verdict would be another if the figure were rounded as it is shown. */
  public boolean isRoundingSensitive(int decimals) {
    if (actual == null
        || required == null
        || comparison == null
        || !actual.isKnown()
        || !required.isKnown()) {
      return false;
    }
    boolean rounded = comparison.holds(Figure.of(actual.rounded(decimals)).compareTo(required));
    return rounded != (outcome == Outcome.MET);
  }

  /** Whether both compare alike, whatever is behind the figures. */
  public boolean agreesWith(Judgment other) {
    return outcome == other.outcome
        && java.util.Objects.equals(text(actual), text(other.actual))
        && java.util.Objects.equals(text(required), text(other.required));
  }

  private static @Nullable String text(@Nullable Figure figure) {
    return figure == null ? null : figure.toString();
  }
}
