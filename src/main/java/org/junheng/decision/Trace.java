package org.junheng.decision;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much of the way to its findings a decision shows. */
public enum Trace {
  NONE,
  /** Each rule that Drools fired, with what it was bound to. */
  FIRED,
  /**
   * Besides, each condition of each rule for each subject, with what it saw and whether it held.
   */
  ALL;

  /** As written in requests. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Trace> of(String word) {
    return Stream.of(values()).filter(trace -> trace.word().equals(word)).findFirst();
  }
}
