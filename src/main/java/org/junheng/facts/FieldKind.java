package org.junheng.facts;

/** What kind of value a field holds. */
public enum FieldKind {
  /** A word or name; {@code String}. */
  TEXT,
  /** A whole number; {@code Integer}. */
  COUNT,
  /** An exact decimal, such as an area or a sum of money; {@code BigDecimal}. */
  MEASURE,
  /** Yes or no; {@code Boolean}. */
  YES_NO,
  /** A calendar day; {@code LocalDate}. */
  DAY,
  /** The fact that this one belongs to. */
  PARENT;

  public boolean isNumber() {
    return this == COUNT || this == MEASURE;
  }
}
