package org.junheng.facts;

import org.jspecify.annotations.Nullable;

/**
 * A field of a fact, or of one of the facts above it.
 *
 * @param text as written in a rule, such as {@code school.builtYear}
 * @param hops how many parents up
 * @param field the field there; null where the path ends at the fact itself ({@code this}, {@code
 *     school})
 */
public record FieldPath(String text, int hops, FactType type, @Nullable FactField field) {
  /** The fact that holds the field. */
  public Fact holder(Fact fact) {
    Fact holder = fact;
    for (int hop = 0; hop < hops; hop++) {
      holder = holder.requireParent();
    }
    return holder;
  }

  /** The value, null where it was not submitted; a {@link Fact} where the path ends at one. */
  public @Nullable Object read(Fact fact) {
    Fact holder = holder(fact);
    return field == null ? holder : holder.value(field);
  }

  /** Whether the path ends at a fact rather than at one of its fields. */
  public boolean isFact() {
    return field == null;
  }
}
