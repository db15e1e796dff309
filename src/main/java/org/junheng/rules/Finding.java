package org.junheng.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as rules of the group {@code conclusions} see it: what another target came to, for one
 * subject. Drools matches it as {@code Finding( target == "…", subject == $stage, outcome == "MET"
 * )}.
 *
 * @param target id of the target
 * @param indicator what {@code @indicator} calls the target, or empty
 * @param outcome name of the {@link Outcome}
 * @param subject who was judged; to Drools the object that it was made of
 * @param figure the figure found; null where there is none
 * @param weight what {@code @weight} names: how much the figure counts among its like; or null
 * @param share the figure in % of its standard; null where there is none
 */
public record Finding(
    String target,
    String indicator,
    String outcome,
    Object subject,
    @Nullable Figure figure,
    @Nullable Figure weight,
    @Nullable Figure share) {

  /** The same about a subject by another name. */
  public Finding about(Object other) {
    return new Finding(target, indicator, outcome, other, figure, weight, share);
  }

  /** Whether nobody knows how it came out. */
  public boolean isOpen() {
    return outcome.equals(Outcome.UNDETERMINED.name()) || outcome.equals(Outcome.ERROR.name());
  }

  private boolean isJudged() {
    return outcome.equals(Outcome.MET.name()) || outcome.equals(Outcome.UNMET.name());
  }

  /**
   * The coefficient of variation of the figures: each counts by its weight, in the population form.
   * Null where one is open; undefined where there is none, or where the mean is 0.
   *
   * <p>With weights w, figures x and mean X = Σwx ÷ Σw it is √(Σw(x − X)² ÷ Σw) ÷ X, so its square
   * is Σwx² × Σw ÷ (Σwx)² − 1: exact, without a root.
   */
  public static @Nullable Figure variation(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::lacksWeight)) {
      return null;
    }
    List<Finding> judged = findings.stream().filter(Finding::isJudged).toList();
    if (judged.isEmpty()) {
      return Figure.UNDEFINED;
    }
    Figure weights = Figure.sum(judged.stream().map(Finding::heft).toList());
    Figure amounts = Figure.sum(judged.stream().map(Finding::amount).toList());
    Figure squares =
        Figure.sum(judged.stream().map(each -> each.amount().times(each.height())).toList());
    Figure square = amounts.times(amounts);
    return squares.times(weights).minus(square).dividedBy(square).root();
  }

  /** The mean of the figures by their weights; null or undefined as the coefficient is. */
  public static @Nullable Figure mean(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::lacksWeight)) {
      return null;
    }
    List<Finding> judged = findings.stream().filter(Finding::isJudged).toList();
    return Figure.sum(judged.stream().map(Finding::amount).toList())
        .dividedBy(Figure.sum(judged.stream().map(Finding::heft).toList()));
  }

  private boolean lacksWeight() {
    return isOpen() || isJudged() && (figure == null || weight == null);
  }

  private Figure heft() {
    return Figure.of(weight);
  }

  private Figure height() {
    return Figure.of(figure);
  }

  private Figure amount() {
    return heft().times(height());
  }

  /**
   * The least share of its standard that a figure reaches, in %; null where one is open or none.
   */
  public static @Nullable Figure lowestShare(List<Finding> findings) {
    Figure lowest = null;
    for (Finding finding : findings) {
      if (finding.isOpen() || finding.isJudged() && finding.share == null) {
        return null;
      }
      Figure share = finding.share;
      if (finding.isJudged() && share != null && (lowest == null || share.compareTo(lowest) < 0)) {
        lowest = share;
      }
    }
    return lowest;
  }
}
