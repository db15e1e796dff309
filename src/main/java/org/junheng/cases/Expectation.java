package org.junheng.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to come of the facts of a case. */
public sealed interface Expectation {
  /** Ids of the targets it speaks of. */
  Set<String> targets();

  /**
   * They are judged.
   *
   * @param byTarget for each target by id, what its findings are to be
   */
  record Findings(Map<String, List<ExpectedFinding>> byTarget) implements Expectation {
    public Findings {
      byTarget = Collections.unmodifiableMap(new LinkedHashMap<>(byTarget));
    }

    @Override
    public Set<String> targets() {
      return byTarget.keySet();
    }
  }

  /**
   * They are refused as a submission.
   *
   * @param codes of all faults, in any order
   */
  record Refused(List<String> codes) implements Expectation {
    public Refused {
      codes = List.copyOf(codes);
    }

    @Override
    public Set<String> targets() {
      return Set.of();
    }
  }

  /**
   * None of these targets is in force on the day.
   *
   * @param targets by id
   */
  record NotInForce(Set<String> targets) implements Expectation {
    public NotInForce {
      targets = Set.copyOf(targets);
    }
  }
}
