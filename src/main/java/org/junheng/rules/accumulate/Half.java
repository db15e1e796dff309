package org.junheng.rules.accumulate;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Half of the sum, exactly; 0 of none. For conditions such as: more than half of the students. */
public final class Half extends Exact {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  @Override
  @Nullable BigDecimal result(List<BigDecimal> figures) {
    return figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add).multiply(HALF);
  }
}
