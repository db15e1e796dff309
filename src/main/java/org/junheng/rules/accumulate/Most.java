package org.junheng.rules.accumulate;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The greatest; missing of none. */
public final class Most extends Exact {
  @Override
  @Nullable BigDecimal result(List<BigDecimal> figures) {
    return figures.stream().max(BigDecimal::compareTo).orElse(null);
  }
}
