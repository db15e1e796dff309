package org.junheng.decision.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DecisionDocument;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * A recorded decision in a list.
 *
 * @param schools how many schools were submitted; null where the list was not
 * @param school the only one, where there is just one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionSummary(
    UUID id,
    long position,
    OffsetDateTime decidedAt,
    String pack,
    LocalDate asOf,
    District district,
    @Nullable Integer schools,
    @Nullable School school,
    Outcome verdict,
    Map<Outcome, Integer> counts,
    String ruleSet,
    String sender,
    DecisionDocument.@Nullable Correction correction) {

  /**
   * The district and the figures that were judged.
   *
   * @param countDate the day that they speak for
   */
  public record District(String code, String name, String countDate) {}

  /** A school by code and name. */
  public record School(String id, String name) {}

  public static DecisionSummary of(RecordedEntry entry) {
    RecordedDecision decision = entry.decision();
    JsonNode district = decision.facts().path("district");
    JsonNode schools = decision.facts().path("schools");
    return new DecisionSummary(
        decision.id(),
        entry.header().position(),
        decision.decidedAt(),
        decision.pack(),
        decision.asOf(),
        new District(
            district.path("code").asString(""),
            district.path("name").asString(""),
            district.path("countDate").asString("")),
        schools.isArray() ? schools.size() : null,
        schools.size() == 1
            ? new School(
                schools.get(0).path("id").asString(""), schools.get(0).path("name").asString(""))
            : null,
        decision.verdict(),
        complete(decision.counts()),
        decision.ruleSet(),
        decision.sender().name(),
        Receipts.of(decision.correction()));
  }

  private static Map<Outcome, Integer> complete(Map<Outcome, Integer> counts) {
    Map<Outcome, Integer> complete = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      complete.put(outcome, counts.getOrDefault(outcome, 0));
    }
    return complete;
  }
}
