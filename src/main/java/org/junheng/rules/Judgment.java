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
          case OPEN -> open(actual, comparison, limit);
          case KNOWN -> comparison.holds(actual.compareTo(limit)) ? Outcome.MET : Outcome.UNMET;
          case UNDEFINED -> Outcome.NOT_APPLICABLE;
          case MISSING, CONTRADICTORY -> Outcome.UNDETERMINED;
        };
    Figure shown = outcome == Outcome.UNDETERMINED ? actual : actual.soFar();
    return new Judgment(outcome, shown, comparison, limit, null);
  }

  /** Decided where it comes out alike at either end. */
  private static Outcome open(Figure actual, Comparison comparison, Figure limit) {
    boolean low = comparison.holds(actual.least().compareTo(limit));
    boolean high = comparison.holds(actual.most().compareTo(limit));
    return low != high ? Outcome.UNDETERMINED : low ? Outcome.MET : Outcome.UNMET;
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
    Figure found = actual.decimal();
    return comparison.wantsMore() ? required.minus(found) : found.minus(required);
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

  /** The figure found in % of the limit that it should reach; null where that says nothing. */
  public @Nullable Figure shareOfLimit() {
    if (actual == null
        || required == null
        || comparison == null
        || !comparison.wantsMore()
        || !actual.isKnown()
        || !required.isKnown()) {
      return null;
    }
    Figure share = actual.times(PERCENT).dividedBy(required);
    return share.isKnown() ? share : null;
  }

  /** So many parts of the limit, of all parts; null where less is better, or there is no limit. */
  public @Nullable Figure partOfLimit(long parts, long all) {
    return required == null || comparison == null || !comparison.wantsMore() || !required.isKnown()
        ? null
        : required.times(Figure.of(parts)).dividedBy(Figure.of(all));
  }

  /** Whether the figure found compares with another as it should with its limit. */
  public boolean reaches(Figure other) {
    return actual != null
        && comparison != null
        && actual.isKnown()
        && comparison.holds(actual.compareTo(other));
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
