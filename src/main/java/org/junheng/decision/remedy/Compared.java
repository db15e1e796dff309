package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Demanded;
import org.junheng.rules.algebra.Curve;

/** A figure and its limit as they move with a lever. */
record Compared(Curve figure, Curve limit) {
  /**
   * @param shifts by how much each figure of the demand has moved before
   * @return nothing where what is missing would have to be known
   */
  static Optional<Compared> of(Demanded demanded, Lever lever, List<BigDecimal> shifts) {
    List<@Nullable Curve> curves = lever.curves(demanded, shifts);
    Optional<Curve> limit = demanded.limit(curves);
    return demanded
        .figure(curves)
        .flatMap(figure -> limit.map(found -> new Compared(figure, found)));
  }

  /** Whether all that is divided by is above zero before the first step. */
  boolean isSound() {
    return figure.together(limit).stream().allMatch(whole -> whole.coefficient(0).signum() > 0);
  }
}
