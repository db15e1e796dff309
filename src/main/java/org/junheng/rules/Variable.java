package org.junheng.rules;

import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;

/**
 * A variable of a rule.
 *
 * @param name with its {@code $}
 * @param slot where its value stands while the rule is judged
 * @param path the field it was bound to, or the fact; null for a result of an accumulate
 * @param result what it was accumulated from; null for a field
 */
record Variable(
    String name,
    int slot,
    FieldKind kind,
    @Nullable FactType factType,
    @Nullable FieldPath path,
    Gathering.@Nullable Result result) {
  /** Rules look their variables up for every finding, and have no two of one name. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** What people call the figure. */
  String label() {
    if (result != null) {
      return result.label();
    }
    return path == null || path.field() == null ? name : path.field().label();
  }

  /** Whether its figure is a whole number: a count, a number of things, or a total of counts. */
  boolean isWhole() {
    return kind == FieldKind.COUNT
        || (result != null
            && (result.function() == Gathering.Function.COUNT
                || result.function() != Gathering.Function.HALF && result.argument().isWhole()));
  }

  /** Whether it is a coefficient of variation. */
  boolean isVariation() {
    return result != null && result.function() == Gathering.Function.VARIATION;
  }

  /** Whether it is a share of a standard. */
  boolean isShare() {
    return result != null && result.function() == Gathering.Function.LOWEST_SHARE;
  }

  /** Its identifier in JSON: the path of the field, or how it was accumulated. */
  String field() {
    if (result != null) {
      return result.text();
    }
    return path == null ? name : path.text();
  }

  String unit() {
    if (result != null) {
      return result.unit();
    }
    return path == null || path.field() == null ? "" : path.field().unit();
  }
}
