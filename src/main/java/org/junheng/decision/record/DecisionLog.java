package org.junheng.decision.record;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Appended;
import org.junheng.audit.AuditLog;
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

/**
 * Records decisions before they are answered. A later decision about the same school, or district,
 * and count date on other figures says why it is made; both stay.
 */
public final class DecisionLog implements AutoCloseable {
  /** How often others may come in between before a caller is told to try again later. */
  private static final int MOST_TRIES = 20;

  private final AuditLog log;
  private final ArchivedRules rules;
  private final RecordedDecisions records;
  private final Clock clock;

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
    RecordedDecision recorded = recorded(decision, request, given);
    List<DecisionLabels.Subject> subjects = DecisionLabels.subjects(recorded);
    // Most are the first about their subjects. Whether one is, the log tells when it records: then
    // nothing comes in between, from this process or another.
    Earlier earlier = given.reason == null ? Earlier.NOTHING : earlier(subjects);
    for (int i = 0; i < MOST_TRIES; i++) {
      if (given.reason == null && !earlier.otherwise.isEmpty()) {
        return new Outcome.NoReason(earlier.otherwise);
      }
      RecordedDecision next =
          given.reason == null || earlier.all.isEmpty()
              ? recorded
              : recorded.correcting(new RecordedDecision.Correction(earlier.all, given.reason));
      Optional<Outcome> outcome = append(next, subjects, earlier, decision, given.once);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      earlier = earlier(subjects);
    }
    throw new LogUnavailable(Message.of("record.overtaken", MOST_TRIES), null);
  }

  private RecordedDecision recorded(
      Decision decision, DecisionRequest request, Circumstances given) {
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
        null,
        summary.verdict(),
        summary.counts(),
        decision.findings().stream().map(RecordedFinding::of).toList(),
        decision.firings().stream().map(RecordedFiring::of).toList());
  }

  /** Nothing if other decisions about the subjects were recorded meanwhile. */
  private Optional<Outcome> append(
      RecordedDecision recorded,
      List<DecisionLabels.Subject> subjects,
      Earlier earlier,
      Decision decision,
      @Nullable OnceKey once)
      throws LogUnavailable {
    Sealing sealing = new Sealing();
    String body =
        DecisionBody.write(
            recorded, Confidential.of(decision.submission(), decision.pack().rules()), sealing);
    Map<Label, Long> newest = new HashMap<>();
    for (DecisionLabels.Subject subject : subjects) {
      newest.put(subject.label(), earlier.newest.getOrDefault(subject.label(), 0L));
    }
    Draft draft =
        Draft.of(RecordedEntry.KIND, recorded.id(), body)
            .opening(sealing.openings())
            .labelled(DecisionLabels.of(recorded, subjects))
            .following(newest);
    if (once != null) {
      draft = draft.once(once);
    }
    Appended appended = log.append(draft);
    if (appended instanceof Appended.Overtaken) {
      return Optional.empty();
    }
    if (appended instanceof Appended.AlreadyThere there) {
      return Optional.of(
          once != null && there.fingerprint().equals(once.fingerprint())
              ? new Outcome.Repeated(there.entry())
              : new Outcome.KeyTaken(there.entry().header().id()));
    }
    return Optional.of(new Outcome.Recorded(recorded, ((Appended.Recorded) appended).header()));
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
   * @param newest its position, for each subject that has one
   */
  private record Earlier(List<UUID> all, List<UUID> otherwise, Map<Label, Long> newest) {
    static final Earlier NOTHING = new Earlier(List.of(), List.of(), Map.of());
  }

  private Earlier earlier(Collection<DecisionLabels.Subject> subjects) throws LogUnavailable {
    TreeMap<Long, UUID> all = new TreeMap<>();
    TreeMap<Long, UUID> otherwise = new TreeMap<>();
    Map<Label, Long> positions = new HashMap<>();
    for (DecisionLabels.Subject subject : subjects) {
      for (EntryHeader last : newest(Set.of(subject.label()))) {
        all.put(last.position(), last.id());
        positions.put(subject.label(), last.position());
        List<EntryHeader> same = newest(Set.of(subject.label(), subject.facts()));
        if (same.isEmpty() || same.get(0).position() != last.position()) {
          otherwise.put(last.position(), last.id());
        }
      }
    }
    return new Earlier(
        List.copyOf(all.descendingMap().values()),
        List.copyOf(otherwise.descendingMap().values()),
        positions);
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
