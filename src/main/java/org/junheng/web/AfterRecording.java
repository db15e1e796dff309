package org.junheng.web;

import org.junheng.decision.Decision;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.rules.RuleSet;

/** Whoever makes something of decisions as soon as they are on record. */
public interface AfterRecording {
  /**
   * Is told of a decision that is on disk and not answered yet, so it must come back at once.
   *
   * @param decision from which the entry was written
   * @param ruleSet that decided
   */
  void recorded(Decision decision, RuleSet ruleSet, RecordedEntry entry);
}
