package org.junheng.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The positions of one label, newest first. */
final class Postings {
  private static final int AT_ONCE = 64;

  private final JdbcClient database;
  private final long labelId;

  /** A run of rows, newest first, without gaps between them. */
  private List<Row> rows = List.of();

  private record Row(long first, BitSet positions) {
    long floor(long position) {
      long bit = Math.min(position - first, positions.length() - 1L);
      return first + positions.previousSetBit((int) bit);
    }
  }

  private Postings(JdbcClient database, long labelId) {
    this.database = database;
    this.labelId = labelId;
  }

  /** Nothing if no entry has the label. */
  static Optional<Postings> of(JdbcClient database, Label label) {
    return database
        .sql("SELECT label_id FROM label WHERE name = ? AND value = ?")
        .params(label.name(), label.value())
        .query(Long.class)
        .optional()
        .map(id -> new Postings(database, id));
  }

  /** The highest position with the label that is not above this one, 0 if there is none. */
  long floor(long position) {
    if (rows.isEmpty()
        || position < rows.get(rows.size() - 1).first
        || position >= rows.get(0).first + rows.get(0).positions.length()) {
      rows = read(position);
    }
    for (Row row : rows) {
      if (row.first <= position) {
        return row.floor(position);
      }
    }
    return 0;
  }

  /** How many labels these positions have together, but for the log's own. */
  static long count(JdbcClient database, BitSet positions) {
    Set<Long> own =
        Set.copyOf(
            database
                .sql("SELECT label_id FROM label WHERE name LIKE '.%'")
                .query(Long.class)
                .list());
    long[] count = new long[1];
    // One statement sees one state: between two, rows may be folded and would count twice.
    database
        .sql(
            "SELECT NULL AS label_id, first_position, postings FROM recent"
                + " UNION ALL SELECT label_id, first_position, positions FROM posting")
        .query(
            row -> {
              long labelId = row.getLong(1);
              boolean recent = row.wasNull();
              long first = row.getLong(2);
              if (recent) {
                Recent.read(
                    row.getBytes(3),
                    (id, bits) -> count[0] += own.contains(id) ? 0 : among(positions, first, bits));
              } else if (!own.contains(labelId)) {
                count[0] += among(positions, first, BitSet.valueOf(row.getBytes(3)));
              }
            });
    return count[0];
  }

  /**
   * The value of each label of this name to the highest position that has it.
   *
   * @param pattern what the values are like
   */
  static Map<String, Long> newest(JdbcClient database, String name, String pattern) {
    Map<Long, String> values = new HashMap<>();
    database
        .sql("SELECT label_id, value FROM label WHERE name = ? AND value LIKE ? ESCAPE '!'")
        .params(name, pattern)
        .query(
            row -> {
              values.put(row.getLong(1), row.getString(2));
            });
    Map<String, Long> newest = new HashMap<>();
    // One statement sees one state, as above.
    database
        .sql(
            "SELECT NULL AS label_id, first_position, postings FROM recent"
                + " UNION ALL SELECT p.label_id, p.first_position, p.positions FROM posting p"
                + " JOIN label l ON l.label_id = p.label_id"
                + " WHERE l.name = ? AND l.value LIKE ? ESCAPE '!'")
        .params(name, pattern)
        .query(
            row -> {
              long labelId = row.getLong(1);
              boolean recent = row.wasNull();
              long first = row.getLong(2);
              if (recent) {
                Recent.read(
                    row.getBytes(3), (id, bits) -> highest(newest, values.get(id), first, bits));
              } else {
                highest(newest, values.get(labelId), first, BitSet.valueOf(row.getBytes(3)));
              }
            });
    return newest;
  }

  private static void highest(
      Map<String, Long> newest, @Nullable String value, long first, BitSet bits) {
    if (value != null && !bits.isEmpty()) {
      newest.merge(value, first + bits.length() - 1, Math::max);
    }
  }

  private static long among(BitSet positions, long first, BitSet bits) {
    return bits.stream().filter(bit -> positions.get((int) (first + bit))).count();
  }

  /** Recent rows are read first: what is folded meanwhile is seen twice, and not missed. */
  private List<Row> read(long position) {
    List<Row> rows = new ArrayList<>();
    database
        .sql(
            "SELECT first_position, postings FROM recent"
                + " WHERE first_position <= ? ORDER BY first_position DESC")
        .param(position)
        .query(
            row -> {
              BitSet bits = Recent.positions(row.getBytes(2), labelId);
              int lowest = bits.nextSetBit(0);
              if (lowest >= 0 && row.getLong(1) + lowest <= position) {
                rows.add(new Row(row.getLong(1) + lowest, bits.get(lowest, bits.length())));
              }
            });
    rows.addAll(
        database
            .sql(
                "SELECT first_position, positions FROM posting"
                    + " WHERE label_id = ? AND first_position <= ?"
                    + " ORDER BY first_position DESC LIMIT ?")
            .params(labelId, position, AT_ONCE)
            .query((row, number) -> new Row(row.getLong(1), BitSet.valueOf(row.getBytes(2))))
            .list());
    return rows;
  }
}
