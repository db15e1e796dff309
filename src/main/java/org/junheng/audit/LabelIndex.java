package org.junheng.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes which entries have which labels. A batch adds one row with all its labels, and a bit for
 * each entry: a school's decision has a hundred labels. When there are some dozens of such rows
 * they are folded into one row for each label.
 */
final class LabelIndex {
  /** Label of the log itself: the kind of an entry. */
  static final String KIND = ".kind";

  private static final String SELECT = "SELECT label_id FROM label WHERE name = ? AND value = ?";
  private static final String INSERT =
      "INSERT INTO label (name, value) VALUES (?, ?) RETURNING label_id";
  private static final String NEWEST =
      "SELECT first_position, positions FROM posting WHERE label_id = ?"
          + " ORDER BY first_position DESC LIMIT 1";
  private static final String POSTING =
      "INSERT INTO posting (label_id, first_position, positions) VALUES (?, ?, ?)";

  private static final String RECENT =
      "SELECT first_position, postings FROM recent ORDER BY first_position DESC";
  private static final String ADD_RECENT =
      "INSERT INTO recent (first_position, postings) VALUES (?, ?)";
  private static final String COUNT_RECENT = "SELECT count(*) FROM recent";
  private static final String LOWEST_RECENT =
      "SELECT first_position FROM recent ORDER BY first_position LIMIT 1";
  private static final String FORGET_RECENT = "DELETE FROM recent";

  /** Batches in rows of their own; a look-up reads all of them. */
  private static final int MOST_RECENT = 64;

  private static final int MOST_REMEMBERED = 50_000;

  private final Map<Label, Long> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Label, Long> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** The labels of a transaction that is not committed yet. */
  final class Batch implements AutoCloseable {
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<Label, BitSet> positions = new LinkedHashMap<>();
    private final Map<Label, Long> fresh = new LinkedHashMap<>();
    private final long first;

    Batch(long first) {
      this.first = first;
    }

    void add(long position, String kind, Set<Label> labels) {
      add(position, new Label(KIND, kind));
      labels.forEach(label -> add(position, label));
    }

    private void add(long position, Label label) {
      positions.computeIfAbsent(label, key -> new BitSet()).set((int) (position - first));
    }

    /** The position of the newest entry with the label, 0 if there is none. */
    long newest(Connection connection, Label label) throws SQLException {
      BitSet here = positions.get(label);
      if (here != null) {
        return first + here.length() - 1;
      }
      Long id = remembered.get(label);
      if (id == null) {
        id = find(statement(connection, SELECT), label);
      }
      if (id == null) {
        return 0;
      }
      try (ResultSet row = statement(connection, RECENT).executeQuery()) {
        while (row.next()) {
          BitSet recent = Recent.positions(row.getBytes(2), id);
          if (!recent.isEmpty()) {
            return row.getLong(1) + recent.length() - 1;
          }
        }
      }
      PreparedStatement folded = statement(connection, NEWEST);
      folded.setLong(1, id);
      try (ResultSet row = folded.executeQuery()) {
        return row.next() ? row.getLong(1) + BitSet.valueOf(row.getBytes(2)).length() - 1 : 0;
      }
    }

    /** Writes the batch, and folds the recent ones when there are many. */
    void write(Connection connection) throws SQLException {
      Map<Long, BitSet> byId = new LinkedHashMap<>();
      try (PreparedStatement posting = connection.prepareStatement(POSTING)) {
        for (Map.Entry<Label, BitSet> each : positions.entrySet()) {
          long id = id(connection, each.getKey());
          if (each.getKey().name().equals(Introductions.KEY)) {
            add(posting, id, first, each.getValue());
          } else {
            byId.put(id, each.getValue());
          }
        }
        posting.executeBatch();
      }
      if (!byId.isEmpty()) {
        PreparedStatement recent = statement(connection, ADD_RECENT);
        recent.setLong(1, first);
        recent.setBytes(2, Recent.write(byId));
        recent.executeUpdate();
      }
      try (ResultSet count = statement(connection, COUNT_RECENT).executeQuery()) {
        count.next();
        if (count.getInt(1) >= MOST_RECENT) {
          fold(connection);
        }
      }
    }

    private void fold(Connection connection) throws SQLException {
      Map<Long, BitSet> byId = new TreeMap<>();
      long lowest = first;
      try (ResultSet row = statement(connection, LOWEST_RECENT).executeQuery()) {
        if (row.next()) {
          lowest = row.getLong(1);
        }
      }
      try (ResultSet row = statement(connection, RECENT).executeQuery()) {
        while (row.next()) {
          int offset = Math.toIntExact(row.getLong(1) - lowest);
          Recent.read(
              row.getBytes(2),
              (id, bits) -> {
                BitSet all = byId.computeIfAbsent(id, key -> new BitSet());
                bits.stream().forEach(bit -> all.set(offset + bit));
              });
        }
      }
      try (PreparedStatement posting = connection.prepareStatement(POSTING)) {
        for (Map.Entry<Long, BitSet> each : byId.entrySet()) {
          add(posting, each.getKey(), lowest, each.getValue());
        }
        posting.executeBatch();
      }
      statement(connection, FORGET_RECENT).executeUpdate();
    }

    private static void add(PreparedStatement posting, long id, long from, BitSet positions)
        throws SQLException {
      int lowest = positions.nextSetBit(0);
      posting.setLong(1, id);
      posting.setLong(2, from + lowest);
      posting.setBytes(3, positions.get(lowest, positions.length()).toByteArray());
      posting.addBatch();
    }

    /** Prepared once for a batch: it needs the same three for each of its labels. */
    private PreparedStatement statement(Connection connection, String sql) throws SQLException {
      PreparedStatement known = statements.get(sql);
      if (known == null) {
        known = connection.prepareStatement(sql);
        statements.put(sql, known);
      }
      return known;
    }

    @Override
    public void close() throws SQLException {
      for (PreparedStatement each : statements.values()) {
        each.close();
      }
    }

    /** The transaction is committed: the numbers of its new labels can be relied on. */
    void committed() {
      remembered.putAll(fresh);
    }

    private long id(Connection connection, Label label) throws SQLException {
      Long known = remembered.get(label);
      if (known == null) {
        known = intern(connection, label);
        fresh.put(label, known);
      }
      return known;
    }

    private long intern(Connection connection, Label label) throws SQLException {
      Long known = find(statement(connection, SELECT), label);
      if (known != null) {
        return known;
      }
      PreparedStatement insert = statement(connection, INSERT);
      insert.setString(1, label.name());
      insert.setString(2, label.value());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static @Nullable Long find(PreparedStatement select, Label label) throws SQLException {
    select.setString(1, label.name());
    select.setString(2, label.value());
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  /** Nothing that was learnt holds for another database. */
  void forget() {
    remembered.clear();
  }
}
