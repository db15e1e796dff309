package org.junheng.rules.accumulate;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sum; 0 of none. */
public final class Total extends Exact {
  @Override
  @Nullable BigDecimal result(List<BigDecimal> figures) {
    return figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
