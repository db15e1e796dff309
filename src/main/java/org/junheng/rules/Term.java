package org.junheng.rules;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FieldPath;

/** One side of a comparison. */
sealed interface Term {
  /** The value seen from a fact; null where missing. */
  @Nullable Object value(Fact fact, @Nullable Object[] slots);

  /** Names the figure whose absence makes the value missing. */
  void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps);

  record Field(FieldPath path) implements Term {
    @Override
    public @Nullable Object value(Fact fact, @Nullable Object[] slots) {
      return path.read(fact);
    }

    @Override
    public void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
      if (value(fact, slots) == null) {
        Gap.of(path, fact).forEach(gaps);
      }
    }
  }

  /**
   * A variable; what is missing behind a result of an accumulate is named by its {@link Gathering}.
   */
  record Slot(Variable variable) implements Term {
    @Override
    public @Nullable Object value(Fact fact, @Nullable Object[] slots) {
      return slots[variable.slot()];
    }

    @Override
    public void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
      // named where the variable was bound
    }
  }

  record Constant(Object value) implements Term {
    @Override
    public Object value(Fact fact, @Nullable Object[] slots) {
      return value;
    }

    @Override
    public void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
      // never missing
    }
  }
}
