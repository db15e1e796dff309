package org.junheng.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junheng.audit.Discrepancy.Kind;
import org.junheng.message.Message;

/**
 * Bodies that are gone, against the retention entries that say so. These come later in the log than
 * what they speak of, so runs of missing bodies are kept until the end: one for each drop.
 */
final class DroppedBodies {
  private final Map<String, List<long[]>> runs = new HashMap<>();
  private final Map<String, Boolean> running = new HashMap<>();
  private final List<Dropping.Range> allowed = new ArrayList<>();
  private long count;

  void missing(String kind, long position) {
    count++;
    List<long[]> ofKind = runs.computeIfAbsent(kind, key -> new ArrayList<>());
    if (running.getOrDefault(kind, false)) {
      ofKind.get(ofKind.size() - 1)[1] = position;
    } else {
      ofKind.add(new long[] {position, position});
      running.put(kind, true);
    }
  }

  void present(String kind) {
    running.put(kind, false);
  }

  /** A retention entry allows what lies before it. */
  void allowed(Dropping.Range range, long position) {
    if (range.last() < position) {
      allowed.add(range);
    }
  }

  long count() {
    return count;
  }

  void finish(Trail.Finder finder) {
    runs.forEach(
        (kind, ofKind) ->
            ofKind.forEach(
                run -> {
                  long uncovered = firstUncovered(kind, run[0], run[1]);
                  if (uncovered <= run[1]) {
                    finder.found(
                        Kind.BODY_MISSING,
                        uncovered,
                        Message.of("audit.body-missing", uncovered, run[1], kind));
                  }
                }));
  }

  private long firstUncovered(String kind, long first, long last) {
    long next = first;
    boolean further = true;
    while (further && next <= last) {
      further = false;
      for (Dropping.Range range : allowed) {
        if (range.kinds().contains(kind) && range.first() <= next && next <= range.last()) {
          next = range.last() + 1;
          further = true;
        }
      }
    }
    return next;
  }
}
