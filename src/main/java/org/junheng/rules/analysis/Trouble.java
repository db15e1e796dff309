package org.junheng.rules.analysis;

import java.util.Comparator;
import java.util.List;
import org.junheng.message.Message;
import org.junheng.rules.RuleProblem;

/**
 * Something in the rules that is no mistake of writing and yet not what anybody can want.
 *
 * @param problem what and where, at the first of the rules
 * @param rules ids of the rules concerned
 * @param witnesses facts on which it shows: one, or for a standard weaker than that of another pack
 *     the same facts under each of the two
 */
public record Trouble(RuleProblem problem, List<String> rules, List<Witness> witnesses)
    implements Comparable<Trouble> {
  private static final Comparator<Trouble> ORDER =
      Comparator.comparing(Trouble::problem).thenComparing(trouble -> trouble.rules().toString());

  public Trouble {
    rules = List.copyOf(rules);
    witnesses = List.copyOf(witnesses);
  }

  /** Stable for programs: {@code analysis.gap}. */
  public String code() {
    return problem.message().code();
  }

  public Message message() {
    return problem.message();
  }

  @Override
  public int compareTo(Trouble other) {
    return ORDER.compare(this, other);
  }
}
