package org.junheng.rules;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.DrlPrinter;

/** What a conclusion asks of the findings that it looks at, as far as something can be done. */
public sealed interface Concluded {
  /** So many of them are to be met. */
  record Met(int needed) implements Concluded {}

  /** Each is to reach so many hundredths of its standard. */
  record Floor(BigDecimal percent) implements Concluded {}

  /**
   * Their coefficient of variation is not to be above a limit.
   *
   * @param strict whether it has to be below
   */
  record Spread(BigDecimal limit, boolean strict) implements Concluded {}

  /** Of a rule; nothing where it is no conclusion, or asks something else. */
  static Optional<Concluded> of(Rule rule) {
    if (!rule.isConclusion()
        || !(rule.demand() instanceof Demand.Measured measured)
        || measured.measure() != Measure.PLAIN
        || measured.literalLimit().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal limit = measured.literalLimit().get();
    Gathering.Result result = result(measured.amount());
    if (result == null) {
      return Optional.empty();
    }
    boolean least = measured.comparison() == Comparison.AT_LEAST;
    boolean most = !measured.comparison().wantsMore();
    return switch (result.function()) {
      case COUNT ->
          least && countsMet(rule, result) && limit.stripTrailingZeros().scale() <= 0
              ? Optional.of(new Met(limit.intValueExact()))
              : Optional.empty();
      case LOWEST_SHARE -> least ? Optional.of(new Floor(limit)) : Optional.empty();
      case VARIATION ->
          most
              ? Optional.of(new Spread(limit, measured.comparison() == Comparison.LESS_THAN))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** What the figure is made of, whatever may still come to it. */
  private static Gathering.@Nullable Result result(Expression amount) {
    Expression figure =
        amount instanceof Expression.Composed composed && composed.composition().isOpen()
            ? composed.parts().get(0)
            : amount;
    return figure instanceof Expression.Of of ? of.variable().result() : null;
  }

  private static boolean countsMet(Rule rule, Gathering.Result result) {
    return rule.gatherings().stream()
        .filter(gathering -> gathering.results().contains(result))
        .flatMap(gathering -> gathering.pattern().tests().stream())
        .anyMatch(stated -> DrlPrinter.constraint(stated.tree()).equals("outcome == \"MET\""));
  }
}
