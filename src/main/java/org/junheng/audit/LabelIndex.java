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
import org.jspecify.annotations.Nullable;

/**
 * Writes which entries have which labels. A batch adds one row for each label that any of its
 * entries has, with a bit for each entry: a school's decision has a hundred labels, and decisions
 * that are recorded together have nearly the same ones.
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
      return id == null ? 0 : lastOf(id, statement(connection, NEWEST));
    }

    private long lastOf(long id, PreparedStatement select) throws SQLException {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) + BitSet.valueOf(row.getBytes(2)).length() - 1 : 0;
      }
    }

    void write(Connection connection) throws SQLException {
      try (PreparedStatement insert = connection.prepareStatement(POSTING)) {
        for (Map.Entry<Label, BitSet> each : positions.entrySet()) {
          int lowest = each.getValue().nextSetBit(0);
          insert.setLong(1, id(connection, each.getKey()));
          insert.setLong(2, first + lowest);
          insert.setBytes(3, each.getValue().get(lowest, each.getValue().length()).toByteArray());
          insert.addBatch();
        }
        insert.executeBatch();
      }
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
