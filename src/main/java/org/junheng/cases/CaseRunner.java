package org.junheng.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junheng.cases.CaseResult.Difference;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.facts.Fault;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.message.Message;
import org.junheng.rules.Pack;

/** Runs cases against the rules, by the way that every submission takes. Safe for many threads. */
public final class CaseRunner {
  private final DecisionMaker maker;
  private final CaseFacts facts;

  public CaseRunner(DecisionMaker maker) {
    this.maker = maker;
    this.facts = new CaseFacts(maker.ruleSet());
  }

  /** Decides the facts of a case and holds the findings against what it expects. */
  public CaseResult run(Case one) {
    Optional<Pack> pack = maker.pack(one.pack());
    if (pack.isEmpty()) {
      Message message = Message.of("case.no-rules", one.pack());
      return new CaseResult(one, List.of(new Difference("", "", "", "", message, null)));
    }
    SubmissionReader.Result result = facts.read(pack.get(), one.facts());
    if (result instanceof SubmissionReader.Result.Refused refused) {
      return new CaseResult(one, refused(one.expectation(), refused.faults()));
    }
    Submission submission = ((SubmissionReader.Result.Accepted) result).submission();
    LocalDate asOf = CaseFacts.day(one.asOf(), submission);
    List<Finding> findings =
        pack.get().rulesInForce(asOf).isEmpty()
            ? List.of()
            : maker.decide(pack.get(), submission, asOf, false).findings();
    return new CaseResult(
        one, ExpectationCheck.differences(one.expectation(), pack.get(), asOf, findings));
  }

  private static List<Difference> refused(Expectation expectation, List<Fault> faults) {
    if (!(expectation instanceof Expectation.Refused refused)) {
      return faults.stream()
          .map(
              fault -> {
                String code = fault.message().code();
                Message message = Message.of("case.refused", fault.pointer(), fault.message());
                return new Difference("", fault.pointer(), "", code, message, null);
              })
          .toList();
    }
    String expected = sorted(refused.codes());
    String found = sorted(faults.stream().map(fault -> fault.message().code()).toList());
    if (expected.equals(found)) {
      return List.of();
    }
    Message message = Message.of("case.refused-otherwise", expected, found);
    return List.of(new Difference("", "", expected, found, message, null));
  }

  static String sorted(List<String> codes) {
    return String.join(", ", new TreeSet<>(codes));
  }
}
