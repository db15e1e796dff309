package org.junheng.decision.record;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junheng.audit.Entry;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;

/**
 * How schools came out in decisions that were read before. Decisions about whole districts are
 * long, and every look at the history of a school goes through all of them.
 */
final class KnownOutcomes {
  /** Of all decisions kept together; about 150 bytes each. */
  private static final int MOST_SCHOOLS = 60_000;

  /** A school or two are read as quickly as they are looked up. */
  private static final int FEWEST_SCHOOLS = 3;

  private static final int LONG_BODY = 200_000;
  private static final int MOST_AT_ONCE = 200;

  /** What the log records when bodies are dropped; what was kept of them goes too. */
  private static final String RETENTION = "retention";

  private final LogReader reader;
  // The one asked for last stands last.
  private final Map<UUID, SchoolOutcomes> known = new LinkedHashMap<>();
  private int schools;
  private long lastDropped;

  KnownOutcomes(LogReader reader) {
    this.reader = reader;
  }

  /**
   * Those of the entries asked for, newest first. What retention has dropped is passed over.
   *
   * @param query which decisions; goes on from page to page by itself
   */
  List<SchoolOutcomes> all(EntryQuery query) throws LogUnavailable {
    forgetDropped();
    List<SchoolOutcomes> all = new ArrayList<>();
    long before = query.before();
    int atOnce = 1;
    while (true) {
      List<EntryHeader> headers = reader.headers(limited(query.before(before), MOST_AT_ONCE));
      for (int i = 0; i < headers.size(); ) {
        Optional<SchoolOutcomes> there = get(headers.get(i).id());
        if (there.isPresent()) {
          all.add(there.get());
          i++;
          continue;
        }
        // Long ones one at a time: a few of them together are more than memory holds.
        int run = unknown(headers, i, atOnce);
        boolean isLong = false;
        for (Entry entry : reader.page(limited(query.before(headers.get(i).position() + 1), run))) {
          String body = entry.body();
          if (body != null) {
            isLong |= body.length() > LONG_BODY;
            all.add(read(entry));
          }
        }
        i += run;
        atOnce = isLong ? 1 : Math.min(MOST_AT_ONCE, atOnce * 4);
      }
      if (headers.size() < MOST_AT_ONCE) {
        return all;
      }
      before = headers.get(headers.size() - 1).position();
    }
  }

  private static EntryQuery limited(EntryQuery query, int limit) {
    return new EntryQuery(
        query.kind(), query.labels(), query.from(), query.to(), query.before(), limit);
  }

  /** How many from there on are not known, at most so many. */
  private int unknown(List<EntryHeader> headers, int from, int most) {
    int end = from + 1;
    while (end < headers.size() && end - from < most && get(headers.get(end).id()).isEmpty()) {
      end++;
    }
    return end - from;
  }

  private SchoolOutcomes read(Entry entry) {
    try {
      return keep(SchoolOutcomes.of(RecordedEntry.of(entry).decision()));
    } catch (RecordedEntry.Dropped e) {
      throw new IllegalStateException("a body that is there", e);
    }
  }

  private synchronized Optional<SchoolOutcomes> get(UUID id) {
    SchoolOutcomes there = known.remove(id);
    if (there != null) {
      known.put(id, there);
    }
    return Optional.ofNullable(there);
  }

  synchronized SchoolOutcomes keep(SchoolOutcomes outcomes) {
    if (outcomes.schools().size() >= FEWEST_SCHOOLS
        && known.put(outcomes.decision(), outcomes) == null) {
      schools += outcomes.schools().size();
      Iterator<SchoolOutcomes> oldest = known.values().iterator();
      while (schools > MOST_SCHOOLS && oldest.hasNext()) {
        schools -= oldest.next().schools().size();
        oldest.remove();
      }
    }
    return outcomes;
  }

  private void forgetDropped() throws LogUnavailable {
    long dropped =
        reader.headers(EntryQuery.of(RETENTION, Set.of(), 1)).stream()
            .mapToLong(EntryHeader::position)
            .findFirst()
            .orElse(0);
    synchronized (this) {
      if (dropped > lastDropped) {
        known.clear();
        schools = 0;
        lastDropped = dropped;
      }
    }
  }
}
