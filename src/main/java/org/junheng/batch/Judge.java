package org.junheng.batch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.facts.Fault;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;

/** Judges one request of many. Safe for use by many threads. */
public interface Judge {
  /**
   * What came of a request.
   *
   * @param decision null where it was not a decision that was asked for
   * @param impact what another rule set would change in it; null where that was not asked
   * @param verdict of the decision, or of what it would be
   * @param counts of the findings by outcome
   * @param replayed whether it was judged before, and this is what was said then
   */
  record Judged(
      @Nullable DecisionDocument decision,
      @Nullable Object impact,
      Outcome verdict,
      Map<Outcome, Integer> counts,
      boolean replayed) {
    public Judged {
      counts = Map.copyOf(counts);
    }

    public Judged(DecisionDocument decision, boolean replayed) {
      this(decision, null, decision.verdict(), decision.counts(), replayed);
    }

    /** What another rule set would make of it. */
    public static Judged impact(Object impact, Outcome verdict, Map<Outcome, Integer> counts) {
      return new Judged(null, impact, verdict, counts, false);
    }
  }

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
