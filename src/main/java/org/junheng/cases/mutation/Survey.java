package org.junheng.cases.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junheng.cases.Case;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;

/**
 * What became of the mutants of a pack, and what would become of those that no case notices.
 *
 * @param rules the pack's own rules that were wanted, each with its mutants
 * @param equivalent survivors that {@link Equivalents} names
 * @param survivors the others
 * @param problems of the file of equivalents
 */
public record Survey(
    List<Mutation.OfRule> rules,
    List<Mutant> equivalent,
    List<Survivor> survivors,
    List<RuleProblem> problems) {
  public Survey {
    rules = List.copyOf(rules);
    equivalent = List.copyOf(equivalent);
    survivors = List.copyOf(survivors);
    problems = List.copyOf(problems);
  }

  /**
   * A mutant that no case notices.
   *
   * @param searched whether a case that would was looked for
   * @param killer such a case, ready to be pasted; empty where none was found
   */
  public record Survivor(Mutant mutant, boolean searched, Optional<String> killer) {}

  /**
   * @param files in which the equivalents are named
   * @param cases those of the pack; others are left out
   * @param wanted the rules to look at
   * @param searches for how many survivors at most a case is looked for: rules that lost their
   *     cases have thousands, and a first few cases notice most of them
   */
  public static Survey of(
      RuleSet ruleSet,
      Pack pack,
      RuleFiles files,
      List<Case> cases,
      Predicate<Rule> wanted,
      int searches) {
    List<RuleProblem> problems = new ArrayList<>();
    Equivalents named = Equivalents.read(pack, files, problems);
    List<Mutation.OfRule> rules = new Mutation(ruleSet, pack, cases).run(wanted);
    problems.addAll(named.problems(pack, rules));
    Killer killer = new Killer(ruleSet, pack, cases);
    List<Mutant> equivalent = new ArrayList<>();
    List<Survivor> survivors = new ArrayList<>();
    for (Mutation.OfRule of : rules) {
      for (Mutant mutant : of.survivors()) {
        if (named.name(mutant)) {
          equivalent.add(mutant);
        } else {
          boolean searched = survivors.size() < searches;
          survivors.add(
              new Survivor(
                  mutant, searched, searched ? killer.caseAgainst(mutant) : Optional.empty()));
        }
      }
    }
    return new Survey(rules, equivalent, survivors, problems);
  }

  /** How many mutants there are. */
  public int mutants() {
    return rules.stream().mapToInt(of -> of.fates().size()).sum();
  }

  /** How many of them a case notices. */
  public int killed() {
    return mutants() - equivalent.size() - survivors.size();
  }
}
