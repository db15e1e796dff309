package org.junheng.rules;

import java.util.Locale;

/** How much a target binds. */
public enum Standing {
  BINDING,
  /** Compared, never failed. */
  BENCHMARK,
  /** Due later: compared with a straight line to its due date, never failed before it. */
  PROGRESS;

  /** As written in rules and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
