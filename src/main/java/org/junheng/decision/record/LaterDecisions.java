package org.junheng.decision.record;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.Label;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;

/**
 * What came later about any of the subjects of a decision. Of a whole district that is mostly
 * nothing, or one decision about all: then nobody asks for thousands of schools one by one.
 */
final class LaterDecisions {
  private static final int MOST_LATER = 1_000;

  /** So many are looked up one by one. */
  private static final int FEW_SUBJECTS = 20;

  private final LogReader reader;
  private final RecordedDecision decision;
  private final long position;

  LaterDecisions(LogReader reader, RecordedEntry entry) {
    this.reader = reader;
    this.decision = entry.decision();
    this.position = entry.header().position();
  }

  /** Their ids, newest first. */
  List<UUID> ids() throws LogUnavailable {
    List<Label> subjects = DecisionLabels.subjectLabels(decision);
    if (subjects.size() <= FEW_SUBJECTS) {
      return ids(subjects, null);
    }
    Set<Long> open = around();
    if (open.isEmpty()) {
      return List.of();
    }
    Map<String, Long> newest =
        reader.newest(DecisionLabels.SUBJECT, DecisionLabels.subjectsBegin(decision));
    return ids(
        subjects.stream().filter(each -> newest.getOrDefault(each.value(), 0L) > position).toList(),
        open);
  }

  /**
   * @param open positions that alone are possible: once all are found nothing is asked any more;
   *     null where that is not known
   */
  private List<UUID> ids(List<Label> subjects, @Nullable Set<Long> open) throws LogUnavailable {
    TreeMap<Long, UUID> later = new TreeMap<>();
    for (Label subject : subjects) {
      if (open != null && open.isEmpty()) {
        break;
      }
      for (EntryHeader entry :
          reader.headers(EntryQuery.of(RecordedEntry.KIND, Set.of(subject), MOST_LATER))) {
        if (entry.position() <= position) {
          break;
        }
        later.put(entry.position(), entry.id());
        if (open != null) {
          open.remove(entry.position());
        }
      }
    }
    return List.copyOf(later.descendingMap().values());
  }

  /** Positions of all later decisions about anything of the same district by the same pack. */
  private Set<Long> around() throws LogUnavailable {
    Set<Long> later = new HashSet<>();
    EntryQuery query =
        EntryQuery.of(RecordedEntry.KIND, DecisionLabels.around(decision), MOST_LATER);
    while (true) {
      List<EntryHeader> page = reader.headers(query);
      page.stream().map(EntryHeader::position).filter(each -> each > position).forEach(later::add);
      long last = page.isEmpty() ? 0 : page.get(page.size() - 1).position();
      if (page.size() < MOST_LATER || last <= position) {
        return later;
      }
      query = query.before(last);
    }
  }
}
