package org.junheng.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes which entries have which labels. A batch adds one row for each label that any of its
 * entries has, with a bit for each entry: a school's decision has a hundred labels, and decisions
 * that are recorded together have nearly the same ones.
 */
final class LabelIndex {
  /** Label of the log itself: the kind of an entry. */
  static final String KIND = ".kind";

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
  final class Batch {
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

    void write(Connection connection) throws SQLException {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO posting (label_id, first_position, positions) VALUES (?, ?, ?)")) {
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
  }

  private static long intern(Connection connection, Label label) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT label_id FROM label WHERE name = ? AND value = ?")) {
      select.setString(1, label.name());
      select.setString(2, label.value());
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          return row.getLong(1);
        }
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO label (name, value) VALUES (?, ?) RETURNING label_id")) {
      insert.setString(1, label.name());
      insert.setString(2, label.value());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Nothing that was learnt holds for another database. */
  void forget() {
    remembered.clear();
  }
}
