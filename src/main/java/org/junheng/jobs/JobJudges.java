package org.junheng.jobs;

import org.junheng.batch.Judge;
import org.junheng.rules.RuleSet;

/** Says by which rules a job is judged, when it begins and when it goes on after a restart. */
@FunctionalInterface
public interface JobJudges {
  /**
   * One rule set from the first to the last line.
   *
   * @param judge records a line once, however often it is asked
   */
  record Judging(RuleSet ruleSet, Judge judge) {}

  Judging of(Job job);
}
