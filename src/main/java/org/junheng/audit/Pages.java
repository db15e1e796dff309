package org.junheng.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the entries of a query: walks down the rarest label and looks the others up. */
final class Pages {
  private static final int AT_ONCE = 200;
  private static final String FIRST_TIME = "0000";
  private static final String LAST_TIME = "9999-99";

  private final JdbcClient database;

  Pages(JdbcClient database) {
    this.database = database;
  }

  List<Entry> page(EntryQuery query) {
    return find(query, RawEntry.COLUMNS).stream().map(RawEntry::entry).toList();
  }

  List<EntryHeader> headers(EntryQuery query) {
    return find(query, RawEntry.HEADERS).stream().map(RawEntry::header).toList();
  }

  private List<RawEntry> find(EntryQuery query, String columns) {
    List<Postings> postings = new ArrayList<>();
    for (Label label : labels(query)) {
      Optional<Postings> found = Postings.of(database, label);
      if (found.isEmpty()) {
        return List.of();
      }
      postings.add(found.get());
    }
    long[] range = range(query);
    long next = Math.min(range[1], query.before() - 1);
    List<RawEntry> page = new ArrayList<>();
    while (next >= range[0] && page.size() < query.limit()) {
      List<Long> positions = new ArrayList<>();
      int wanted = Math.min(AT_ONCE, query.limit() - page.size());
      while (next >= range[0] && positions.size() < wanted) {
        long found = highestWithAll(postings, next);
        if (found >= range[0]) {
          positions.add(found);
        }
        next = found - 1;
      }
      read(positions, columns).stream()
          .filter(entry -> isIn(entry.header().recordedAt(), query))
          .forEach(page::add);
    }
    return page;
  }

  private static List<Label> labels(EntryQuery query) {
    List<Label> all = new ArrayList<>(query.labels());
    if (query.kind() != null) {
      all.add(new Label(LabelIndex.KIND, query.kind()));
    }
    return all;
  }

  /** The highest position, not above this one, that all have; below 1 if there is none. */
  private static long highestWithAll(List<Postings> postings, long position) {
    long candidate = position;
    int agreed = 0;
    for (int i = 0; agreed < postings.size() && candidate > 0; i = (i + 1) % postings.size()) {
      long floor = postings.get(i).floor(candidate);
      agreed = floor == candidate ? agreed + 1 : 1;
      candidate = floor;
    }
    return candidate;
  }

  /**
   * First and last position that can be recorded in the time asked for; clocks may have gone back.
   */
  private long[] range(EntryQuery query) {
    String bounds = "SELECT coalesce(min(position), 1), coalesce(max(position), 0) FROM entry";
    JdbcClient.StatementSpec statement =
        query.from() == null && query.to() == null
            ? database.sql(bounds)
            : database
                .sql(bounds + " WHERE recorded_at >= ? AND recorded_at < ?")
                .params(time(query.from(), FIRST_TIME), time(query.to(), LAST_TIME));
    return statement.query((row, number) -> new long[] {row.getLong(1), row.getLong(2)}).single();
  }

  /** Times are kept in milliseconds: what is within one counts from the next on. */
  private static String time(@Nullable Instant instant, String otherwise) {
    return instant == null ? otherwise : EntryHeader.time(instant.plusNanos(999_999));
  }

  private static boolean isIn(Instant time, EntryQuery query) {
    return (query.from() == null || !time.isBefore(query.from()))
        && (query.to() == null || time.isBefore(query.to()));
  }

  private List<RawEntry> read(List<Long> positions, String columns) {
    if (positions.isEmpty()) {
      return List.of();
    }
    return database
        .sql("SELECT " + columns + " WHERE e.position IN (:positions) ORDER BY e.position DESC")
        .param("positions", positions)
        .query(RawEntry::of)
        .list();
  }
}
