package org.junheng.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.remedy.Remedies;
import org.junheng.facts.Fact;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;

/**
 * A decision as callers get it, in JSON member by member.
 *
 * @param id of a decision; null for a mere evaluation, as is {@code decidedAt}
 * @param pack id of the pack
 * @param asOf the day whose rules applied
 * @param ruleSet id of the rule set
 * @param verdict over the binding findings
 * @param counts of all findings by outcome, whether listed or not
 * @param findings those of the outcomes asked for
 * @param warnings doubts about the facts that did not stop the decision
 * @param correction which earlier decisions this one takes the place of, and why
 * @param supersededBy later decisions about any of the same schools or the district, newest first
 * @param receipt its place in the log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionDocument(
    @Nullable UUID id,
    @Nullable OffsetDateTime decidedAt,
    String pack,
    PolicyDocument document,
    LocalDate asOf,
    String ruleSet,
    Outcome verdict,
    Map<Outcome, Integer> counts,
    List<School> schools,
    List<FindingDocument> findings,
    List<FaultDocument> warnings,
    @Nullable TraceDocument trace,
    @Nullable Correction correction,
    @Nullable List<UUID> supersededBy,
    @Nullable Receipt receipt) {

  /**
   * The place of an entry in the log. Who keeps it can show later that the entry is the one of
   * then.
   *
   * @param log id of the log
   * @param position 1, 2, 3 and so on
   * @param recordedAt when it was on disk
   * @param bodyHash SHA-256 of the recorded text
   * @param previous hash of the entry before
   * @param hash of this entry, over all of these
   */
  public record Receipt(
      UUID log,
      long position,
      String kind,
      UUID id,
      String recordedAt,
      String bodyHash,
      String previous,
      String hash) {}

  /** Earlier decisions, newest first, and why this one takes their place. */
  public record Correction(List<UUID> supersedes, String reason) {}

  /** The policy document that the pack holds. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PolicyDocument(@Nullable String number, String title) {}

  /**
   * How one school came out, with all that belongs to it.
   *
   * @param path JSON pointer within the facts
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record School(
      @Nullable String id,
      String name,
      String path,
      Outcome verdict,
      Map<Outcome, Integer> counts) {}

  /** What was found, without id and time. */
  public static DecisionDocument of(
      Decision decision, RuleSet ruleSet, DecisionRequest request, Locale language) {
    Pack pack = decision.pack();
    Decision.Summary summary = decision.summary();
    List<School> schools = new ArrayList<>();
    Remedies remedies = request.remedies() ? Remedies.of(decision, ruleSet) : null;
    decision.schools().forEach((school, came) -> schools.add(school(school, came)));
    return new DecisionDocument(
        null,
        null,
        pack.id(),
        new PolicyDocument(
            pack.document().number().isEmpty() ? null : pack.document().number(),
            pack.document().title()),
        decision.asOf(),
        decision.ruleSet(),
        summary.verdict(),
        complete(summary.counts()),
        schools,
        decision.findings().stream()
            .filter(finding -> request.outcomes().contains(finding.outcome()))
            .map(finding -> FindingDocument.of(finding, pack, ruleSet, language, remedies))
            .toList(),
        FaultDocument.of(decision.submission().warnings(), language),
        TraceDocument.of(decision, request.trace()),
        null,
        null,
        null);
  }

  /** The same as a decision of its own, with its place in the log. */
  public DecisionDocument recorded(
      UUID decisionId,
      OffsetDateTime at,
      @Nullable Correction corrects,
      List<UUID> correctedBy,
      Receipt place) {
    return new DecisionDocument(
        decisionId,
        at,
        pack,
        document,
        asOf,
        ruleSet,
        verdict,
        counts,
        schools,
        findings,
        warnings,
        trace,
        corrects,
        correctedBy.isEmpty() ? null : correctedBy,
        place);
  }

  private static School school(Fact school, Decision.Summary came) {
    return new School(
        school.identity(), school.label(), school.path(), came.verdict(), complete(came.counts()));
  }

  /** Every outcome with its number, none left out. */
  private static Map<Outcome, Integer> complete(Map<Outcome, Integer> counts) {
    Map<Outcome, Integer> complete = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      complete.put(outcome, counts.getOrDefault(outcome, 0));
    }
    return complete;
  }
}
