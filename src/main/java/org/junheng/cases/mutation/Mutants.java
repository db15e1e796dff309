package org.junheng.cases.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junheng.facts.FactType;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.RuleTree;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.Binding;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Result;

/**
 * Makes every mutant of a rule that would pass the check: a mistake that the check refuses needs no
 * case.
 */
public final class Mutants {
  private final RuleSet ruleSet;
  private final Pack pack;

  public Mutants(RuleSet ruleSet, Pack pack) {
    this.ruleSet = ruleSet;
    this.pack = pack;
  }

  /** All mutants of a rule, each saying something else, in the order of the rule. */
  public List<Mutant> of(Rule rule) {
    Set<String> seen = new HashSet<>(List.of(said(rule.tree())));
    Map<String, Integer> names = new HashMap<>();
    List<Mutant> mutants = new ArrayList<>();
    for (Variant<RuleTree> variant : variants(rule.tree())) {
      RuleTree tree = Trees.pruned(variant.value());
      if (!seen.add(said(tree))) {
        continue;
      }
      ruleSet
          .bound(pack, tree)
          .ifPresent(
              bound -> {
                String name = variant.operator().word() + ": " + variant.change();
                int times = names.merge(name, 1, Integer::sum);
                String unique = times == 1 ? name : name + " #" + times;
                mutants.add(new Mutant(rule, variant.operator(), unique, bound));
              });
    }
    return List.copyOf(mutants);
  }

  /** The text, with the terms of sums in one order: who exchanges them says the same. */
  private static String said(RuleTree tree) {
    RuleTree pruned = Trees.pruned(tree);
    return DrlPrinter.rule(pruned.withDemand(Trees.ordered(pruned.demand())));
  }

  private List<Variant<RuleTree>> variants(RuleTree tree) {
    Vocabulary vocabulary = ruleSet.vocabulary();
    FactType subject = vocabulary.type(tree.subject().type()).orElseThrow();
    PatternVariants patterns = new PatternVariants(subject, vocabulary);
    List<Variant<RuleTree>> all = new ArrayList<>();
    HeadVariants heads = new HeadVariants(subject, figures(tree));
    heads.of(tree.annotations()).forEach(each -> all.add(each.in(tree::withAnnotations)));
    heads.of(tree.attributes()).forEach(each -> all.add(each.in(tree::withAttributes)));
    patterns.of(tree.subject()).forEach(each -> all.add(each.in(tree::withSubject)));
    for (Variant<List<Condition>> each :
        Variant.<Condition, Condition>inEach(tree.conditions(), patterns::of)) {
      all.add(each.in(tree::withConditions));
    }
    for (int i = 0; i < tree.conditions().size(); i++) {
      // Where something else uses its results the check refuses it.
      all.add(
          new Variant<>(
              Operator.DROP,
              PatternVariants.place(tree.conditions().get(i)),
              tree.withConditions(Variant.without(tree.conditions(), i))));
    }
    new DemandVariants(figures(tree))
        .of(tree.demand())
        .forEach(each -> all.add(each.in(tree::withDemand)));
    return all;
  }

  /** The variables within reach of the right side; those that are no numbers the check refuses. */
  private static List<String> figures(RuleTree tree) {
    List<String> figures = new ArrayList<>();
    for (Item item : tree.subject().items()) {
      if (item instanceof Binding binding) {
        figures.add(binding.variable());
      }
    }
    for (Condition condition : tree.conditions()) {
      if (condition instanceof Accumulation accumulation) {
        accumulation.results().stream().map(Result::variable).forEach(figures::add);
      }
    }
    return figures;
  }
}
