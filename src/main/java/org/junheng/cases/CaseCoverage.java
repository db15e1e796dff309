package org.junheng.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junheng.decision.Finding;
import org.junheng.decision.TreeJudge;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.Truth;

/**
 * What the cases of a pack leave untested: rules without a case, outcomes that no case shows, and
 * conditions that never keep a target from applying by themselves.
 */
public final class CaseCoverage {
  private static final Set<Outcome> SHOWN =
      EnumSet.of(Outcome.MET, Outcome.UNMET, Outcome.UNDETERMINED);

  private CaseCoverage() {}

  /** Something untested, at the place of its rule. */
  public record Gap(String target, String file, int line, Message message) {}

  /**
   * The gaps of the pack's own rules, in order of file and line.
   *
   * @param cases those of the pack; others are left out
   */
  public static List<Gap> of(RuleSet ruleSet, Pack pack, List<Case> cases) {
    CaseFacts facts = new CaseFacts(ruleSet);
    List<Gap> gaps = new ArrayList<>();
    for (Rule rule : pack.rules()) {
      if (rule.file().startsWith(pack.id() + "/")) {
        List<Case> naming =
            cases.stream()
                .filter(one -> one.pack().equals(pack.id()))
                .filter(one -> one.expectation().targets().contains(rule.id()))
                .toList();
        gaps(rule, pack, naming, facts).forEach(gaps::add);
      }
    }
    return List.copyOf(gaps);
  }

  private static List<Gap> gaps(Rule rule, Pack pack, List<Case> naming, CaseFacts facts) {
    if (naming.isEmpty()) {
      return List.of(gap(rule, Message.of("coverage.no-case", rule.id())));
    }
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    Set<String> untested = new LinkedHashSet<>();
    Set<String> tested = new LinkedHashSet<>();
    for (Case one : naming) {
      if (one.expectation() instanceof Expectation.Findings expected
          && facts.read(pack, one.facts()) instanceof SubmissionReader.Result.Accepted read) {
        Submission submission = read.submission();
        LocalDate asOf = CaseFacts.day(one.asOf(), submission);
        List<ExpectedFinding> said = expected.byTarget().getOrDefault(rule.id(), List.of());
        for (Finding finding :
            TreeJudge.findings(pack, rule, asOf, new Population(submission, asOf))) {
          if (said.stream().anyMatch(each -> each.names(finding))) {
            outcomes.add(finding.outcome());
            conditions(finding, untested, tested);
          }
        }
      }
    }
    untested.removeAll(tested);
    List<Gap> gaps = new ArrayList<>();
    for (Outcome outcome : SHOWN) {
      if (!outcomes.contains(outcome)) {
        Message word = outcome.label();
        gaps.add(gap(rule, Message.of("coverage.no-outcome", rule.id(), word)));
      }
    }
    untested.forEach(
        text -> gaps.add(gap(rule, Message.of("coverage.no-condition", rule.id(), text))));
    return gaps;
  }

  private static void conditions(Finding finding, Set<String> all, Set<String> tested) {
    List<Rule.Condition> conditions = finding.conditions();
    List<Rule.Condition> failing =
        conditions.stream().filter(condition -> condition.held() == Truth.FALSE).toList();
    conditions.stream().map(Rule.Condition::text).filter(CaseCoverage::canFail).forEach(all::add);
    if (failing.size() == 1) {
      tested.add(failing.get(0).text());
    }
  }

  /** What is accumulated without a condition on the result binds everybody. */
  private static boolean canFail(String condition) {
    return !condition.startsWith("accumulate")
        || condition.indexOf(';') != condition.lastIndexOf(';');
  }

  private static Gap gap(Rule rule, Message message) {
    return new Gap(rule.id(), rule.file(), rule.line(), message);
  }
}
