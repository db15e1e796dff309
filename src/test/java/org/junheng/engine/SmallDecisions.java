package org.junheng.engine;

import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;

/** Decides submissions under a small rule set, by real Drools. */
final class SmallDecisions implements AutoCloseable {
  /**
   * Facts of a district without schools, to be closed by a bracket; single quotes stand for double
   * ones.
   */
  static final String DISTRICT =
      "{'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01', 'budget': 100, 'planned': 7}";

  private final DecisionMaker maker;
  private final Pack pack;

  SmallDecisions(RuleSet ruleSet) {
    this.maker = DecisionMaker.of(ruleSet);
    this.pack = maker.pack("plan").orElseThrow();
  }

  Submission submission(String schools) {
    SubmissionReader.Result result =
        maker.reader(pack).read(ShippedRules.json(DISTRICT + ", 'schools': " + schools + "}"), "");
    if (result instanceof SubmissionReader.Result.Accepted accepted) {
      return accepted.submission();
    }
    throw new AssertionError(((SubmissionReader.Result.Refused) result).faults().toString());
  }

  Decision decide(String schools) {
    Submission submission = submission(schools);
    return maker.decide(pack, submission, DecisionMaker.countDate(submission), true);
  }

  DecisionMaker maker() {
    return maker;
  }

  Pack pack() {
    return pack;
  }

  @Override
  public void close() {
    maker.close();
  }
}
