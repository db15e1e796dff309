package org.junheng.cases.boundary;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts that stand at a boundary, judged.
 *
 * @param facts as a case writes them
 * @param asOf day to judge as of
 * @param finding what the rule finds of its subject; null where it is not in force
 */
public record Example(ObjectNode facts, LocalDate asOf, @Nullable Finding finding) {
  public Example {
    facts = facts.deepCopy();
  }

  /** A copy, so that nobody changes the example. */
  @Override
  public ObjectNode facts() {
    return facts.deepCopy();
  }
}
