package org.junheng.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junheng.audit.Discrepancy.Kind;
import org.junheng.message.Message;

/** Checkpoints against the chain: those that stand in the log, and those that were kept outside. */
final class SignedHeads {
  private final Expected expected;
  private final String logId;
  private final Trail trail;
  private final Trail.Finder finder;
  private final Map<String, LogKey> keys = new HashMap<>();
  private final TreeMap<Long, List<Checkpoint>> outside = new TreeMap<>();
  private long count;
  private long signedUpTo;

  SignedHeads(Expected expected, String logId, Trail trail, Trail.Finder finder) {
    this.expected = expected;
    this.logId = logId;
    this.trail = trail;
    this.finder = finder;
    for (Checkpoint checkpoint : expected.checkpoints()) {
      outside.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>()).add(checkpoint);
    }
  }

  void key(LogKey key) {
    keys.putIfAbsent(key.id(), key);
  }

  boolean isExpected(String keyId) {
    return expected.keys().isEmpty() || expected.keys().contains(keyId);
  }

  long count() {
    return count;
  }

  long signedUpTo() {
    return signedUpTo;
  }

  /** A checkpoint that stands in the log itself, right after the entry that it signs. */
  void inLog(String text) {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(text);
    } catch (IllegalArgumentException e) {
      finder.found(
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
  void outsideAt(long position, String hash) {
    List<Checkpoint> there = outside.remove(position);
    if (there != null) {
      there.forEach(each -> judge(each, isSigned(each), each.head().equals(hash)));
    }
  }

  private void judge(Checkpoint checkpoint, boolean signed, boolean inChain) {
    count++;
    if (!inChain) {
      finder.found(
          Kind.CHECKPOINT_NOT_IN_CHAIN,
          checkpoint.size(),
          Message.of("audit.checkpoint-not-in-chain", checkpoint.size(), checkpoint.time()));
    } else if (signed) {
      signedUpTo = Math.max(signedUpTo, checkpoint.size());
    }
  }

  private void shorter(Checkpoint checkpoint) {
    count++;
    isSigned(checkpoint);
    finder.found(
        Kind.LOG_SHORTER_THAN_CHECKPOINT,
        checkpoint.size(),
        Message.of("audit.log-shorter", trail.last(), checkpoint.size(), checkpoint.time()));
  }

  private boolean isSigned(Checkpoint checkpoint) {
    long size = checkpoint.size();
    if (!checkpoint.logId().toString().equals(logId)) {
      finder.found(Kind.OTHER_LOG, size, Message.of("audit.checkpoint-of-other-log", size));
      return false;
    }
    LogKey key = keys.get(checkpoint.keyId());
    if (key == null || !isExpected(checkpoint.keyId())) {
      finder.found(
          Kind.OTHER_KEY,
          size,
          Message.of("audit.checkpoint-of-other-key", size, checkpoint.keyId()));
      return false;
    }
    if (!SigningKey.verifies(key, checkpoint.signed(), checkpoint.signature())) {
      finder.found(
          Kind.CHECKPOINT_SIGNATURE_WRONG, size, Message.of("audit.checkpoint-signature", size));
      return false;
    }
    return true;
  }

  /** Ends it; tells which checkpoints lie before what was seen. */
  List<Message> finish() {
    List<Message> unknown = new ArrayList<>();
    for (List<Checkpoint> checkpointsOfSize : outside.values()) {
      for (Checkpoint checkpoint : checkpointsOfSize) {
        if (checkpoint.size() > trail.last()) {
          shorter(checkpoint);
        } else {
          count++;
          if (trail.first() > checkpoint.size()) {
            isSigned(checkpoint);
            unknown.add(Message.of("audit.checkpoint-before", checkpoint.size(), trail.first()));
          } else {
            judge(checkpoint, isSigned(checkpoint), false);
          }
        }
      }
    }
    return unknown;
  }
}
