package org.junheng.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Submission;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;

/**
 * What the shipped cases say, beside what the rules find: the findings that a case names, and of
 * which it says the outcome.
 */
record JudgedCases(List<Named> all) {
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  /** A finding that a case names with its outcome. */
  record Named(Case of, Rule rule, Outcome expected, Finding finding, Decision decision) {
    List<Rule.Condition> conditions() {
      return rule.conditions(finding.subject(), decision.population());
    }

    boolean isAtLimit() {
      Judgment judgment = finding.judgment();
      return judgment != null
          && judgment.actual() != null
          && judgment.actual().isKnown()
          && (judgment.actual().exact().equals(judgment.required().exact())
              || isRootOf(judgment.required(), judgment.actual()));
    }

    /** A coefficient of variation is a root: √0.25 for 0.5. */
    private static boolean isRootOf(Figure limit, Figure actual) {
      if (!actual.exact().startsWith("√")) {
        return false;
      }
      BigDecimal side = new BigDecimal(limit.exact());
      return actual.exact().equals("√" + side.multiply(side).stripTrailingZeros().toPlainString());
    }

    /** Whether one figure differs by its smallest unit and the others are the same. */
    boolean isOneStepFrom(Named other) {
      List<Rule.Evidence> own = finding.evidence();
      List<Rule.Evidence> theirs = other.finding.evidence();
      if (rule.isConclusion() || own.size() != theirs.size()) {
        // What lies behind these is more than one figure: another finding, or another school.
        return true;
      }
      int steps = 0;
      for (int i = 0; i < own.size(); i++) {
        BigDecimal a = new BigDecimal(Objects.toString(own.get(i).value()));
        BigDecimal b = new BigDecimal(Objects.toString(theirs.get(i).value()));
        BigDecimal step =
            List.of("平方米", "元", "").contains(own.get(i).unit()) ? HUNDREDTH : BigDecimal.ONE;
        if (a.compareTo(b) != 0) {
          steps += a.subtract(b).abs().compareTo(step) == 0 ? 1 : 2;
        }
      }
      return steps == 1;
    }
  }

  static JudgedCases shipped() {
    List<Named> all = new ArrayList<>();
    Identities identities = new Identities(ShippedRules.maker().ruleSet().vocabulary());
    for (Case each : ShippedCases.all()) {
      if (each.expectation() instanceof Expectation.Findings findings) {
        Pack pack = ShippedRules.pack(each.pack());
        Submission submission = ShippedRules.submission(pack, identities.complete(each.facts()));
        Decision decision =
            ShippedRules.maker()
                .decide(
                    pack,
                    submission,
                    Objects.requireNonNullElse(each.asOf(), DecisionMaker.countDate(submission)),
                    false);
        findings
            .byTarget()
            .forEach((target, expected) -> add(all, each, decision, target, expected));
      }
    }
    return new JudgedCases(List.copyOf(all));
  }

  private static void add(
      List<Named> all, Case of, Decision decision, String target, List<ExpectedFinding> expected) {
    for (Finding finding : decision.findings()) {
      for (ExpectedFinding each : expected) {
        boolean meant = each.at() == null || each.at().equals(finding.subject().path());
        if (finding.rule().id().equals(target) && meant && each.outcome() != null) {
          all.add(new Named(of, finding.rule(), each.outcome(), finding, decision));
        }
      }
    }
  }

  List<Named> of(Rule rule) {
    return all.stream().filter(named -> named.rule().id().equals(rule.id())).toList();
  }

  List<Named> of(Rule rule, Outcome outcome) {
    return of(rule).stream().filter(named -> named.expected() == outcome).toList();
  }
}
