package org.junheng.decision.remedy;

import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;

/** What people call a fact away from its place: with the school that it belongs to. */
final class Named {
  private Named() {}

  static String of(Fact fact) {
    Fact school = schoolOf(fact);
    return school == null || school == fact ? fact.label() : school.label() + " " + fact.label();
  }

  /** The school that a fact is or belongs to; null for the district and what is its own. */
  static @Nullable Fact schoolOf(Fact fact) {
    for (Fact above = fact; above != null; above = above.parent()) {
      if (above.type().besideRoot()) {
        return above;
      }
    }
    return null;
  }
}
