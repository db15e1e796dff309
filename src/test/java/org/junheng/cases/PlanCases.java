package org.junheng.cases;

import java.util.List;

/** The shipped cases, for tests of the packages below this one. */
public final class PlanCases {
  private PlanCases() {}

  public static List<Case> all() {
    return ShippedCases.all();
  }

  /** All but those whose sentences hold one of these texts, each of which is to be found. */
  public static List<Case> without(String... texts) {
    List<Case> all = ShippedCases.all();
    for (String text : texts) {
      if (all.stream().noneMatch(one -> one.sentence().contains(text))) {
        throw new AssertionError("no case with " + text);
      }
    }
    return all.stream()
        .filter(one -> List.of(texts).stream().noneMatch(one.sentence()::contains))
        .toList();
  }
}
