package org.junheng.rules.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;

/** Which rule takes the place of which, by {@code @relaxes}. */
final class Relaxing {
  private Relaxing() {}

  /** Whether one takes the place of the other, directly or through others between them. */
  static boolean replaces(Pack pack, Rule rule, Rule other) {
    Set<String> seen = new HashSet<>();
    Deque<Rule> open = new ArrayDeque<>(List.of(rule));
    while (!open.isEmpty()) {
      for (String relaxed : open.remove().head().relaxes()) {
        if (relaxed.equals(other.id())) {
          return true;
        }
        if (seen.add(relaxed)) {
          pack.rule(relaxed).ifPresent(open::add);
        }
      }
    }
    return false;
  }
}
