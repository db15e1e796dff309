package org.junheng.decision.remedy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.message.Message;

/**
 * The ways to reach one target that is not reached.
 *
 * @param alternatives each enough by itself; the cheapest first, those without a cost behind
 * @param none why there is none; null where there is one
 */
public record Ways(Finding finding, List<Remedy> alternatives, @Nullable Message none) {
  public Ways {
    alternatives = List.copyOf(alternatives);
    if (alternatives.isEmpty() == (none == null)) {
      throw new IllegalArgumentException("ways, or a reason why there is none: " + finding);
    }
  }

  static Ways none(Finding finding, Message why) {
    return new Ways(finding, List.of(), why);
  }
}
