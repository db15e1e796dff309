package org.junheng.rules.accumulate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Figure;
import org.junheng.rules.Finding;

/** The weighted coefficient of variation of what was found; see {@link Finding#variation}. */
public final class Variation extends OverFindings {
  @Override
  @Nullable Figure result(List<Finding> findings) {
    return Finding.variation(findings);
  }
}
