package org.junheng.decision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;

/**
 * A target on its way: nobody fails it before it is due.
 *
 * @param due the first day on which it binds
 * @param line where a straight line from nothing, on the first day of the rule, to the whole, on
 *     the day it is due, stands on the day judged; null where the target is not one of more
 */
public record Progress(LocalDate due, @Nullable Figure line) {
  /** Null where no day is named. */
  static @Nullable Progress of(Rule rule, Judgment judgment, LocalDate asOf) {
    LocalDate due = rule.head().due();
    if (due == null) {
      return null;
    }
    LocalDate from = rule.head().from();
    return new Progress(
        due,
        judgment.partOfLimit(
            ChronoUnit.DAYS.between(from, asOf), ChronoUnit.DAYS.between(from, due)));
  }

  /** What the target came to: met on the line or above it, else behind. */
  Outcome outcome(Judgment judgment) {
    boolean there = judgment.outcome() == Outcome.MET || line != null && judgment.reaches(line);
    return there ? Outcome.MET : Outcome.BEHIND;
  }
}
