package org.junheng.rules.analysis;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Truth;

/**
 * Looks for facts in a space. A choice is given up as soon as what is sought has become false by
 * it: figures not chosen yet are missing, and in three values what is false with figures missing is
 * false with any.
 */
final class Explorer {
  private static final int MOST_READ = 60_000;

  private final Space space;
  private final SubmissionReader reader;
  private int read;

  /** What is sought. */
  @FunctionalInterface
  interface Goal {
    Truth holds(Seen seen);
  }

  Explorer(Space space, SubmissionReader reader) {
    this.space = space;
    this.reader = reader;
  }

  static SubmissionReader reader(org.junheng.rules.RuleSet rules) {
    return new SubmissionReader(rules.vocabulary(), rules.attestable(), Map.of());
  }

  /** The first facts found for which it holds. */
  Optional<Seen> first(Goal goal) {
    Seen[] found = new Seen[1];
    each(
        goal,
        (seen, chosen) -> {
          found[0] = seen;
          return false;
        });
    return Optional.ofNullable(found[0]);
  }

  /**
   * Visits all settled facts for which the goal holds.
   *
   * @param visitor told the facts and the choices; says whether to go on
   */
  void each(Goal goal, BiPredicate<Seen, int[]> visitor) {
    int[] chosen = new int[space.dimensions().size()];
    Arrays.fill(chosen, -1);
    descend(0, chosen, goal, Truth.TRUE, visitor);
  }

  /** Whether any settled facts leave open, or show, what is sought. */
  boolean leavesOpen(Goal goal) {
    boolean[] open = new boolean[1];
    int[] chosen = new int[space.dimensions().size()];
    Arrays.fill(chosen, -1);
    descend(
        0,
        chosen,
        goal,
        Truth.UNKNOWN,
        (seen, each) -> {
          open[0] = true;
          return false;
        });
    return open[0];
  }

  /** Whether everything there is has been looked at. */
  boolean isExhaustive() {
    return read < MOST_READ;
  }

  private boolean descend(
      int depth, int[] chosen, Goal goal, Truth least, BiPredicate<Seen, int[]> visitor) {
    boolean settled = depth == chosen.length;
    if (depth >= space.required()) {
      if (++read >= MOST_READ) {
        return false;
      }
      Optional<Seen> seen =
          Seen.of(reader, space.facts(chosen), space.day(chosen), space.subjectType());
      Truth truth = seen.map(goal::holds).orElse(Truth.FALSE);
      if (truth == Truth.FALSE) {
        return true;
      }
      if (settled) {
        return truth.compareTo(least) < 0 || visitor.test(seen.orElseThrow(), chosen.clone());
      }
    }
    Dimension dimension = space.dimensions().get(depth);
    if (!space.concerns(dimension, chosen)) {
      return descend(depth + 1, chosen, goal, least, visitor);
    }
    boolean on = true;
    for (int i = 0; on && i < dimension.values().size(); i++) {
      chosen[depth] = i;
      on = descend(depth + 1, chosen, goal, least, visitor);
    }
    chosen[depth] = -1;
    return on;
  }
}
