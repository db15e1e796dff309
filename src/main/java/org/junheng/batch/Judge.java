package org.junheng.batch;

import java.util.List;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.facts.Fault;
import tools.jackson.databind.JsonNode;

/** Judges one request of many. Safe for use by many threads. */
public interface Judge {
  /**
   * What came of a request.
   *
   * @param replayed whether it was judged before, and this is what was said then
   */
  record Judged(DecisionDocument decision, boolean replayed) {}

  /**
   * Judges.
   *
   * @param line its place in the batch
   * @param request {@code {pack, asOf?, facts, …}}
   * @param unclear faults of the JSON itself
   * @throws Declined where it cannot be judged
   * @throws LogUnavailable where it was not recorded, and nothing is wrong with it
   */
  Judged judge(long line, JsonNode request, List<Fault> unclear) throws Declined, LogUnavailable;
}
