package org.junheng.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
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
      rows = new ArrayList<>(read(position));
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
    long[] count = new long[1];
    database
        .sql(
            "SELECT p.first_position, p.positions FROM posting p"
                + " JOIN label l ON l.label_id = p.label_id WHERE l.name NOT LIKE '.%'")
        .query(
            row -> {
              long first = row.getLong(1);
              BitSet.valueOf(row.getBytes(2)).stream()
                  .filter(bit -> positions.get((int) (first + bit)))
                  .forEach(bit -> count[0]++);
            });
    return count[0];
  }

  private List<Row> read(long position) {
    return database
        .sql(
            "SELECT first_position, positions FROM posting"
                + " WHERE label_id = ? AND first_position <= ?"
                + " ORDER BY first_position DESC LIMIT ?")
        .params(labelId, position, AT_ONCE)
        .query((row, number) -> new Row(row.getLong(1), BitSet.valueOf(row.getBytes(2))))
        .list();
  }
}
