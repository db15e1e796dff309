package org.junheng.audit;

/**
 * What to export.
 *
 * @param first the first position, 1 or more
 * @param last the last position
 * @param masked whether to leave out what opens commitments
 */
public record Export(long first, long last, boolean masked) {
  public Export {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no positions: " + first + " to " + last);
    }
  }
}
