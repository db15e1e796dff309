package org.junheng.cases.boundary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junheng.facts.Fact;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Population;
import org.junheng.rules.Truth;

/** What a boundary sees of one subject: the value that is compared, and whether that decides. */
record Sight(Boundary boundary, Fact subject, Population population) {

  /**
   * The figure that stands against a limit, or how far it is from a computed one; nothing where it
   * is not judged.
   */
  static Optional<Figure> figure(Boundary.Limit limit, Judgment judgment) {
    Figure actual = judgment.actual();
    Figure required = judgment.required();
    if (actual == null || required == null || !actual.isKnown() || !required.isKnown()) {
      return Optional.empty();
    }
    return Optional.of(limit.computed() ? actual.minus(required) : actual);
  }

  /** Whether the comparison of a scope limit alone decides whether the target binds the subject. */
  boolean decides() {
    Boundary.ScopeLimit limit = (Boundary.ScopeLimit) boundary;
    Truth scope = limit.rule().appraise(subject, population).scope();
    Truth opposite = limit.opposite().appraise(subject, population).scope();
    return scope != opposite && scope != Truth.UNKNOWN && opposite != Truth.UNKNOWN;
  }

  /** The values that a scope limit is compared with: one, or one of each thing gathered. */
  Stream<BigDecimal> values() {
    Boundary.ScopeLimit limit = (Boundary.ScopeLimit) boundary;
    if (limit.left().startsWith("$")) {
      return number(limit.rule().value(limit.left(), subject, population));
    }
    List<Fact> looked =
        limit.condition() < 0
            ? List.of(subject)
            : limit.rule().gathered(limit.condition(), subject, population);
    return looked.stream()
        .flatMap(
            fact ->
                fact.type().path(List.of(limit.left().split("\\."))).stream()
                    .flatMap(path -> number(path.read(fact))));
  }

  private static Stream<BigDecimal> number(@org.jspecify.annotations.Nullable Object value) {
    if (value instanceof Integer count) {
      return Stream.of(BigDecimal.valueOf(count));
    }
    return value instanceof BigDecimal decimal ? Stream.of(decimal) : Stream.empty();
  }
}
