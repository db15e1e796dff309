package org.junheng.cases.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFacts;
import org.junheng.cases.ExpectationCheck;
import org.junheng.cases.PlanCases;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The trees come to the same verdict on mutants as Drools does: in each round every rule of the
 * plan is a mutant of itself, drawn from a seed, compiled by Drools and fired over all cases.
 */
class TreeAndDroolsTest {
  private final RuleSet rules = ShippedRules.maker().ruleSet();
  private final Pack plan = ShippedRules.plan();
  private final CaseFacts facts = new CaseFacts(rules);
  private final List<TargetCases.Read> cases =
      PlanCases.all().stream()
          .map(one -> TargetCases.Read.of(one, plan, facts))
          .flatMap(Optional::stream)
          .toList();

  @ParameterizedTest
  @ValueSource(longs = {20240418, 20270101})
  void everyRuleAsOneOfItsMutants(long seed) {
    Random random = new Random(seed);
    List<Mutant> drawn = new ArrayList<>();
    Pack mutated = plan;
    for (Rule rule : plan.rules()) {
      List<Mutant> mutants = new Mutants(rules, plan).of(rule);
      // As likely the mutant of a rare operator as one of the many that name another field.
      List<Operator> operators = mutants.stream().map(Mutant::operator).distinct().toList();
      Operator operator = operators.get(random.nextInt(operators.size()));
      List<Mutant> such = mutants.stream().filter(mutant -> mutant.operator() == operator).toList();
      Mutant mutant = such.get(random.nextInt(such.size()));
      drawn.add(mutant);
      mutated = mutated.with(mutant.rule());
    }

    Map<String, Boolean> byTree = new TreeMap<>();
    drawn.forEach(
        mutant ->
            byTree.put(
                mutant.toString(),
                new TargetCases(plan, mutant.original(), cases)
                    .noticing(mutant.rule())
                    .isPresent()));

    assertThat(byDrools(mutated, drawn)).isEqualTo(byTree);
    assertThat(byTree).containsValue(true);
  }

  private Map<String, Boolean> byDrools(Pack mutated, List<Mutant> mutants) {
    RuleSet changed =
        new RuleSet(
            rules.id(),
            rules.source(),
            rules.vocabulary(),
            rules.types(),
            Map.of(mutated.id(), mutated),
            rules.files(),
            rules.actions());
    Map<String, Boolean> noticed = new TreeMap<>();
    mutants.forEach(mutant -> noticed.put(mutant.toString(), false));
    try (DecisionMaker maker = DecisionMaker.of(changed)) {
      for (TargetCases.Read one : cases) {
        List<Finding> findings = findings(maker, mutated, one.of(), one.asOf());
        for (Mutant mutant : mutants) {
          if (differs(mutant, one, findings)) {
            noticed.put(mutant.toString(), true);
          }
        }
      }
    }
    return noticed;
  }

  private List<Finding> findings(DecisionMaker maker, Pack pack, Case one, LocalDate asOf) {
    Submission submission =
        ((SubmissionReader.Result.Accepted) facts.read(pack, one.facts())).submission();
    if (pack.rulesInForce(asOf).isEmpty()) {
      return List.of();
    }
    Decision decision = maker.decide(pack, submission, asOf, false);
    return decision.findings();
  }

  /** As the tree does: what the case says of the target, and of those that show it. */
  private boolean differs(Mutant mutant, TargetCases.Read one, List<Finding> findings) {
    String id = mutant.original().id();
    if (one.of().expectation().targets().contains(id)
        && !ExpectationCheck.differences(
                one.of().expectation(),
                Set.of(id),
                plan.with(mutant.rule()),
                one.asOf(),
                findings.stream().filter(finding -> finding.rule().id().equals(id)).toList())
            .isEmpty()) {
      return true;
    }
    // Findings of other targets come from mutants of their own here: what they show of this one
    // is worked out over the tree anyway, and is asked of the rules as they are.
    return new TargetCases(
            plan,
            mutant.original(),
            cases.stream().filter(each -> each == one).filter(each -> shows(each, id)).toList())
        .noticing(mutant.rule())
        .isPresent();
  }

  private boolean shows(TargetCases.Read one, String id) {
    return plan.rules().stream()
        .filter(rule -> one.of().expectation().targets().contains(rule.id()))
        .filter(rule -> !one.of().expectation().targets().contains(id))
        .map(rule -> rule.head().otherReading())
        .anyMatch(reading -> reading != null && reading.rule().equals(id));
  }
}
