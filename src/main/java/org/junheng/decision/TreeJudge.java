package org.junheng.decision;

import java.time.LocalDate;
import java.util.List;
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
   * @param population the facts of one submission; may be used for rule after rule, by one thread
   */
  public static List<Finding> findings(Rule rule, LocalDate asOf, Population population) {
    return new Judge(List.of(rule), asOf, population, null).findings();
  }
}
