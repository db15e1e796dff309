package org.junheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.rules.Outcome.MET;
import static org.junheng.rules.Outcome.NOT_APPLICABLE;
import static org.junheng.rules.Outcome.UNDETERMINED;
import static org.junheng.rules.Outcome.UNMET;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junheng.cases.JudgedCases.Named;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Demand;
import org.junheng.rules.Rule;
import org.junheng.rules.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the cases show of each target: at the limit, one step to either side, not applicable, a
 * figure missing; of an attested one: yes, no, no answer. What cannot be shown stands here, with
 * the reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseCoverageTest {
  /** All of them is the limit, and nobody is more than all; less than no homework there is not. */
  private static final Set<String> NOTHING_BETTER =
      Set.of(
          "admission.migrant-points",
          "admission.nearby.primary",
          "enrolment.healthy",
          "home-visits.complete",
          "homework.grade1-2",
          "rural.principals-trained",
          "staff.certified",
          "training.hours");

  /** A district's own number or answer: no denominator, and every district is bound. */
  private static final Set<String> ALWAYS_APPLICABLE =
      Set.of(
          "admission.no-exams",
          "admission.senior-quota-rural",
          "curriculum.labour-base",
          "dropout.cleared",
          "funding.earmarked-on-time",
          "layout.plan",
          "leftbehind.care",
          "pay.performance-total",
          "posts.allocated",
          "rural.recruit-preference",
          "rural.young-teachers",
          "safeguard.commendation",
          "safeguard.inspection-published",
          "safeguard.plan",
          "safeguard.recruitment-grows",
          "staff.recruit-shortage",
          "unified.construction",
          "unified.equipment",
          "unified.funding",
          "unified.staffing");

  /** Conditions that never decide alone, since others imply them; they say what the plan says. */
  private static final Map<String, String> IMPLIED =
      Map.of(
          "homework.grade1-2: stage == \"primary\"", "grades 1 and 2 are primary",
          "homework.grade3-5: stage == \"primary\"", "grades 3 to 5 are primary",
          "homework.grade3-5: number <= 5", "primary ends with grade 5",
          "size.school.new: kind not in (\"senior\", \"vocational\")", "they have no such stage",
          "size.school.old: kind not in (\"senior\", \"vocational\")", "they have no such stage");

  private final List<Rule> rules = ShippedRules.plan().rules();
  private final JudgedCases cases = JudgedCases.shipped();

  @Test
  void everyTargetIsSpokenOfAndNoOther() {
    CaseIndex index = CaseIndex.of(ShippedCases.all());

    assertThat(index.targets())
        .containsExactlyInAnyOrderElementsOf(rules.stream().map(Rule::id).toList());
  }

  @Test
  void everyMeasuredTargetIsShownAtItsLimit() {
    assertThat(measuredWithout(rule -> !atLimit(rule).isEmpty())).isEmpty();
  }

  @Test
  void everyMeasuredTargetIsShownOneStepToTheWorseSide() {
    assertThat(
            measuredWithout(
                rule -> isBeside(rule, named -> named.expected() == UNMET && !named.isAtLimit())))
        .isEmpty();
  }

  @Test
  void everyMeasuredTargetIsShownOneStepToTheBetterSide() {
    assertThat(
            measuredWithout(
                rule -> isBeside(rule, named -> named.expected() == MET && !named.isAtLimit())))
        .isEqualTo(new TreeSet<>(NOTHING_BETTER));
  }

  @Test
  void everyMeasuredTargetIsShownWithAFigureMissing() {
    assertThat(measuredWithout(this::isShownUndetermined)).isEmpty();
  }

  @Test
  void everyTargetIsShownNotApplicable() {
    assertThat(without(rules, rule -> !cases.of(rule, NOT_APPLICABLE).isEmpty()))
        .isEqualTo(new TreeSet<>(ALWAYS_APPLICABLE));
  }

  @Test
  void everyAttestedTargetIsShownWithYesWithNoAndWithoutAnAnswer() {
    List<Rule> attested =
        rules.stream().filter(rule -> rule.demand() instanceof Demand.Attested).toList();

    assertThat(attested).hasSizeGreaterThan(20);
    assertThat(without(attested, rule -> !cases.of(rule, MET).isEmpty())).isEmpty();
    assertThat(without(attested, rule -> !cases.of(rule, UNMET).isEmpty())).isEmpty();
    assertThat(
            without(
                attested,
                rule ->
                    cases.of(rule, UNDETERMINED).stream()
                        .flatMap(named -> named.finding().missing().stream())
                        .anyMatch(gap -> gap.name().equals(rule.id()))))
        .isEmpty();
  }

  @Test
  void everyTargetIsShownOnItsFirstDayAndOnTheDayBefore() {
    List<String> missing = new ArrayList<>();
    CaseIndex index = CaseIndex.of(ShippedCases.all());
    for (Rule rule : rules) {
      LocalDate first = rule.head().from();
      List<Case> of = index.naming(rule.id());
      if (of.stream().noneMatch(each -> isAsOf(each, first, Expectation.Findings.class))) {
        missing.add(rule.id() + " on " + first);
      }
      if (of.stream()
          .noneMatch(each -> isAsOf(each, first.minusDays(1), Expectation.NotInForce.class))) {
        missing.add(rule.id() + " before " + first);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyConditionOfEveryRuleAloneKeepsATargetFromApplying() {
    Set<String> unshown = new TreeSet<>();
    for (Rule rule : rules) {
      conditionsNeverFailingAlone(rule).forEach(text -> unshown.add(rule.id() + ": " + text));
    }
    assertThat(unshown).isEqualTo(new TreeSet<>(IMPLIED.keySet()));
  }

  private Set<String> conditionsNeverFailingAlone(Rule rule) {
    Set<String> never = new TreeSet<>();
    Set<String> shown = new TreeSet<>();
    for (Named named : cases.of(rule)) {
      if (named.finding().subject().type() == rule.subjectType()) {
        List<Rule.Condition> conditions = named.conditions();
        List<Rule.Condition> failing =
            conditions.stream().filter(condition -> condition.held() == Truth.FALSE).toList();
        conditions.stream()
            .map(Rule.Condition::text)
            .filter(CaseCoverageTest::canFail)
            .forEach(never::add);
        if (failing.size() == 1 && named.expected() == NOT_APPLICABLE) {
          shown.add(failing.get(0).text());
        }
      }
    }
    never.removeAll(shown);
    return never;
  }

  /** What is accumulated without a condition on the result binds everybody. */
  private static boolean canFail(String condition) {
    return !condition.startsWith("accumulate")
        || condition.indexOf(';') != condition.lastIndexOf(';');
  }

  private static boolean isAsOf(Case each, LocalDate day, Class<?> expectation) {
    return day.equals(each.asOf()) && expectation.isInstance(each.expectation());
  }

  private List<Named> atLimit(Rule rule) {
    return cases.of(rule).stream().filter(Named::isAtLimit).toList();
  }

  /** Whether such a finding is one step from one at the limit. */
  private boolean isBeside(Rule rule, Predicate<Named> wanted) {
    List<Named> atLimit = atLimit(rule);
    return cases.of(rule).stream()
        .filter(wanted)
        .anyMatch(named -> atLimit.stream().anyMatch(named::isOneStepFrom));
  }

  private boolean isShownUndetermined(Rule rule) {
    return cases.of(rule, UNDETERMINED).stream()
        .anyMatch(named -> !named.finding().missing().isEmpty());
  }

  private Set<String> measuredWithout(Predicate<Rule> shown) {
    return without(
        rules.stream().filter(rule -> rule.demand() instanceof Demand.Measured).toList(), shown);
  }

  private static Set<String> without(List<Rule> rules, Predicate<Rule> shown) {
    Set<String> ids = new TreeSet<>();
    rules.stream().filter(shown.negate()).map(Rule::id).forEach(ids::add);
    return ids;
  }
}
