package org.junheng.audit;

import java.util.List;
import java.util.Set;

/**
 * What is known of a log from elsewhere, and held against it.
 *
 * @param checkpoints that were kept outside; only these show that entries were cut off the end or
 *     that an old copy was put back
 * @param keys ids of the only keys that may have signed; empty to believe the log
 */
public record Expected(List<Checkpoint> checkpoints, Set<String> keys) {
  /** Nothing is known from elsewhere. */
  public static final Expected NOTHING = new Expected(List.of(), Set.of());

  public Expected {
    checkpoints = List.copyOf(checkpoints);
    keys = Set.copyOf(keys);
  }
}
