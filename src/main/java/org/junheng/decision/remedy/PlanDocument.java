package org.junheng.decision.remedy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest set of measures of a school stage as callers get it.
 *
 * @param sentence what it comes to, or why there is none
 * @param needed how many indicators are to be met
 * @param floor what the others are to reach, in % of their standard
 * @param together what helps several indicators at once
 * @param cost in yuan, of the steps that have a cost; left out where there is no such set
 * @param withoutCost targets whose step has no cost in the file
 * @param changes all together, each fact once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanDocument(
    RemedyDocument.Subject subject,
    String sentence,
    int needed,
    @Nullable BigDecimal floor,
    @Nullable RemedyDocument together,
    @Nullable BigDecimal cost,
    @Nullable List<String> withoutCost,
    List<StepDocument> steps,
    List<RemedyDocument.ChangeDocument> changes) {
  /**
   * What is done for one indicator.
   *
   * @param reaches {@code standard} or {@code floor}
   */
  public record StepDocument(String target, String title, String reaches, RemedyDocument remedy) {}

  /** The plan in the language of the caller. */
  public static PlanDocument of(SchoolPlan plan, Locale language) {
    return new PlanDocument(
        RemedyDocument.Subject.of(plan.subject()),
        plan.sentence().in(language),
        plan.needed(),
        plan.floor(),
        plan.together() == null ? null : RemedyDocument.of(plan.together(), language),
        plan.none() == null ? plan.cost() : null,
        plan.withoutCost().isEmpty()
            ? null
            : plan.withoutCost().stream().map(step -> step.finding().rule().id()).toList(),
        plan.steps().stream().map(step -> step(step, language)).toList(),
        plan.changes().stream()
            .map(each -> RemedyDocument.ChangeDocument.of(each, language))
            .toList());
  }

  private static StepDocument step(SchoolPlan.Step step, Locale language) {
    return new StepDocument(
        step.finding().rule().id(),
        step.finding().rule().title(),
        step.whole() ? "standard" : "floor",
        RemedyDocument.of(step.remedy(), language));
  }
}
