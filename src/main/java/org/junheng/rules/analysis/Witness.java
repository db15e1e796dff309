package org.junheng.rules.analysis;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junheng.rules.Outcome;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts on which a trouble shows: accepted by the reader of submissions, with nothing that could be
 * left out, ready to be posted.
 *
 * @param pack under which they are judged
 * @param asOf the day as of which
 * @param facts what stands under {@code facts} in a request
 * @param subject where in the facts the subject stands: {@code /schools/0}
 * @param outcomes what the rules concerned come to for the subject, by id; a rule that is not in
 *     force on the day is left out
 */
public record Witness(
    String pack, LocalDate asOf, ObjectNode facts, String subject, Map<String, Outcome> outcomes) {
  public Witness {
    facts = facts.deepCopy();
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }
}
