package org.junheng.cases.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFacts;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/**
 * Holds every mutant of a pack's rules against the pack's cases.
 *
 * <p>A mutant is judged by its tree, which is what decides wherever Drools does (a test holds that
 * both agree), and against the cases that look at its target, at one whose place it takes, or at a
 * conclusion that rests on it.
 */
public final class Mutation {
  private final RuleSet ruleSet;
  private final Pack pack;
  private final List<TargetCases.Read> cases = new ArrayList<>();

  /**
   * @param cases those of the pack; others are left out
   */
  public Mutation(RuleSet ruleSet, Pack pack, List<Case> cases) {
    this.ruleSet = ruleSet;
    this.pack = pack;
    CaseFacts facts = new CaseFacts(ruleSet);
    for (Case one : cases) {
      if (one.pack().equals(pack.id())) {
        TargetCases.Read.of(one, pack, facts).ifPresent(this.cases::add);
      }
    }
  }

  /**
   * What became of one mutant.
   *
   * @param killedBy the first case that fails under it; empty where none does
   */
  public record Fate(Mutant mutant, Optional<Case> killedBy) {}

  /**
   * What became of the mutants of one rule.
   *
   * @param failing cases that fail already under the rule as it stands, and so notice nothing
   */
  public record OfRule(Rule rule, List<Fate> fates, List<Case> failing) {
    public OfRule {
      fates = List.copyOf(fates);
      failing = List.copyOf(failing);
    }

    public List<Mutant> survivors() {
      return fates.stream().filter(fate -> fate.killedBy().isEmpty()).map(Fate::mutant).toList();
    }
  }

  /** The pack's own rules that are wanted, each with its mutants, in order of file and line. */
  public List<OfRule> run(Predicate<Rule> wanted) {
    return pack.rules().stream()
        .filter(rule -> rule.file().startsWith(pack.id() + "/"))
        .filter(wanted)
        .toList()
        .parallelStream()
        .map(this::run)
        .toList();
  }

  private OfRule run(Rule rule) {
    TargetCases looking = new TargetCases(pack, rule, cases);
    List<Fate> fates =
        new Mutants(ruleSet, pack)
            .of(rule).stream()
                .map(mutant -> new Fate(mutant, looking.noticing(mutant.rule())))
                .toList();
    return new OfRule(rule, fates, looking.failing());
  }
}
