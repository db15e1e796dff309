package org.junheng.decision.remedy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What pulls a coefficient of variation over its limit, and what brings it under, as callers get
 * it.
 *
 * @param mean of the figures by their weights, rounded
 * @param pulls every school, the strongest first
 * @param single measures that are enough by themselves, the cheapest first
 * @param reason why there is no single one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DistrictMeasuresDocument(
    BigDecimal mean,
    List<PullDocument> pulls,
    @Nullable List<RemedyDocument> single,
    @Nullable String reason) {
  /**
   * The part of one school.
   *
   * @param figure its own, rounded
   * @param side {@code above} or {@code below} the mean
   * @param contribution to S², exact: a decimal or a fraction
   * @param share of S², in %, rounded
   */
  public record PullDocument(
      RemedyDocument.Subject subject,
      BigDecimal figure,
      BigDecimal weight,
      String side,
      String contribution,
      BigDecimal share) {}

  /** The measures in the language of the caller. */
  public static DistrictMeasuresDocument of(DistrictMeasures measures, Locale language) {
    return new DistrictMeasuresDocument(
        measures.mean().rounded(2),
        measures.pulls().stream()
            .map(
                pull ->
                    new PullDocument(
                        RemedyDocument.Subject.of(pull.subject()),
                        pull.figure().rounded(2),
                        pull.weight().rounded(0),
                        pull.isAbove(measures.mean()) ? "above" : "below",
                        pull.contribution().exact(),
                        pull.shownShare()))
            .toList(),
        measures.single().isEmpty()
            ? null
            : measures.single().stream().map(each -> RemedyDocument.of(each, language)).toList(),
        measures.none() == null ? null : measures.none().in(language));
  }
}
