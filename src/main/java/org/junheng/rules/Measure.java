package org.junheng.rules;

import java.util.Optional;
import java.util.stream.Stream;

/** How the figure that is compared is made of an amount and, for a ratio, a count. */
public enum Measure {
  /** The figure itself. */
  PLAIN(""),
  /** amount ÷ count × 100, in %. */
  PERCENT("percent"),
  /** amount ÷ count × 100. */
  PER_HUNDRED("per100"),
  /** amount ÷ count. */
  EACH("each"),
  /** amount ÷ count × group. */
  PER_GROUP("per");

  private final String method;

  Measure(String method) {
    this.method = method;
  }

  /** Name of the method of {@link Require}; empty for the figure itself. */
  public String method() {
    return method;
  }

  static Optional<Measure> named(String method) {
    return Stream.of(values())
        .filter(measure -> !measure.method.isEmpty() && measure.method.equals(method))
        .findFirst();
  }

  Figure figure(Figure amount, Figure count, Figure group) {
    return switch (this) {
      case PLAIN -> amount;
      case PERCENT, PER_HUNDRED -> amount.times(Judgment.PERCENT).dividedBy(count);
      case EACH -> amount.dividedBy(count);
      case PER_GROUP -> amount.times(group).dividedBy(count);
    };
  }
}
