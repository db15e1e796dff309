package org.junheng.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transaction that appends entries: the head was read under lock, each entry follows it. */
final class Recording {
  private final Connection connection;
  private final Clock clock;
  private final LabelIndex index;
  private final List<Appended> results = new ArrayList<>();
  private final List<RawEntry> rows = new ArrayList<>();
  private final List<Pending> recorded = new ArrayList<>();
  private final Map<String, Integer> onceHere = new HashMap<>();
  private @Nullable UUID logId;
  private long position;
  private String hash = Hash.NONE;
  private LabelIndex.@Nullable Batch labels;

  /**
   * What this process knows to be recorded; whatever database it meets must have it.
   *
   * @param position the last one that this process saw
   * @param hash of the entry there
   */
  record Known(long position, String hash) {}

  /** The database lacks what it had: an older state was put back under a running process. */
  static final class RolledBack extends SQLException {
    private static final long serialVersionUID = 1;
  }

  Recording(Connection connection, Clock clock, LabelIndex index, @Nullable Known known)
      throws SQLException {
    this.connection = connection;
    this.clock = clock;
    this.index = index;
    try (PreparedStatement head =
            connection.prepareStatement(
                "SELECT position, hash, (SELECT id FROM entry WHERE position = 1)"
                    + " FROM entry ORDER BY position DESC LIMIT 1");
        ResultSet row = head.executeQuery()) {
      if (row.next()) {
        position = row.getLong(1);
        hash = row.getString(2);
        logId = UUID.fromString(row.getString(3));
      }
    }
    if (known != null) {
      check(known);
    }
  }

  private void check(Known known) throws SQLException {
    String there = position == known.position() ? hash : null;
    if (position > known.position()) {
      RawEntry entry = find("e.position = ?", known.position());
      there = entry == null ? null : entry.hash();
    }
    if (!known.hash().equals(there)) {
      throw new RolledBack();
    }
  }

  boolean isEmpty() {
    return logId == null;
  }

  UUID logId() {
    return java.util.Objects.requireNonNull(logId, "entry 1 is not written yet");
  }

  long position() {
    return position;
  }

  String hash() {
    return hash;
  }

  /** Writes the drafts, and tells what became of each, in the order given. */
  List<Appended> record(List<Pending> drafts, boolean again) throws SQLException {
    try (LabelIndex.Batch batch = index.new Batch(position + 1)) {
      labels = batch;
      for (Pending pending : drafts) {
        results.add(decide(pending, again, batch));
      }
      insertEntries();
      insertBodies();
      insertKeys();
      insertContent();
      batch.write(connection);
    }
    return results;
  }

  void committed() {
    if (labels != null) {
      labels.committed();
    }
  }

  private Appended decide(Pending pending, boolean again, LabelIndex.Batch batch)
      throws SQLException {
    Draft draft = pending.draft();
    if (again) {
      RawEntry there = find("e.id = ?", draft.id().toString());
      if (there != null && there.bodyHash().equals(pending.bodyHash())) {
        return new Appended.Recorded(there.header());
      }
    }
    OnceKey once = draft.once();
    if (once != null) {
      Appended before = before(once);
      if (before != null) {
        return before;
      }
    }
    for (Map.Entry<Label, Long> each : draft.newest().entrySet()) {
      if (batch.newest(connection, each.getKey()) != each.getValue()) {
        return new Appended.Overtaken(each.getKey());
      }
    }
    if (logId == null) {
      logId = draft.id();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    EntryHeader header = EntryHeader.of(logId, position + 1, draft, now, pending.bodyHash(), hash);
    position++;
    hash = header.hash();
    if (once != null) {
      onceHere.put(once.key(), rows.size());
    }
    rows.add(raw(header, draft.body(), pending.openings()));
    recorded.add(pending);
    batch.add(position, draft.kind(), draft.labels());
    return new Appended.Recorded(header);
  }

  private @Nullable Appended before(OnceKey once) throws SQLException {
    Integer here = onceHere.get(once.key());
    if (here != null) {
      OnceKey first = java.util.Objects.requireNonNull(recorded.get(here).draft().once());
      return new Appended.AlreadyThere(rows.get(here).entry(), first.fingerprint());
    }
    try (PreparedStatement select =
        connection.prepareStatement("SELECT fingerprint, position FROM once WHERE key = ?")) {
      select.setString(1, once.key());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        RawEntry there = find("e.position = ?", row.getLong(2));
        return there == null ? null : new Appended.AlreadyThere(there.entry(), row.getString(1));
      }
    }
  }

  private @Nullable RawEntry find(String condition, Object value) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT " + RawEntry.COLUMNS + " WHERE " + condition)) {
      select.setObject(1, value);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? RawEntry.of(row, 0) : null;
      }
    }
  }

  private static RawEntry raw(EntryHeader header, String body, @Nullable String openings) {
    return new RawEntry(
        header.position(),
        header.kind(),
        header.id().toString(),
        EntryHeader.time(header.recordedAt()),
        header.bodyHash(),
        header.previous(),
        header.hash(),
        body,
        openings);
  }

  private void insertEntries() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO entry (position, kind, id, recorded_at, body_hash, previous, hash)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (RawEntry row : rows) {
        insert.setLong(1, row.position());
        insert.setString(2, row.kind());
        insert.setString(3, row.id());
        insert.setString(4, row.recordedAt());
        insert.setString(5, row.bodyHash());
        insert.setString(6, row.previous());
        insert.setString(7, row.hash());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void insertBodies() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO body (position, body, openings) VALUES (?, ?, ?)")) {
      for (RawEntry row : rows) {
        insert.setLong(1, row.position());
        insert.setString(2, row.body());
        insert.setString(3, row.openings());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void insertKeys() throws SQLException {
    if (onceHere.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO once (key, fingerprint, position) VALUES (?, ?, ?)")) {
      for (int i = 0; i < rows.size(); i++) {
        OnceKey once = recorded.get(i).draft().once();
        if (once != null) {
          insert.setString(1, once.key());
          insert.setString(2, once.fingerprint());
          insert.setLong(3, rows.get(i).position());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private void insertContent() throws SQLException {
    for (Pending pending : recorded) {
      Pending.Archived archived = pending.archived();
      if (archived != null) {
        try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO archive (hash, content) SELECT ?, ?"
                    + " WHERE NOT EXISTS (SELECT 1 FROM archive WHERE hash = ?)")) {
          insert.setString(1, archived.hash());
          insert.setBytes(2, archived.content());
          insert.setString(3, archived.hash());
          insert.executeUpdate();
        }
      }
    }
  }

  /** Keeps a checkpoint of the head as it is now. */
  Checkpoint sign(SigningKey key) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String keyId = key.key().id();
    String signature = key.sign(Checkpoint.signed(logId(), position, hash, now, keyId));
    Checkpoint checkpoint = new Checkpoint(logId(), position, hash, now, keyId, signature);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO checkpoint (size, text) VALUES (?, ?)")) {
      insert.setLong(1, position);
      insert.setString(2, checkpoint.text());
      insert.executeUpdate();
    }
    return checkpoint;
  }

  /** The newest checkpoint, if it is of the head as it is now. */
  @Nullable Checkpoint signedHead() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT text FROM checkpoint WHERE size = ? ORDER BY number DESC LIMIT 1")) {
      select.setLong(1, position);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        Checkpoint last = Checkpoint.parse(row.getString(1));
        return last.head().equals(hash) ? last : null;
      }
    }
  }
}
