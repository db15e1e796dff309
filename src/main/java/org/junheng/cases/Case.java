package org.junheng.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.Position;
import tools.jackson.databind.node.ObjectNode;

/**
 * A school or district that one can picture, and what the rules of a pack are to say of it.
 *
 * @param pack folder of the rules under {@code rules/}
 * @param sentence what it shows, in one sentence; no other case of the pack has the same
 * @param at where it is written
 * @param asOf day to decide as of; null for the count date of the facts
 * @param facts as in a submission, with what merely identifies left out where it does not matter
 * @param because the arithmetic behind the expected figures; empty where none is expected
 */
public record Case(
    String pack,
    String sentence,
    Position at,
    @Nullable LocalDate asOf,
    ObjectNode facts,
    Expectation expectation,
    String because) {

  public Case {
    facts = facts.deepCopy();
  }

  /** A copy, so that nobody changes the case. */
  @Override
  public ObjectNode facts() {
    return facts.deepCopy();
  }

  /** Where it stands and what it shows. */
  @Override
  public String toString() {
    return at.file() + ":" + at.line() + " " + sentence;
  }
}
