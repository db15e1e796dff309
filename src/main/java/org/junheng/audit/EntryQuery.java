package org.junheng.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to look up; they come newest first.
 *
 * @param kind only of this kind, or null for any
 * @param labels only with all of these
 * @param from recorded at or after this, or null
 * @param to recorded before this, or null
 * @param before only positions below this one: the last position of the page before. {@code
 *     Long.MAX_VALUE} for the first page
 * @param limit at most so many, 1 to 1000
 */
public record EntryQuery(
    @Nullable String kind,
    Set<Label> labels,
    @Nullable Instant from,
    @Nullable Instant to,
    long before,
    int limit) {
  public EntryQuery {
    labels = Set.copyOf(labels);
    if (limit < 1 || limit > 1_000 || before < 1) {
      throw new IllegalArgumentException("no page: " + limit + " before " + before);
    }
  }

  /** The newest entries of a kind with all of these labels. */
  public static EntryQuery of(String kind, Set<Label> labels, int limit) {
    return new EntryQuery(kind, labels, null, null, Long.MAX_VALUE, limit);
  }

  /** The next page, after the one that ended with this position. */
  public EntryQuery before(long position) {
    return new EntryQuery(kind, labels, from, to, position, limit);
  }

  /** Only what was recorded in this time. */
  public EntryQuery between(@Nullable Instant from, @Nullable Instant to) {
    return new EntryQuery(kind, labels, from, to, before, limit);
  }
}
