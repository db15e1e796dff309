package org.junheng.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final SignedHeads heads;
  private final String logId;
  private final boolean masked;

  /** Entries above this one came along to show a signature; their bodies are not asked for. */
  private final long lastWithBody;

  private final Set<String> archived = new HashSet<>();
  private final DroppedBodies dropped = new DroppedBodies();
  private final List<Discrepancy> found = new ArrayList<>();
  private long more;
  private long bodies;
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
    this.heads = new SignedHeads(expected, logId, trail, this::found);
    heads.outsideAt(first - 1, previous);
  }

  /** A key that is said to be the log's, before the entry that publishes it was seen. */
  void key(LogKey key) {
    heads.key(key);
  }

  /** A checkpoint that stands in the log itself, right after the entry that it signs. */
  void checkpoint(String text) {
    heads.inLog(text);
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
      heads.outsideAt(position, entry.hash());
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
    heads.key(key);
    if (!heads.isExpected(key.id())) {
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
    List<Message> unknown = heads.finish();
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
        heads.count(),
        heads.signedUpTo(),
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
    if (heads.signedUpTo() < trail.last()) {
      unknown.add(Message.of("audit.unknown-unsigned", heads.signedUpTo() + 1, trail.last()));
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
