package org.junheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.rules.Outcome.BEHIND;
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
import org.junheng.rules.Pack;
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
          "after-school.coverage",
          "canteen.open-kitchen",
          "canteen.standard",
          "enrolment.healthy",
          "highland.growth-records",
          "highland.rural-in-groups",
          "home-visits.complete",
          "homework.grade1-2",
          "lighting.classrooms",
          "mental.screening",
          "national.admission.primary",
          "national.certified",
          "national.training.hours",
          "rural.principals-trained",
          "security.alarm-and-video",
          "security.closed-management",
          "security.crossing-guards",
          "security.guards",
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
          "highland.courses",
          "highland.feature-schools",
          "highland.health-centre",
          "highland.homework-platform",
          "highland.junior-places",
          "highland.kindergartens",
          "highland.named-teachers",
          "highland.rotation",
          "highland.school-evaluation",
          "highland.smart-cases",
          "highland.special-15-years",
          "layout.plan",
          "leftbehind.care",
          "national.layout",
          "national.leftbehind",
          "national.monitoring",
          "national.monitoring.gap",
          "national.posts",
          "national.senior-quota-rural",
          "national.unified",
          "national.veto.burden",
          "national.veto.choosing",
          "national.veto.exams",
          "national.veto.incident",
          "national.veto.key-schools",
          "national.veto.posts",
          "pay.performance-total",
          "posts.allocated",
          "rotation.cross-school",
          "rural.recruit-preference",
          "rural.young-teachers",
          "safeguard.commendation",
          "safeguard.inspection-published",
          "safeguard.plan",
          "safeguard.recruitment-grows",
          "staff.programme-budget",
          "staff.recruit-shortage",
          "unified.construction",
          "unified.equipment",
          "unified.funding",
          "unified.staffing");

  /** Conditions that never decide alone, since others imply them; they say what the plan says. */
  private static final Map<String, String> IMPLIED =
      Map.ofEntries(
          Map.entry("homework.grade1-2: stage == \"primary\"", "grades 1 and 2 are primary"),
          Map.entry("homework.grade3-5: stage == \"primary\"", "grades 3 to 5 are primary"),
          Map.entry("homework.grade3-5: number <= 5", "primary ends with grade 5"),
          Map.entry(
              "size.school.new: kind not in (\"senior\", \"vocational\")",
              "they have no such stage"),
          Map.entry(
              "size.school.old: kind not in (\"senior\", \"vocational\")",
              "they have no such stage"),
          Map.entry(
              "national.floor: countedHere == true", "the indicators that it rests on have it"),
          Map.entry(
              "national.floor: countedKind not in (\"special\", \"vocational\")",
              "the indicators that it rests on have it"),
          Map.entry(
              "national.floor: stage in (\"primary\", \"junior\")",
              "the indicators that it rests on have it"),
          Map.entry(
              "national.six-of-seven: countedHere == true",
              "the indicators that it rests on have it"),
          Map.entry(
              "national.six-of-seven: countedKind not in (\"special\", \"vocational\")",
              "the indicators that it rests on have it"),
          Map.entry(
              "national.six-of-seven: stage in (\"primary\", \"junior\")",
              "the indicators that it rests on have it"),
          Map.entry(
              "national.rooms.area.small-rural.primary: kind in (\"music\", \"art\")",
              "there are no other rooms yet"),
          Map.entry(
              "national.rooms.area.small-rural.junior: kind in (\"music\", \"art\")",
              "there are no other rooms yet"));

  private final List<Rule> rules =
      ShippedRules.maker().ruleSet().packs().values().stream()
          .map(Pack::rules)
          .flatMap(List::stream)
          .toList();
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
                rule ->
                    isBeside(
                        rule,
                        named ->
                            (named.expected() == UNMET || named.expected() == BEHIND)
                                && !named.isAtLimit())))
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
