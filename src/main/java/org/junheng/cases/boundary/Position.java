package org.junheng.cases.boundary;

/** Where a row of a boundary stands. */
public enum Position {
  /** One step below, or the day before. */
  BELOW,
  /** On it. */
  AT,
  /** One step above, or the day after. */
  ABOVE;

  /** −1, 0 or 1. */
  int sign() {
    return ordinal() - 1;
  }
}
