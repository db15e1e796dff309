package org.junheng.rules.reading;

import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;

/** What a name of a rule stands for. */
sealed interface Meaning {
  /** A field of the thing looked at, or of what it belongs to; or that thing itself. */
  record OfField(FieldPath path) implements Meaning {
    /** Its unit, or empty. */
    String unit() {
      return path.field() == null ? "" : path.field().unit();
    }
  }

  /** A thing that was bound to a name: the subject, or what it belongs to. */
  record OfFact(FactType type) implements Meaning {}

  /**
   * What an accumulate made.
   *
   * @param function as written: {@code total}, {@code least}, {@code most}, {@code count}
   * @param figure what was accumulated; null where the things themselves were counted
   */
  record OfResult(String function, Whom source, @Nullable OfField figure) implements Meaning {
    String unit() {
      return figure == null ? source.type().unit() : figure.unit();
    }
  }
}
