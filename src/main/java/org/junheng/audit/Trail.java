package org.junheng.audit;

import java.util.Map;
import java.util.TreeMap;
import org.junheng.audit.Discrepancy.Kind;
import org.junheng.message.Message;

/** Positions and hashes as they pass by: what is left out, comes twice, or comes too late. */
final class Trail {
  private static final int MOST_GAPS = 1_000;

  /** Takes what was found. */
  interface Finder {
    void found(Kind kind, long position, Message message);
  }

  private final long first;
  private final Finder finder;

  /** First to last of the positions that were passed over. */
  private final TreeMap<Long, Long> gaps = new TreeMap<>();

  private long last;
  private String lastHash;

  Trail(long first, String previous, Finder finder) {
    this.first = first;
    this.last = first - 1;
    this.lastHash = previous;
    this.finder = finder;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  String lastHash() {
    return lastHash;
  }

  /** Whether the entry goes further than all before it. */
  boolean pass(RawEntry entry) {
    long position = entry.position();
    if (position <= last) {
      late(position);
      return false;
    }
    if (position > last + 1) {
      if (gaps.size() < MOST_GAPS) {
        gaps.put(last + 1, position - 1);
      } else {
        missing(last + 1, position - 1);
      }
    } else if (!entry.previous().equals(lastHash)) {
      finder.found(Kind.CHAIN_BROKEN, position, Message.of("audit.chain-broken", position));
    }
    last = position;
    lastHash = entry.hash();
    return true;
  }

  /** A position that was passed over comes after all; any other one was there before. */
  private void late(long position) {
    Map.Entry<Long, Long> gap = gaps.floorEntry(position);
    if (gap == null || position > gap.getValue()) {
      finder.found(
          Kind.POSITION_DUPLICATED, position, Message.of("audit.position-duplicated", position));
      return;
    }
    finder.found(
        Kind.POSITION_REORDERED, position, Message.of("audit.position-reordered", position, last));
    gaps.remove(gap.getKey());
    if (gap.getKey() < position) {
      gaps.put(gap.getKey(), position - 1);
    }
    if (gap.getValue() > position) {
      gaps.put(position + 1, gap.getValue());
    }
  }

  void finish(long lastStated) {
    gaps.forEach(this::missing);
    if (lastStated > last) {
      missing(last + 1, lastStated);
    }
  }

  private void missing(long from, long to) {
    finder.found(Kind.POSITION_MISSING, from, Message.of("audit.position-missing", from, to));
  }
}
