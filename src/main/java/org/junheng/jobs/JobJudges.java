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
   * @param after gives back what was borrowed for it
   */
  record Judging(RuleSet ruleSet, Judge judge, Runnable after) implements AutoCloseable {
    /** To be called when nothing is judged any more. */
    @Override
    public void close() {
      after.run();
    }
  }

  Judging of(Job job);
}
