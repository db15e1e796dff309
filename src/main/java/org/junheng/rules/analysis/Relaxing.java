package org.junheng.rules.analysis;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;

/** Which rule takes the place of which, by {@code @relaxes}. */
final class Relaxing {
  private Relaxing() {}

  /** Whether one takes the place of the other, directly or through others between them. */
  static boolean replaces(Pack pack, Rule rule, Rule other) {
    Set<String> seen = new HashSet<>();
    Optional<Rule> at = Optional.of(rule);
    while (at.isPresent() && seen.add(at.get().id())) {
      String relaxed = at.get().head().relaxes();
      at = relaxed == null ? Optional.empty() : pack.rule(relaxed);
      if (relaxed != null && relaxed.equals(other.id())) {
        return true;
      }
    }
    return false;
  }
}
