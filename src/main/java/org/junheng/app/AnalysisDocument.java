package org.junheng.app;

import java.time.LocalDate;
import java.util.List;
import org.junheng.decision.DecisionMaker;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.analysis.Trouble;
import org.junheng.rules.analysis.Witness;
import tools.jackson.databind.node.ObjectNode;

/** What analysis found, as JSON; every witness has been decided, by Drools and all. */
record AnalysisDocument(String ruleSet, List<Found> troubles, List<Said> undecided) {

  /** A message at its place, in both languages. */
  record Said(String code, String file, int line, int column, String chinese, String english) {}

  record Found(Said problem, List<String> rules, List<Shown> witnesses) {}

  /**
   * @param request what can be posted to have it decided: pack, day and facts
   */
  record Shown(Request request, String subject, List<Decided> decided) {}

  record Request(String pack, LocalDate asOf, ObjectNode facts) {}

  record Decided(String target, Outcome outcome) {}

  static Said said(RuleProblem problem) {
    return new Said(
        problem.message().code(),
        problem.file(),
        problem.line(),
        problem.column(),
        problem.message().chinese(),
        problem.message().english());
  }

  static Found found(DecisionMaker maker, Trouble trouble) {
    return new Found(
        said(trouble.problem()),
        trouble.rules(),
        trouble.witnesses().stream()
            .map(
                witness ->
                    new Shown(
                        new Request(witness.pack(), witness.asOf(), witness.facts()),
                        witness.subject(),
                        decided(maker, witness, trouble.rules())))
            .toList());
  }

  /**
   * The findings of the rules concerned for the subject; none where no rule is in force on the day.
   */
  static List<Decided> decided(DecisionMaker maker, Witness witness, List<String> rules) {
    Pack pack = maker.pack(witness.pack()).orElseThrow();
    if (pack.rulesInForce(witness.asOf()).isEmpty()) {
      return List.of();
    }
    if (!(maker.reader(pack).read(witness.facts(), "")
        instanceof SubmissionReader.Result.Accepted accepted)) {
      throw new IllegalStateException("a witness is refused: " + witness);
    }
    Submission submission = accepted.submission();
    return maker.decide(pack, submission, witness.asOf(), false).findings().stream()
        .filter(finding -> rules.contains(finding.rule().id()))
        .filter(finding -> finding.subject().path().equals(witness.subject()))
        .map(finding -> new Decided(finding.rule().id(), finding.outcome()))
        .toList();
  }
}
