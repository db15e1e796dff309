package org.junheng.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Discrepancy.Kind;
import org.junheng.message.Message;

/** Verifies the log where it is kept. */
final class StoreVerification {
  /** Positions whose checkpoints are read at once. */
  private static final long CHECKPOINTS_AT_ONCE = 5_000;

  private static final int LABELS_REMEMBERED = 2_000;

  private final LogReader reader;
  private final Expected expected;
  private final Map<Label, Optional<Postings>> postings = new HashMap<>();
  private final Deque<LogReader.StoredCheckpoint> checkpoints = new ArrayDeque<>();
  private long checkpointsUpTo;
  private final BitSet asked = new BitSet();
  private long labelsExpected;

  /** Carries what can't be read out of a callback. */
  private static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient LogUnavailable cause;

    Unavailable(LogUnavailable cause) {
      super(cause);
      this.cause = cause;
    }
  }

  StoreVerification(LogReader reader, Expected expected) {
    this.reader = reader;
    this.expected = expected;
  }

  Verification run(@Nullable Function<Entry, Set<Label>> labels) throws LogUnavailable {
    long last = reader.read(() -> count("SELECT coalesce(max(position), 0) FROM entry"));
    // Entries may be added meanwhile; only checkpoints that were there are held against the end.
    List<LogReader.StoredCheckpoint> beyond = reader.checkpoints(last + 1, Long.MAX_VALUE);
    String logId = logId();
    Verifier verifier = new Verifier(expected, logId, 1, Hash.NONE, false, last);
    try {
      reader.eachRaw(0, last, entry -> pass(verifier, entry, labels));
    } catch (Unavailable e) {
      throw e.cause;
    }
    if (last == 0) {
      verifier.found(Kind.POSITION_MISSING, 1, Message.of("audit.position-missing", 1, 1));
    }
    long stillLast = reader.read(() -> count("SELECT coalesce(max(position), 0) FROM entry"));
    beyond.stream()
        .filter(stored -> stored.size() > stillLast)
        .forEach(stored -> verifier.checkpoint(stored.text()));
    if (labels != null) {
      countLabels(verifier);
    }
    return verifier.finish(last);
  }

  private void pass(
      Verifier verifier, RawEntry entry, @Nullable Function<Entry, Set<Label>> labels) {
    try {
      String body = entry.body();
      if (body != null) {
        String hash = Bodies.archived(body);
        if (!hash.isEmpty() && !verifier.knowsContent(hash)) {
          reader.content(hash).ifPresent(content -> verifier.content(hash, content));
        }
      }
      verifier.entry(entry);
      while (checkpointsUpTo < entry.position()) {
        checkpoints.addAll(
            reader.checkpoints(checkpointsUpTo + 1, checkpointsUpTo + CHECKPOINTS_AT_ONCE));
        checkpointsUpTo += CHECKPOINTS_AT_ONCE;
      }
      while (!checkpoints.isEmpty() && checkpoints.element().size() <= entry.position()) {
        verifier.checkpoint(checkpoints.remove().text());
      }
      if (labels != null) {
        labels(verifier, entry, labels);
      }
    } catch (LogUnavailable e) {
      throw new Unavailable(e);
    }
  }

  private void labels(Verifier verifier, RawEntry raw, Function<Entry, Set<Label>> labels)
      throws LogUnavailable {
    if (Draft.RESERVED.contains(raw.kind()) || raw.body() == null || !raw.isWellFormed()) {
      return;
    }
    asked.set(Math.toIntExact(raw.position()));
    List<Label> missing = new ArrayList<>();
    for (Label label : labels.apply(raw.entry())) {
      labelsExpected++;
      if (!has(label, raw.position())) {
        missing.add(label);
      }
    }
    if (!has(new Label(LabelIndex.KIND, raw.kind()), raw.position())) {
      missing.add(new Label(LabelIndex.KIND, raw.kind()));
    }
    if (!missing.isEmpty()) {
      verifier.found(
          Kind.LABELS_CHANGED,
          raw.position(),
          Message.of("audit.labels-missing", raw.position(), missing.get(0), missing.size()));
    }
  }

  private boolean has(Label label, long position) throws LogUnavailable {
    if (postings.size() > LABELS_REMEMBERED) {
      postings.clear();
    }
    return reader.read(
        () ->
            postings
                .computeIfAbsent(label, key -> Postings.of(reader.database(), key))
                .map(each -> each.floor(position) == position)
                .orElse(false));
  }

  /** Every label that should be there was looked for; as many as were found may be there at all. */
  private void countLabels(Verifier verifier) throws LogUnavailable {
    long there = reader.read(() -> Postings.count(reader.database(), asked));
    if (there > labelsExpected) {
      verifier.found(
          Kind.LABELS_CHANGED, 0, Message.of("audit.labels-too-many", there - labelsExpected));
    }
  }

  /** As entry 1 says; where that is gone, as the newest checkpoint does. */
  private String logId() throws LogUnavailable {
    return reader
        .read(
            () ->
                reader
                    .database()
                    .sql("SELECT id FROM entry WHERE position = 1")
                    .query(String.class)
                    .optional())
        .or(() -> checkpointed().map(checkpoint -> checkpoint.logId().toString()))
        .orElse("");
  }

  private Optional<Checkpoint> checkpointed() {
    try {
      return reader.checkpoint();
    } catch (LogUnavailable | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private long count(String sql) {
    return reader.database().sql(sql).query(Long.class).single();
  }
}
