package org.junheng.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Discrepancy.Kind;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;

/**
 * Verifies a log that passes by, entry by entry; what it remembers does not grow with the log. A
 * checkpoint comes right after the entry that it signs, archived content before the entry that
 * speaks of it.
 */
final class Verifier {
  private static final int MOST = 1_000;

  private final Expected expected;
  private final Trail trail;
  private final String logId;
  private final boolean masked;

  /** Entries above this one came along to show a signature; their bodies are not asked for. */
  private final long lastWithBody;

  private final Map<String, LogKey> keys = new HashMap<>();
  private final Set<String> archived = new HashSet<>();
  private final DroppedBodies dropped = new DroppedBodies();
  private final TreeMap<Long, List<Checkpoint>> outside = new TreeMap<>();
  private final List<Discrepancy> found = new ArrayList<>();
  private long more;
  private long bodies;
  private long checkpoints;
  private long signedUpTo;
  private boolean keysAreChained;

  /**
   * @param first the position that has to come first
   * @param previous hash of the entry before that
   * @param logId of the log, as it says itself
   * @param lastWithBody the last position whose body has to be there
   */
  Verifier(
      Expected expected,
      String logId,
      long first,
      String previous,
      boolean masked,
      long lastWithBody) {
    this.expected = expected;
    this.logId = logId;
    this.masked = masked;
    this.lastWithBody = lastWithBody;
    this.trail = new Trail(first, previous, this::found);
    for (Checkpoint checkpoint : expected.checkpoints()) {
      outside.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>()).add(checkpoint);
    }
    outsideAt(first - 1, previous);
  }

  /** A key that is said to be the log's, before the entry that publishes it was seen. */
  void key(LogKey key) {
    keys.putIfAbsent(key.id(), key);
  }

  void content(String hash, byte[] content) {
    if (Hash.of(content).equals(hash)) {
      archived.add(hash);
    } else {
      found(Kind.ARCHIVE_CHANGED, trail.last(), Message.of("audit.archive-changed", hash));
      archived.add(hash);
    }
  }

  boolean knowsContent(String hash) {
    return archived.contains(hash);
  }

  void entry(RawEntry entry) {
    long position = entry.position();
    if (!entry.isWellFormed()) {
      found(Kind.FORMAT_UNKNOWN, position, Message.of("audit.format-unknown", position));
    }
    if (!entry.hashIn(logId).equals(entry.hash())) {
      found(Kind.HEADER_CHANGED, position, Message.of("audit.header-changed", position));
    }
    boolean isNext = trail.pass(entry);
    body(entry);
    if (isNext) {
      outsideAt(position, entry.hash());
    }
  }

  private void body(RawEntry entry) {
    long position = entry.position();
    String body = entry.body();
    if (body == null) {
      if (position <= lastWithBody) {
        dropped.missing(entry.kind(), position);
      }
      return;
    }
    bodies++;
    dropped.present(entry.kind());
    if (!Hash.of(body).equals(entry.bodyHash())) {
      found(Kind.BODY_CHANGED, position, Message.of("audit.body-changed", position));
    }
    openings(entry, body);
    String hash = Bodies.archived(body);
    if (!hash.isEmpty() && !archived.contains(hash)) {
      found(Kind.ARCHIVE_MISSING, position, Message.of("audit.archive-missing", position, hash));
    }
    if (Draft.RESERVED.contains(entry.kind())) {
      ownBody(entry, body);
    }
  }

  private void ownBody(RawEntry entry, String body) {
    long position = entry.position();
    JsonNode tree;
    try {
      tree = ExactJson.read(body);
    } catch (IllegalArgumentException e) {
      found(Kind.FORMAT_UNKNOWN, position, Message.of("audit.format-unknown", position));
      return;
    }
    if (entry.kind().equals(Kinds.RETENTION)) {
      dropped.allowed(Dropping.Range.of(tree), position);
      return;
    }
    if (entry.kind().equals(Kinds.LOG)) {
      keysAreChained = true;
      if (!tree.path("format").asString("").equals(EntryHeader.FORMAT)) {
        found(Kind.FORMAT_UNKNOWN, position, Message.of("audit.format-unknown", position));
      }
      if (position != 1 || !entry.id().equals(logId)) {
        found(Kind.OTHER_LOG, position, Message.of("audit.other-log", position));
      }
    }
    LogKey key = Introductions.published(tree).orElse(null);
    if (key == null) {
      found(Kind.FORMAT_UNKNOWN, position, Message.of("audit.format-unknown", position));
      return;
    }
    keys.put(key.id(), key);
    if (!expected.keys().isEmpty() && !expected.keys().contains(key.id())) {
      found(Kind.OTHER_KEY, position, Message.of("audit.key-not-expected", position, key.id()));
    }
  }

  private void openings(RawEntry entry, String body) {
    long position = entry.position();
    if (entry.openings() == null && (masked || !body.contains(Sealing.COMMITMENT))) {
      return;
    }
    try {
      JsonNode tree = ExactJson.read(body);
      Openings openings =
          entry.openings() == null ? Openings.NONE : Openings.parse(entry.openings());
      openings
          .byPointer()
          .forEach(
              (pointer, opening) -> {
                if (!Sealing.opens(tree, pointer, opening)) {
                  found(
                      Kind.OPENING_WRONG,
                      position,
                      Message.of("audit.opening-wrong", position, pointer));
                }
              });
      if (!masked) {
        Sealing.commitments(tree).stream()
            .filter(pointer -> !openings.byPointer().containsKey(pointer))
            .forEach(
                pointer ->
                    found(
                        Kind.OPENING_MISSING,
                        position,
                        Message.of("audit.opening-missing", position, pointer)));
      }
    } catch (IllegalArgumentException e) {
      found(Kind.OPENING_WRONG, position, Message.of("audit.opening-wrong", position, "-"));
    }
  }

  /** A checkpoint that stands in the log itself, right after the entry that it signs. */
  void checkpoint(String text) {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(text);
    } catch (IllegalArgumentException e) {
      found(
          Kind.FORMAT_UNKNOWN, trail.last(), Message.of("audit.checkpoint-unknown", trail.last()));
      return;
    }
    if (checkpoint.size() > trail.last()) {
      shorter(checkpoint);
      return;
    }
    boolean signed = isSigned(checkpoint);
    boolean inChain =
        checkpoint.size() == trail.last() && checkpoint.head().equals(trail.lastHash());
    judge(checkpoint, signed, inChain);
  }

  /** The checkpoints that were kept outside, of the position whose hash is known now. */
  private void outsideAt(long position, String hash) {
    List<Checkpoint> there = outside.remove(position);
    if (there != null) {
      there.forEach(each -> judge(each, isSigned(each), each.head().equals(hash)));
    }
  }

  private void judge(Checkpoint checkpoint, boolean signed, boolean inChain) {
    checkpoints++;
    if (!inChain) {
      found(
          Kind.CHECKPOINT_NOT_IN_CHAIN,
          checkpoint.size(),
          Message.of("audit.checkpoint-not-in-chain", checkpoint.size(), checkpoint.time()));
    } else if (signed) {
      signedUpTo = Math.max(signedUpTo, checkpoint.size());
    }
  }

  private void shorter(Checkpoint checkpoint) {
    checkpoints++;
    isSigned(checkpoint);
    found(
        Kind.LOG_SHORTER_THAN_CHECKPOINT,
        checkpoint.size(),
        Message.of("audit.log-shorter", trail.last(), checkpoint.size(), checkpoint.time()));
  }

  private boolean isSigned(Checkpoint checkpoint) {
    long size = checkpoint.size();
    if (!checkpoint.logId().equals(parsedLogId())) {
      found(Kind.OTHER_LOG, size, Message.of("audit.checkpoint-of-other-log", size));
      return false;
    }
    LogKey key = keys.get(checkpoint.keyId());
    if (key == null
        || (!expected.keys().isEmpty() && !expected.keys().contains(checkpoint.keyId()))) {
      found(
          Kind.OTHER_KEY,
          size,
          Message.of("audit.checkpoint-of-other-key", size, checkpoint.keyId()));
      return false;
    }
    if (!SigningKey.verifies(key, checkpoint.signed(), checkpoint.signature())) {
      found(Kind.CHECKPOINT_SIGNATURE_WRONG, size, Message.of("audit.checkpoint-signature", size));
      return false;
    }
    return true;
  }

  private @Nullable UUID parsedLogId() {
    try {
      return UUID.fromString(logId);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  void found(Kind kind, long position, Message message) {
    if (found.size() < MOST) {
      found.add(new Discrepancy(kind, position, message));
    } else {
      more++;
    }
  }

  long last() {
    return trail.last();
  }

  /**
   * Ends it.
   *
   * @param lastStated the last position that should have come, or 0 where nobody says
   */
  Verification finish(long lastStated) {
    List<Message> unknown = new ArrayList<>();
    for (List<Checkpoint> checkpointsOfSize : outside.values()) {
      for (Checkpoint checkpoint : checkpointsOfSize) {
        if (checkpoint.size() > trail.last()) {
          shorter(checkpoint);
        } else {
          checkpoints++;
          if (trail.first() > checkpoint.size()) {
            isSigned(checkpoint);
            unknown.add(Message.of("audit.checkpoint-before", checkpoint.size(), trail.first()));
          } else {
            judge(checkpoint, isSigned(checkpoint), false);
          }
        }
      }
    }
    trail.finish(lastStated);
    dropped.finish(this::found);
    unknown.addAll(unknowns());
    found.sort(Comparator.comparingLong(Discrepancy::position));
    return new Verification(
        trail.first(),
        trail.last(),
        trail.lastHash(),
        bodies,
        dropped.count(),
        checkpoints,
        signedUpTo,
        found,
        more,
        unknown);
  }

  private List<Message> unknowns() {
    List<Message> unknown = new ArrayList<>();
    long furthest = expected.checkpoints().stream().mapToLong(Checkpoint::size).max().orElse(0);
    if (furthest == 0) {
      unknown.add(Message.of("audit.unknown-end", trail.last()));
    } else if (furthest < trail.last()) {
      unknown.add(Message.of("audit.unknown-after-checkpoint", furthest));
    }
    if (expected.keys().isEmpty() && furthest == 0) {
      unknown.add(Message.of("audit.unknown-keys"));
    }
    if (signedUpTo < trail.last()) {
      unknown.add(Message.of("audit.unknown-unsigned", signedUpTo + 1, trail.last()));
    }
    if (trail.first() > 1) {
      unknown.add(Message.of("audit.unknown-before", trail.first()));
    }
    if (!keysAreChained && expected.keys().isEmpty()) {
      unknown.add(Message.of("audit.unknown-key-origin"));
    }
    return unknown;
  }
}
