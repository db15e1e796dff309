package org.junheng.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;

/**
 * All that is found in a rule set.
 *
 * @param troubles in order of file and line
 * @param undecided questions left open because there were too many cases to look at; no trouble,
 *     but no clean bill either
 */
public record Analysis(List<Trouble> troubles, List<RuleProblem> undecided) {
  public Analysis {
    troubles = List.copyOf(troubles);
    undecided = List.copyOf(undecided);
  }

  public static Analysis of(RuleSet rules) {
    Bench bench = new Bench(rules);
    for (Pack pack : rules.packs().values()) {
      new Reach(bench, pack).look();
      new Families(bench, pack).look();
      new Standards(bench, pack).look();
      new Wording(bench, pack).look();
    }
    List<Trouble> troubles = new ArrayList<>(new TreeSet<>(bench.troubles()));
    return new Analysis(troubles, bench.undecided().stream().distinct().sorted().toList());
  }
}
