package org.junheng.rules.accumulate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Figure;
import org.junheng.rules.Finding;

/** The least share of its standard that a figure reaches, in %; see {@link Finding#lowestShare}. */
public final class LowestShare extends OverFindings {
  @Override
  @Nullable Figure result(List<Finding> findings) {
    return Finding.lowestShare(findings);
  }
}
