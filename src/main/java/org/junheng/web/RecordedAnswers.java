package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Entry;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.Trace;
import org.junheng.decision.TraceDocument;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.decision.record.Receipts;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.decision.record.Replay;
import org.junheng.identity.Actor;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;

/**
 * Answers with what was recorded. The record holds what was found and not the words for it: these
 * come from its own rule set, and only if that finds the same again.
 */
public final class RecordedAnswers {
  private final RecordedDecisions records;
  private final CurrentRules current;
  private volatile @Nullable UUID logId;

  RecordedAnswers(RecordedDecisions records, CurrentRules current) {
    this.records = records;
    this.current = current;
  }

  public RecordedDecisions records() {
    return records;
  }

  /**
   * A decision by its id.
   *
   * @throws Refused where there is none, it was dropped, or it is of a district that the reader may
   *     not see, of which nobody is told that it is there
   */
  public RecordedEntry find(String id, Actor reader) throws LogUnavailable {
    UUID known;
    try {
      known = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Refused.because(404, Message.of("problem.decision-unknown", id));
    }
    try {
      return records
          .find(known)
          .filter(entry -> Districts.sees(reader, entry.decision()))
          .orElseThrow(() -> Refused.because(404, Message.of("problem.decision-unknown", id)));
    } catch (RecordedEntry.Dropped e) {
      throw dropped(e);
    }
  }

  /**
   * The same, named in the answer as what decided: its own rule set, not the one in force.
   *
   * @throws Refused where there is none, or it was dropped
   */
  RecordedEntry find(String id, HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable {
    RecordedEntry entry = find(id, Actors.of(request));
    response.setHeader(RuleSetFilter.RULE_SET, entry.decision().ruleSet());
    return entry;
  }

  private static Refused dropped(RecordedEntry.Dropped e) {
    return Refused.because(
        410, Message.of("problem.dropped", e.header().id(), e.header().position()));
  }

  /** As it was answered, in the language of the caller. */
  DecisionDocument again(Entry entry, Caller caller) throws LogUnavailable {
    try {
      return again(RecordedEntry.of(entry), caller, null);
    } catch (RecordedEntry.Dropped e) {
      throw dropped(e);
    }
  }

  /**
   * As it was answered.
   *
   * @param options what to show; null for what was asked for then
   */
  DecisionDocument again(
      RecordedEntry entry, Caller caller, RecordedDecision.@Nullable Options options)
      throws LogUnavailable {
    RecordedDecision decision = entry.decision();
    List<UUID> later = records.supersededBy(entry);
    return document(
        replayed(
            decision,
            (maker, replay) -> {
              DecisionRequest request = replay.request(decision, options);
              return DecisionDocument.of(
                  identical(decision, replay), maker.ruleSet(), request, caller.language());
            }),
        entry,
        later);
  }

  /** The way to its findings, every condition of every rule. */
  TraceDocument trace(RecordedEntry entry) throws LogUnavailable {
    RecordedDecision decision = entry.decision();
    return replayed(
        decision,
        (maker, replay) ->
            java.util.Objects.requireNonNull(
                TraceDocument.of(identical(decision, replay), Trace.ALL)));
  }

  /** A recorded decision as it was made, with the rules that made it. */
  public record Told(org.junheng.decision.Decision decision, RuleSet ruleSet) {}

  /** Made again, if it comes out as recorded. */
  public Told told(RecordedEntry entry) throws LogUnavailable {
    RecordedDecision decision = entry.decision();
    return replayed(
        decision, (maker, replay) -> new Told(identical(decision, replay), maker.ruleSet()));
  }

  public Replay replay(RecordedDecision decision) throws LogUnavailable {
    return replayed(decision, (maker, replay) -> replay);
  }

  private <T> T replayed(RecordedDecision decision, RecordedDecisions.Telling<T> telling)
      throws LogUnavailable {
    try (CurrentRules.Lent lent = current.lend().orElse(null)) {
      Optional<DecisionMaker> maker = Optional.ofNullable(lent).map(CurrentRules.Lent::maker);
      return records.replay(decision, maker, telling);
    } catch (ArchivedRules.Unusable e) {
      throw Refused.because(409, e.reason());
    }
  }

  private static org.junheng.decision.Decision identical(RecordedDecision decision, Replay replay) {
    if (!replay.isIdentical()) {
      throw Refused.because(409, Message.of("record.differs", decision.id()));
    }
    return java.util.Objects.requireNonNull(replay.decision());
  }

  /** With its id, time and place in the log. */
  DecisionDocument document(DecisionDocument found, RecordedEntry entry, List<UUID> later)
      throws LogUnavailable {
    return found.recorded(
        entry.decision().id(),
        entry.decision().decidedAt(),
        Receipts.of(entry.decision().correction()),
        later,
        receipt(entry));
  }

  public DecisionDocument.Receipt receipt(RecordedEntry entry) throws LogUnavailable {
    return Receipts.of(entry.header(), logId());
  }

  /** It never changes once the log has one. */
  public UUID logId() throws LogUnavailable {
    UUID known = logId;
    if (known == null) {
      known = records.logId().orElseThrow();
      logId = known;
    }
    return known;
  }
}
