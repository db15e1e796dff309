package org.junheng.cases.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFacts;
import org.junheng.cases.ExpectationCheck;
import org.junheng.decision.Finding;
import org.junheng.decision.TreeJudge;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;

/**
 * The cases that look at one target: they name it, or name a target whose other reading it says;
 * then those that name what changes with it, a target whose place it takes or a conclusion that
 * rests on it. For one thread.
 */
final class TargetCases {
  private final Pack pack;
  private final List<Prepared> cases = new ArrayList<>();
  private final List<Case> failing = new ArrayList<>();

  /**
   * A case whose facts were accepted.
   *
   * @param targets what it says of the target, and of those that show it as the other reading
   */
  record Prepared(
      Case of, Submission submission, LocalDate asOf, Population population, Set<String> targets) {}

  /**
   * @param all the cases of the pack
   */
  TargetCases(Pack pack, Rule rule, List<Read> all) {
    this.pack = pack;
    Set<String> looking = new LinkedHashSet<>(List.of(rule.id()));
    Set<String> dependent = new LinkedHashSet<>();
    for (Rule other : pack.rules()) {
      Rule.OtherReading reading = other.head().otherReading();
      if (reading != null && reading.rule().equals(rule.id())) {
        looking.add(other.id());
      }
      if (rule.head().relaxes().contains(other.id())
          || other.restsOn(pack.rules()).contains(rule)) {
        dependent.add(other.id());
      }
    }
    read(rule, all, looking);
    // Asked last: what a conclusion sees takes all the rules that it rests on.
    read(rule, all, dependent);
  }

  private void read(Rule rule, List<Read> all, Set<String> looking) {
    for (Read read : all) {
      Set<String> targets = new LinkedHashSet<>(looking);
      targets.retainAll(read.of().expectation().targets());
      if (!targets.isEmpty()) {
        Population population = new Population(read.submission(), read.asOf());
        Prepared prepared =
            new Prepared(read.of(), read.submission(), read.asOf(), population, targets);
        if (notices(prepared, rule)) {
          if (!failing.contains(read.of())) {
            failing.add(read.of());
          }
        } else {
          cases.add(prepared);
        }
      }
    }
  }

  /** A case whose facts were accepted, whatever it looks at. */
  record Read(Case of, Submission submission, LocalDate asOf) {
    static Optional<Read> of(Case one, Pack pack, CaseFacts facts) {
      if (!(facts.read(pack, one.facts()) instanceof SubmissionReader.Result.Accepted accepted)) {
        return Optional.empty();
      }
      Submission submission = accepted.submission();
      return Optional.of(new Read(one, submission, CaseFacts.day(one.asOf(), submission)));
    }
  }

  /** The cases that pass under the rules as they stand. */
  List<Prepared> passing() {
    return cases;
  }

  /** The cases that fail under the rules as they stand, and so notice nothing. */
  List<Case> failing() {
    return failing;
  }

  /** The first case that fails with this rule in the place of the one with its id. */
  Optional<Case> noticing(Rule rule) {
    return cases.stream().filter(prepared -> notices(prepared, rule)).findFirst().map(Prepared::of);
  }

  private boolean notices(Prepared one, Rule rule) {
    Pack changed = pack.with(rule);
    List<Finding> findings = new ArrayList<>();
    for (String target : one.targets()) {
      Rule judged = target.equals(rule.id()) ? rule : pack.rule(target).orElseThrow();
      findings.addAll(TreeJudge.findings(changed, judged, one.asOf(), one.population()));
    }
    return !ExpectationCheck.differences(
            one.of().expectation(), one.targets(), changed, one.asOf(), findings)
        .isEmpty();
  }
}
