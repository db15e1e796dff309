package org.junheng.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junheng.rules.Pack;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;

/**
 * Makes the findings of a rule from its tree alone: what Drools would find, without compiling.
 *
 * <p>For rules that nobody is bound by, such as the mutants of a rule; decisions are fired.
 */
public final class TreeJudge {
  private TreeJudge() {}

  /**
   * The findings of one rule, in order of the submission; none where it is not in force.
   *
   * @param pack the rules beside it: those that take its place, and those whose findings it looks
   *     at; one with its id is left out
   * @param population the facts of one submission; may be used for rule after rule, by one thread
   */
  public static List<Finding> findings(
      Pack pack, Rule rule, LocalDate asOf, Population population) {
    Judge judge = new Judge(withWhatDecides(pack, rule), asOf, population);
    if (rule.isConclusion()) {
      judge.first(null);
      judge.conclude(null);
    } else {
      judge.judge(rule);
    }
    return judge.findings().stream().filter(finding -> finding.rule() == rule).toList();
  }

  private static List<Rule> withWhatDecides(Pack pack, Rule rule) {
    List<Rule> others =
        pack.rules().stream().filter(other -> !other.id().equals(rule.id())).toList();
    List<Rule> needed = new ArrayList<>(List.of(rule));
    if (rule.isConclusion()) {
      needed.addAll(rule.restsOn(others));
    }
    for (Rule judged : List.copyOf(needed)) {
      others.stream()
          .filter(other -> other.head().relaxes().contains(judged.id()))
          .filter(other -> !needed.contains(other))
          .forEach(needed::add);
    }
    return needed;
  }
}
