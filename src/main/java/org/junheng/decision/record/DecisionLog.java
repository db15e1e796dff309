package org.junheng.decision.record;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Appended;
import org.junheng.audit.AuditLog;
import org.junheng.audit.CanonicalJson;
import org.junheng.audit.Draft;
import org.junheng.audit.Entry;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.Label;
import org.junheng.audit.LogUnavailable;
import org.junheng.audit.OnceKey;
import org.junheng.audit.Sealing;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequest;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records decisions before they are answered. A later decision about the same school, or district,
 * and count date on other figures says why it is made; both stay.
 */
public final class DecisionLog implements AutoCloseable {
  private final AuditLog log;
  private final ArchivedRules rules;
  private final RecordedDecisions records;
  private final Clock clock;
  private final SubjectLocks locks = new SubjectLocks();

  public DecisionLog(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
    this.rules = new ArchivedRules(log.reader());
    this.records = new RecordedDecisions(log.reader(), rules);
  }

  /** What came of the wish to record a decision. */
  public sealed interface Outcome {
    /** It is in the log. */
    record Recorded(RecordedDecision decision, EntryHeader header) implements Outcome {}

    /** The same was asked before under the same key; this is what was recorded then. */
    record Repeated(Entry entry) implements Outcome {}

    /** Something else was asked before under the same key. */
    record KeyTaken(UUID by) implements Outcome {}

    /**
     * The same school or district was decided before, for the same date and on other figures, and
     * no reason is given.
     */
    record NoReason(List<UUID> earlier) implements Outcome {}
  }

  /**
   * What is recorded beside the decision itself.
   *
   * @param facts as submitted
   * @param reason why an earlier decision is corrected; null where none is
   * @param once makes it be recorded once, or null
   */
  public record Circumstances(
      JsonNode facts,
      Sender sender,
      String requestId,
      @Nullable String reason,
      @Nullable OnceKey once) {}

  /** Records a decision. When this returns {@code Recorded}, it is on disk. */
  public Outcome record(
      Decision decision, DecisionRequest request, DecisionMaker maker, Circumstances given)
      throws LogUnavailable {
    rules.archive(maker.ruleSet(), log);
    RecordedDecision recorded = recorded(decision, request, given, null);
    List<DecisionLabels.Subject> subjects = DecisionLabels.subjects(recorded);
    try (SubjectLocks.Held held = locks.hold(subjects)) {
      return record(recorded, subjects, decision, request, given);
    }
  }

  /** While nobody else in this process records anything about the same subjects. */
  private Outcome record(
      RecordedDecision first,
      List<DecisionLabels.Subject> subjects,
      Decision decision,
      DecisionRequest request,
      Circumstances given)
      throws LogUnavailable {
    RecordedDecision recorded = first;
    Earlier earlier = earlier(subjects);
    if (given.reason == null && !earlier.otherwise.isEmpty()) {
      return new Outcome.NoReason(earlier.otherwise);
    }
    if (given.reason != null && !earlier.all.isEmpty()) {
      recorded =
          recorded(
              decision, request, given, new RecordedDecision.Correction(earlier.all, given.reason));
    }
    return append(recorded, decision, given.once);
  }

  private RecordedDecision recorded(
      Decision decision,
      DecisionRequest request,
      Circumstances given,
      RecordedDecision.@Nullable Correction correction) {
    Decision.Summary summary = decision.summary();
    return new RecordedDecision(
        UUID.randomUUID(),
        decision.pack().id(),
        decision.asOf(),
        decision.ruleSet(),
        OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS),
        given.sender,
        given.requestId,
        given.facts,
        new RecordedDecision.Options(request.trace(), request.outcomes(), request.remedies()),
        correction,
        summary.verdict(),
        summary.counts(),
        decision.findings().stream().map(RecordedFinding::of).toList(),
        decision.firings().stream().map(RecordedFiring::of).toList());
  }

  private Outcome append(RecordedDecision recorded, Decision decision, @Nullable OnceKey once)
      throws LogUnavailable {
    ObjectNode body = DecisionBody.write(recorded);
    Sealing.Sealed sealed =
        Sealing.seal(
            body, Confidential.places(body, decision.submission(), decision.pack().rules()));
    Draft draft =
        Draft.of(RecordedEntry.KIND, recorded.id(), CanonicalJson.text(sealed.tree()))
            .opening(sealed.openings())
            .labelled(DecisionLabels.of(recorded));
    if (once != null) {
      draft = draft.once(once);
    }
    Appended appended = log.append(draft);
    if (appended instanceof Appended.AlreadyThere there) {
      return once != null && there.fingerprint().equals(once.fingerprint())
          ? new Outcome.Repeated(there.entry())
          : new Outcome.KeyTaken(there.entry().header().id());
    }
    return new Outcome.Recorded(recorded, ((Appended.Recorded) appended).header());
  }

  /** What was recorded under a key, if anything was: the same wish, or another one. */
  public Optional<Outcome> earlier(OnceKey once) throws LogUnavailable {
    return log.reader()
        .once(once.key())
        .map(
            there ->
                there.fingerprint().equals(once.fingerprint())
                    ? new Outcome.Repeated(there.entry())
                    : new Outcome.KeyTaken(there.entry().header().id()));
  }

  /**
   * The newest decision about each of the subjects, newest first.
   *
   * @param otherwise those that rest on other figures
   */
  private record Earlier(List<UUID> all, List<UUID> otherwise) {}

  private Earlier earlier(Collection<DecisionLabels.Subject> subjects) throws LogUnavailable {
    TreeMap<Long, UUID> all = new TreeMap<>();
    TreeMap<Long, UUID> otherwise = new TreeMap<>();
    for (DecisionLabels.Subject subject : subjects) {
      for (EntryHeader last : newest(Set.of(subject.label()))) {
        all.put(last.position(), last.id());
        List<EntryHeader> same = newest(Set.of(subject.label(), subject.facts()));
        if (same.isEmpty() || same.get(0).position() != last.position()) {
          otherwise.put(last.position(), last.id());
        }
      }
    }
    return new Earlier(
        List.copyOf(all.descendingMap().values()), List.copyOf(otherwise.descendingMap().values()));
  }

  private List<EntryHeader> newest(Set<Label> labels) throws LogUnavailable {
    return log.reader().headers(EntryQuery.of(RecordedEntry.KIND, labels, 1));
  }

  /** Has a rule set in the archive before anything is decided by it. */
  public void archive(DecisionMaker maker) throws LogUnavailable {
    rules.archive(maker.ruleSet(), log);
  }

  public RecordedDecisions records() {
    return records;
  }

  public ArchivedRules rules() {
    return rules;
  }

  public AuditLog log() {
    return log;
  }

  /** Why nothing can be recorded at this time; null while it can. */
  public @Nullable Message trouble() {
    return log.health().reason();
  }

  @Override
  public void close() {
    rules.close();
    log.close();
  }
}
