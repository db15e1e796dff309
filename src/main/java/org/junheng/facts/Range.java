package org.junheng.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest value a figure may have, both included; null leaves that side open.
 */
public record Range(@Nullable BigDecimal least, @Nullable BigDecimal greatest) {
  /** No limit. */
  public static final Range ANY = new Range(null, null);

  public Range {
    if (least != null && greatest != null && least.compareTo(greatest) > 0) {
      throw new IllegalArgumentException(least + " > " + greatest);
    }
  }

  public boolean contains(BigDecimal value) {
    return (least == null || value.compareTo(least) >= 0)
        && (greatest == null || value.compareTo(greatest) <= 0);
  }

  @Override
  public String toString() {
    return (least == null ? "" : least.toPlainString())
        + ".."
        + (greatest == null ? "" : greatest.toPlainString());
  }
}
