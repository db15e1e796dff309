package org.junheng.cases.mutation;

import org.junheng.rules.Rule;

/**
 * A rule with one small mistake in it.
 *
 * @param original the rule as it stands
 * @param operator what kind of mistake
 * @param name what tells it from the other mutants of the rule and stays the same as long as the
 *     place of the mistake does: {@code edge: students > 0 → students >= 0}
 * @param rule what it says
 */
public record Mutant(Rule original, Operator operator, String name, Rule rule) {
  @Override
  public String toString() {
    return original.id() + "  " + name;
  }
}
