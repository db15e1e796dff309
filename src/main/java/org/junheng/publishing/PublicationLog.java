package org.junheng.publishing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All publications that the log holds, oldest first, as far as they have been read. There are few
 * of them: each is a day's work of somebody.
 */
public final class PublicationLog {
  private static final Logger LOG = LoggerFactory.getLogger(PublicationLog.class);
  private static final int AT_ONCE = 200;

  private final LogReader reader;
  private volatile List<Publication> all = List.of();
  private volatile long newest;

  public PublicationLog(LogReader reader) {
    this.reader = reader;
  }

  /**
   * Reads what has come since it was last read, and returns that, oldest first.
   *
   * @throws LogUnavailable where the log can't be read
   */
  public synchronized List<Publication> refresh() throws LogUnavailable {
    List<EntryHeader> head = reader.headers(query(1, Long.MAX_VALUE));
    if (head.isEmpty() || head.get(0).position() == newest) {
      return List.of();
    }
    Deque<Publication> fresh = new ArrayDeque<>();
    long before = Long.MAX_VALUE;
    long top = newest;
    while (true) {
      List<Entry> page = reader.page(query(AT_ONCE, before));
      for (Entry entry : page) {
        before = entry.header().position();
        top = Math.max(top, before);
        if (before <= newest) {
          break;
        }
        read(entry).ifPresent(fresh::addFirst);
      }
      if (page.size() < AT_ONCE || before <= newest) {
        break;
      }
    }
    List<Publication> known = new ArrayList<>(all);
    known.addAll(fresh);
    all = List.copyOf(known);
    newest = top;
    return List.copyOf(fresh);
  }

  private static EntryQuery query(int limit, long before) {
    return new EntryQuery(
        PublicationBody.KIND, Set.of(PublicationBody.ALL), null, null, before, limit);
  }

  private static Optional<Publication> read(Entry entry) {
    if (entry.body() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(PublicationBody.read(entry));
    } catch (IllegalArgumentException e) {
      LOG.error("entry {} is no publication that can be read", entry.header().position(), e);
      return Optional.empty();
    }
  }

  /** Position of the newest, 0 where there is none. */
  long newest() {
    return newest;
  }

  /** All that were read, oldest first. */
  public List<Publication> all() {
    return all;
  }

  /** What is in force at a time; nothing before the first publication. */
  public Optional<Publication> inForce(Instant time) {
    return newestOf(takingPlace().stream().filter(each -> each.isEffective(time)).toList());
  }

  /** What waits for its day. */
  public Optional<Publication> pending(Instant time) {
    return newestOf(takingPlace().stream().filter(each -> !each.isEffective(time)).toList());
  }

  /** Whether a rule set was ever in force before a time. */
  boolean wasInForce(String ruleSet, Instant time) {
    return takingPlace().stream()
        .anyMatch(each -> each.ruleSet().equals(ruleSet) && each.isEffective(time));
  }

  /** Whether a rule set is, was or is to be in force. */
  boolean isPublished(String ruleSet) {
    return takingPlace().stream().anyMatch(each -> each.ruleSet().equals(ruleSet));
  }

  /** Whether somebody agreed to a rule set when it was last published. */
  boolean isApproved(String ruleSet) {
    return newestOf(
            takingPlace().stream()
                .filter(each -> each.ruleSet().equals(ruleSet))
                .filter(each -> each.kind() != Publication.Kind.ROLLED_BACK)
                .toList())
        .filter(Publication::approved)
        .isPresent();
  }

  /** The publication of a draft that took place or is to; nothing where it was cancelled. */
  Optional<Publication> ofDraft(UUID draft) {
    return newestOf(
        takingPlace().stream()
            .filter(each -> each.kind() == Publication.Kind.PUBLISHED)
            .filter(each -> draft.equals(each.draft()))
            .toList());
  }

  /** What was cancelled in time, by its id, and what cancelled it; oldest first. */
  Map<UUID, Publication> cancellations() {
    return cancellations(all);
  }

  private static Map<UUID, Publication> cancellations(List<Publication> known) {
    Map<UUID, Publication> cancelled = new LinkedHashMap<>();
    for (Publication each : known) {
      if (each.kind() == Publication.Kind.CANCELLED && each.cancels() != null) {
        known.stream()
            .filter(of -> of.id().equals(each.cancels()) && each.at().isBefore(of.effective()))
            .forEach(of -> cancelled.putIfAbsent(of.id(), each));
      }
    }
    return cancelled;
  }

  /** Those that put something in force: not what cancels, and not what was cancelled in time. */
  private List<Publication> takingPlace() {
    List<Publication> known = all;
    Set<UUID> cancelled = cancellations(known).keySet();
    return known.stream()
        .filter(each -> each.kind() != Publication.Kind.CANCELLED && !cancelled.contains(each.id()))
        .toList();
  }

  private static Optional<Publication> newestOf(List<Publication> publications) {
    return publications.isEmpty()
        ? Optional.empty()
        : Optional.of(publications.get(publications.size() - 1));
  }
}
