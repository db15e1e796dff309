package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.facts.Fact;
import org.junheng.message.Message;
import org.junheng.rules.Figure;

/**
 * What pulls a coefficient of variation over its limit, and which single measure brings it under.
 *
 * @param mean of the figures, by their weights
 * @param pulls every school behind it, the strongest first
 * @param single measures at one school that are enough by themselves: of each school and action the
 *     smallest; the cheapest first, those without a cost behind
 * @param none why there is no single one; null where there is
 */
public record DistrictMeasures(
    Finding finding, Figure mean, List<Pull> pulls, List<Remedy> single, @Nullable Message none) {
  public DistrictMeasures {
    pulls = List.copyOf(pulls);
    single = List.copyOf(single);
  }

  /**
   * The part of one school in S², the weighted mean of the squared differences from the mean.
   *
   * @param figure its own
   * @param weight its students
   * @param contribution weight × (figure − mean)² ÷ all weights; these add up to S²
   * @param share of S², in %
   */
  public record Pull(
      Fact subject, Figure figure, Figure weight, Figure contribution, Figure share) {
    /** Whether the school lies above the mean. */
    public boolean isAbove(Figure mean) {
      return figure.compareTo(mean) > 0;
    }

    /** The share as it is shown, in %, with one decimal. */
    public BigDecimal shownShare() {
      return share.rounded(1);
    }
  }
}
