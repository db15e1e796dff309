package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.decision.Progress;
import org.junheng.rules.Comparison;
import org.junheng.rules.Demanded;
import org.junheng.rules.algebra.Curve;
import org.junheng.rules.algebra.FirstStep;
import org.junheng.rules.algebra.Polynomial;

/**
 * What a figure is to reach: its limit, or a part of it.
 *
 * @param part the part of the limit, as a fraction
 */
record Goal(Demanded demanded, Curve part) {
  private static final Curve WHOLE = Curve.of(Polynomial.ONE);

  /** The limit itself; of a target on its way, where the line stands on the day judged. */
  static Goal of(Finding finding, Demanded demanded, java.time.LocalDate asOf) {
    Progress progress = finding.progress();
    if (progress == null || progress.line() == null) {
      return new Goal(demanded, WHOLE);
    }
    java.time.LocalDate from = finding.rule().head().from();
    return new Goal(
        demanded,
        Curve.constant(
            BigDecimal.valueOf(ChronoUnit.DAYS.between(from, asOf)),
            BigDecimal.valueOf(ChronoUnit.DAYS.between(from, progress.due()))));
  }

  /** So many hundredths of the limit. */
  static Goal percent(Demanded demanded, BigDecimal percent) {
    return new Goal(demanded, Curve.constant(percent, BigDecimal.valueOf(100)));
  }

  /** The difference that is not below zero where it is reached; null where it cannot be told. */
  private @Nullable Moving moving(List<@Nullable Curve> curves) {
    Optional<Curve> figure = demanded.figure(curves);
    Optional<Curve> limit = demanded.limit(curves).map(whole -> whole.times(part));
    if (figure.isEmpty() || limit.isEmpty()) {
      return null;
    }
    boolean more = demanded.comparison().wantsMore();
    Polynomial difference =
        more ? figure.get().difference(limit.get()) : limit.get().difference(figure.get());
    return new Moving(difference, figure.get().together(limit.get()));
  }

  private record Moving(Polynomial difference, List<Polynomial> wholes) {}

  /** The difference that is not below zero where it is reached. */
  Polynomial difference(Compared compared) {
    Curve goal = compared.limit().times(part);
    return demanded.comparison().wantsMore()
        ? compared.figure().difference(goal)
        : goal.difference(compared.figure());
  }

  /** Whether the limit itself is not enough. */
  boolean isStrict() {
    return demanded.comparison() == Comparison.MORE_THAN
        || demanded.comparison() == Comparison.LESS_THAN;
  }

  /** How far each figure of the demand stands from where it was submitted. */
  static List<BigDecimal> unmoved(Demanded demanded) {
    List<BigDecimal> zeros = new ArrayList<>();
    demanded.inputs().forEach(input -> zeros.add(BigDecimal.ZERO));
    return zeros;
  }

  /**
   * The least number of steps of a lever that reach it; 0 where it is reached already.
   *
   * @param shifts by how much each figure of the demand has moved before
   * @param room the most steps there can be; null where there is no end
   * @return nothing where no number of steps does
   */
  Optional<BigInteger> steps(Lever lever, List<BigDecimal> shifts, @Nullable BigInteger room) {
    Moving moving = moving(lever.curves(demanded, shifts));
    if (moving == null) {
      return Optional.empty();
    }
    int sign = moving.difference().coefficient(0).signum();
    boolean sound = moving.wholes().stream().allMatch(whole -> whole.coefficient(0).signum() > 0);
    if (!sound) {
      return Optional.empty();
    }
    if (isStrict() ? sign > 0 : sign >= 0) {
      return Optional.of(BigInteger.ZERO);
    }
    return FirstStep.of(moving.difference(), isStrict(), moving.wholes())
        .filter(steps -> room == null || steps.compareTo(room) <= 0);
  }

  /** Whether it is reached where the figures have moved so far. */
  boolean isReached(List<BigDecimal> shifts) {
    List<@Nullable Curve> curves = new ArrayList<>();
    for (int i = 0; i < shifts.size(); i++) {
      BigDecimal value = demanded.inputs().get(i).value();
      curves.add(value == null ? null : Curve.constant(value.add(shifts.get(i))));
    }
    Moving moving = moving(curves);
    if (moving == null
        || moving.wholes().stream().anyMatch(whole -> whole.coefficient(0).signum() <= 0)) {
      return false;
    }
    int sign = moving.difference().coefficient(0).signum();
    return isStrict() ? sign > 0 : sign >= 0;
  }
}
