package org.junheng.cases.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFacts;
import org.junheng.cases.boundary.BoundaryTables;
import org.junheng.cases.boundary.Example;
import org.junheng.cases.boundary.MissingCase;
import org.junheng.decision.Finding;
import org.junheng.decision.TreeJudge;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Demand;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Pack;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for facts of which a rule and its mutant find something different: at the boundaries of
 * either, in the cases, and in what is one or two changes away from these.
 */
public final class Killer {
  private static final int RANDOM_TRIES = 3000;

  private final RuleSet ruleSet;
  private final Pack pack;
  private final List<Case> cases;
  private final CaseFacts reader;
  private final Changes changes;

  /**
   * @param cases those of the pack; others are left out
   */
  public Killer(RuleSet ruleSet, Pack pack, List<Case> cases) {
    this.ruleSet = ruleSet;
    this.pack = pack;
    this.cases = cases.stream().filter(one -> one.pack().equals(pack.id())).toList();
    this.reader = new CaseFacts(ruleSet);
    this.changes = new Changes(ruleSet.vocabulary());
  }

  private record Start(ObjectNode facts, LocalDate asOf) {}

  /** A case that kills the mutant, ready to be pasted; nothing where none was found. */
  public Optional<String> caseAgainst(Mutant mutant) {
    List<Start> starts = new ArrayList<>();
    for (Rule side : List.of(mutant.original(), mutant.rule())) {
      Pack with = pack.with(side);
      new BoundaryTables(ruleSet, with, List.of())
          .of(rule -> rule.id().equals(side.id())).stream()
              .flatMap(table -> table.rows().stream())
              .flatMap(row -> row.example().stream())
              .forEach(example -> starts.add(new Start(example.facts(), example.asOf())));
    }
    for (Case one : cases) {
      if (one.expectation().targets().contains(mutant.original().id())) {
        day(one).ifPresent(asOf -> starts.add(new Start(one.facts(), asOf)));
      }
    }
    Stream<Start> near =
        starts.stream()
            .flatMap(
                start -> changes.of(start.facts()).map(facts -> new Start(facts, start.asOf())));
    // A fixed seed: the same survivors get the same cases.
    Random random = new Random(mutant.toString().hashCode());
    Stream<Start> further =
        starts.isEmpty()
            ? Stream.empty()
            : Stream.generate(() -> wander(starts.get(random.nextInt(starts.size())), random))
                .limit(RANDOM_TRIES);
    return Stream.concat(Stream.concat(starts.stream(), near), further)
        .filter(start -> differ(mutant, start))
        .findFirst()
        .map(start -> written(mutant, start));
  }

  private Start wander(Start start, Random random) {
    ObjectNode facts = start.facts();
    for (int i = 0; i < 2; i++) {
      List<ObjectNode> near = changes.of(facts).toList();
      facts = near.isEmpty() ? facts : near.get(random.nextInt(near.size()));
    }
    return new Start(facts, start.asOf());
  }

  private Optional<LocalDate> day(Case one) {
    return reader.read(pack, one.facts()) instanceof SubmissionReader.Result.Accepted read
        ? Optional.of(CaseFacts.day(one.asOf(), read.submission()))
        : Optional.empty();
  }

  private boolean differ(Mutant mutant, Start start) {
    if (!(reader.read(pack, start.facts().deepCopy())
        instanceof SubmissionReader.Result.Accepted read)) {
      return false;
    }
    return !found(mutant.original(), read.submission(), start.asOf())
        .equals(found(mutant.rule(), read.submission(), start.asOf()));
  }

  /** What a case can say of the findings. */
  private String found(Rule rule, Submission submission, LocalDate asOf) {
    return TreeJudge.findings(pack, rule, asOf, new Population(submission, asOf)).stream()
        .map(finding -> finding + shown(finding))
        .collect(Collectors.joining("\n"));
  }

  static String shown(Finding finding) {
    Judgment judgment = finding.judgment();
    Figure actual = judgment == null ? null : judgment.actual();
    String figure =
        actual != null
                && actual.isKnown()
                && finding.rule().demand() instanceof Demand.Measured measured
            ? actual.rounded(measured.decimals()).stripTrailingZeros().toPlainString()
            : "";
    return " " + figure + " " + finding.hasOtherReading() + " " + finding.rule().head().standing();
  }

  private String written(Mutant mutant, Start start) {
    Rule rule = mutant.original();
    Submission submission =
        ((SubmissionReader.Result.Accepted) reader.read(pack, start.facts().deepCopy()))
            .submission();
    List<Finding> findings =
        TreeJudge.findings(pack, rule, start.asOf(), new Population(submission, start.asOf()));
    List<Finding> others =
        TreeJudge.findings(
            pack, mutant.rule(), start.asOf(), new Population(submission, start.asOf()));
    String sentence = rule.title() + "：" + mutant.name();
    if (findings.size() <= 1) {
      Example example =
          new Example(start.facts(), start.asOf(), findings.isEmpty() ? null : findings.get(0));
      return MissingCase.of(rule, sentence, example);
    }
    return MissingCase.ofSeveral(rule, sentence, start.facts(), start.asOf(), findings);
  }
}
