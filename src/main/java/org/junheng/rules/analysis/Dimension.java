package org.junheng.rules.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;

/** One thing that may be so or otherwise: the day, how many there are, or a field of a thing. */
sealed interface Dimension {
  List<Object> values();

  /** Whether its values have an order in which one can lie between two others. */
  boolean isOrdered();

  /** The day on which it is judged. */
  record Day(List<Object> values) implements Dimension {
    @Override
    public boolean isOrdered() {
      return true;
    }
  }

  /** How many optional elements a list has. */
  record Number(FactType type, @Nullable Node holder, List<Object> values) implements Dimension {
    @Override
    public boolean isOrdered() {
      return false;
    }
  }

  /** A field of a thing. */
  record Field(Node node, FactField field, List<Object> values) implements Dimension {
    @Override
    public boolean isOrdered() {
      return field.kind().isNumber();
    }
  }
}
