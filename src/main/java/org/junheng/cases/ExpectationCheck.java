package org.junheng.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.CaseResult.Difference;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.message.Nearest;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;

/** Holds the findings of facts that were accepted against what a case expects. */
public final class ExpectationCheck {
  private final Pack pack;
  private final LocalDate asOf;
  private final Map<String, List<Finding>> findings = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  private ExpectationCheck(Pack pack, LocalDate asOf, List<Finding> found) {
    this.pack = pack;
    this.asOf = asOf;
    for (Finding finding : found) {
      findings.computeIfAbsent(finding.rule().id(), key -> new ArrayList<>()).add(finding);
    }
  }

  /**
   * What is not as expected.
   *
   * @param found all findings of the day
   */
  static List<Difference> differences(
      Expectation expectation, Pack pack, LocalDate asOf, List<Finding> found) {
    ExpectationCheck check = new ExpectationCheck(pack, asOf, found);
    if (expectation instanceof Expectation.Refused refused) {
      String codes = CaseRunner.sorted(refused.codes());
      check.differ("", "", codes, "", Message.of("case.not-refused", codes), null);
    } else if (expectation instanceof Expectation.NotInForce notInForce) {
      notInForce.targets().forEach(check::isNotInForce);
    } else if (expectation instanceof Expectation.Findings expected) {
      expected.byTarget().forEach(check::check);
    }
    return check.differences;
  }

  /**
   * What is not as expected of some of the targets, whatever comes of the others.
   *
   * @param targets by id, each one that the expectation speaks of
   * @param found the findings of these targets
   */
  public static List<Difference> differences(
      Expectation expectation,
      Set<String> targets,
      Pack pack,
      LocalDate asOf,
      List<Finding> found) {
    ExpectationCheck check = new ExpectationCheck(pack, asOf, found);
    for (String target : targets) {
      if (expectation instanceof Expectation.NotInForce) {
        check.isNotInForce(target);
      } else if (expectation instanceof Expectation.Findings expected) {
        check.check(target, expected.byTarget().getOrDefault(target, List.of()));
      }
    }
    return check.differences;
  }

  private void differ(
      String target,
      String place,
      String expected,
      String found,
      Message message,
      @Nullable Finding finding) {
    differences.add(new Difference(target, place, expected, found, message, finding));
  }

  private boolean isKnown(String target) {
    if (pack.rule(target).isPresent()) {
      return true;
    }
    List<String> known = pack.rules().stream().map(Rule::id).toList();
    String near = Nearest.to(target, known).orElse("–");
    differ(target, "", "", "", Message.of("case.unknown-target", target, near), null);
    return false;
  }

  private void isNotInForce(String target) {
    if (isKnown(target) && findings.containsKey(target)) {
      differ(target, "", "", "", Message.of("case.in-force", target, asOf), null);
    }
  }

  private void check(String target, List<ExpectedFinding> expected) {
    if (!isKnown(target)) {
      return;
    }
    List<Finding> ofTarget = findings.getOrDefault(target, List.of());
    if (ofTarget.isEmpty()) {
      differ(target, "", "", "", Message.of("case.not-in-force", target, asOf), null);
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
    Message message = Message.of("case.no-finding-at", target, place, found);
    differ(target, place, place, found, message, null);
  }
}
