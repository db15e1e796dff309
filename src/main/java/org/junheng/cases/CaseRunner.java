package org.junheng.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junheng.cases.CaseResult.Difference;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.facts.Fault;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.message.Message;
import org.junheng.message.Nearest;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import tools.jackson.databind.node.ObjectNode;

/** Runs cases against the rules, by the way that every submission takes. Safe for many threads. */
public final class CaseRunner {
  private final DecisionMaker maker;
  private final Identities identities;

  public CaseRunner(DecisionMaker maker) {
    this.maker = maker;
    this.identities = new Identities(maker.ruleSet().vocabulary());
  }

  /** Decides the facts of a case and holds the findings against what it expects. */
  public CaseResult run(Case one) {
    Optional<Pack> pack = maker.pack(one.pack());
    if (pack.isEmpty()) {
      Message message = Message.of("case.no-rules", one.pack());
      return new CaseResult(one, List.of(new Difference("", "", "", "", message)));
    }
    ObjectNode facts = identities.complete(one.facts());
    SubmissionReader.Result result = maker.reader(pack.get()).read(facts, "");
    if (result instanceof SubmissionReader.Result.Refused refused) {
      return new CaseResult(one, refused(one.expectation(), refused.faults()));
    }
    Submission submission = ((SubmissionReader.Result.Accepted) result).submission();
    return new CaseResult(one, new Run(one, pack.get(), submission).differences());
  }

  private static List<Difference> refused(Expectation expectation, List<Fault> faults) {
    if (!(expectation instanceof Expectation.Refused refused)) {
      return faults.stream()
          .map(
              fault -> {
                String code = fault.message().code();
                Message message = Message.of("case.refused", fault.pointer(), fault.message());
                return new Difference("", fault.pointer(), "", code, message);
              })
          .toList();
    }
    String expected = sorted(refused.codes());
    String found = sorted(faults.stream().map(fault -> fault.message().code()).toList());
    if (expected.equals(found)) {
      return List.of();
    }
    Message message = Message.of("case.refused-otherwise", expected, found);
    return List.of(new Difference("", "", expected, found, message));
  }

  private static String sorted(List<String> codes) {
    return String.join(", ", new TreeSet<>(codes));
  }

  /** One case whose facts are sound. */
  private final class Run {
    private final Case one;
    private final Pack pack;
    private final LocalDate asOf;
    private final Map<String, List<Finding>> findings = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    Run(Case one, Pack pack, Submission submission) {
      this.one = one;
      this.pack = pack;
      LocalDate given = one.asOf();
      this.asOf = given == null ? DecisionMaker.countDate(submission) : given;
      if (!pack.rulesInForce(asOf).isEmpty()) {
        for (Finding finding : maker.decide(pack, submission, asOf, false).findings()) {
          findings.computeIfAbsent(finding.rule().id(), key -> new ArrayList<>()).add(finding);
        }
      }
    }

    List<Difference> differences() {
      Expectation expectation = one.expectation();
      if (expectation instanceof Expectation.Refused refused) {
        String codes = sorted(refused.codes());
        differ("", "", codes, "", Message.of("case.not-refused", codes));
      } else if (expectation instanceof Expectation.NotInForce notInForce) {
        notInForce.targets().forEach(this::isNotInForce);
      } else if (expectation instanceof Expectation.Findings expected) {
        expected.byTarget().forEach(this::check);
      }
      return differences;
    }

    private void differ(
        String target, String place, String expected, String found, Message message) {
      differences.add(new Difference(target, place, expected, found, message));
    }

    private boolean isKnown(String target) {
      if (pack.rule(target).isPresent()) {
        return true;
      }
      List<String> known = pack.rules().stream().map(Rule::id).toList();
      String near = Nearest.to(target, known).orElse("–");
      differ(target, "", "", "", Message.of("case.unknown-target", target, near));
      return false;
    }

    private void isNotInForce(String target) {
      if (isKnown(target) && findings.containsKey(target)) {
        differ(target, "", "", "", Message.of("case.in-force", target, asOf));
      }
    }

    private void check(String target, List<ExpectedFinding> expected) {
      if (!isKnown(target)) {
        return;
      }
      List<Finding> ofTarget = findings.getOrDefault(target, List.of());
      if (ofTarget.isEmpty()) {
        differ(target, "", "", "", Message.of("case.not-in-force", target, asOf));
        return;
      }
      for (ExpectedFinding each : expected) {
        String place = each.at();
        List<Finding> meant =
            place == null
                ? ofTarget
                : ofTarget.stream().filter(it -> it.subject().path().equals(place)).toList();
        meant.forEach(finding -> differences.addAll(FindingCheck.of(pack, finding, each)));
        if (place != null && meant.isEmpty()) {
          noFindingAt(target, place, ofTarget);
        }
      }
    }

    private void noFindingAt(String target, String place, List<Finding> ofTarget) {
      List<String> places = ofTarget.stream().map(finding -> finding.subject().path()).toList();
      String found = String.join(", ", places);
      differ(target, place, place, found, Message.of("case.no-finding-at", target, place, found));
    }
  }
}
