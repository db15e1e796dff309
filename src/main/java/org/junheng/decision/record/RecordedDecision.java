package org.junheng.decision.record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Trace;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * A decision as it is recorded. {@link DecisionBody} is its text.
 *
 * @param pack id of the pack
 * @param asOf the day whose rules applied
 * @param ruleSet id of the archived rule set
 * @param requestId what the caller, or the service, calls the request
 * @param facts as submitted
 * @param options what the answer was to show
 * @param correction why it follows on earlier decisions about the same; null where there are none
 * @param findings all of them
 * @param fired all of them, in Drools' order within each rule
 */
public record RecordedDecision(
    UUID id,
    String pack,
    LocalDate asOf,
    String ruleSet,
    OffsetDateTime decidedAt,
    Sender sender,
    String requestId,
    JsonNode facts,
    Options options,
    @Nullable Correction correction,
    Outcome verdict,
    Map<Outcome, Integer> counts,
    List<RecordedFinding> findings,
    List<RecordedFiring> fired) {

  public RecordedDecision {
    counts = Map.copyOf(counts);
    findings = List.copyOf(findings);
    fired = List.copyOf(fired);
  }

  /** The same decision, following on earlier ones. */
  RecordedDecision correcting(Correction earlier) {
    return new RecordedDecision(
        id, pack, asOf, ruleSet, decidedAt, sender, requestId, facts, options, earlier, verdict,
        counts, findings, fired);
  }

  /** JSON pointer within the facts of a school; nothing where it is not among them. */
  public Optional<String> pathOf(String school) {
    String path = Schools.path(facts, school);
    return path.equals(Schools.NONE) ? Optional.empty() : Optional.of(path);
  }

  /** What the caller wanted to see; the record itself holds everything. */
  public record Options(Trace trace, Set<Outcome> outcomes, boolean remedies) {
    public Options {
      outcomes = Set.copyOf(outcomes);
    }
  }

  /**
   * The decisions that this one takes the place of. They stay as they are.
   *
   * @param supersedes their ids, newest first
   * @param reason given by the caller
   */
  public record Correction(List<UUID> supersedes, String reason) {
    public Correction {
      supersedes = List.copyOf(supersedes);
    }
  }
}
