package org.junheng.rules.accumulate;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The least; missing of none. */
public final class Least extends Exact {
  @Override
  @Nullable BigDecimal result(List<BigDecimal> figures) {
    return figures.stream().min(BigDecimal::compareTo).orElse(null);
  }
}
