package org.junheng.decision.remedy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;

/**
 * What can be done about an unmet finding, as callers get it.
 *
 * @param alternatives each enough by itself, the cheapest first
 * @param reason why there is none
 * @param plan for “six of seven” and its floor: the cheapest set
 * @param district for a coefficient of variation: what pulls, and what brings it under
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RemediesDocument(
    @Nullable List<RemedyDocument> alternatives,
    @Nullable String reason,
    @Nullable PlanDocument plan,
    @Nullable DistrictMeasuresDocument district) {
  /** Of one finding; null where it is reached or was not judged. */
  public static @Nullable RemediesDocument of(Remedies remedies, Finding finding, Locale language) {
    Optional<Ways> found = remedies.of(finding);
    if (found.isEmpty()) {
      return null;
    }
    Ways ways = found.get();
    PlanDocument plan =
        remedies.plan(finding).map(each -> PlanDocument.of(each, language)).orElse(null);
    DistrictMeasuresDocument district =
        remedies
            .district(finding)
            .map(each -> DistrictMeasuresDocument.of(each, language))
            .orElse(null);
    return new RemediesDocument(
        ways.alternatives().isEmpty()
            ? null
            : ways.alternatives().stream().map(each -> RemedyDocument.of(each, language)).toList(),
        ways.none() == null || plan != null || district != null ? null : ways.none().in(language),
        plan,
        district);
  }
}
