package org.junheng.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An entry as texts, the way it is stored and exported, before anybody believes it. */
record RawEntry(
    long position,
    String kind,
    String id,
    String recordedAt,
    String bodyHash,
    String previous,
    String hash,
    @Nullable String body,
    @Nullable String openings) {
  static final String COLUMNS =
      "e.position, e.kind, e.id, e.recorded_at, e.body_hash, e.previous, e.hash, b.body, b.openings"
          + " FROM entry e LEFT JOIN body b ON b.position = e.position";

  /** The same without the bodies. */
  static final String HEADERS =
      "e.position, e.kind, e.id, e.recorded_at, e.body_hash, e.previous, e.hash, NULL, NULL"
          + " FROM entry e";

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

  static RawEntry of(ResultSet row, int number) throws SQLException {
    return new RawEntry(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }

  /** Whether every part has the form that the format asks for. */
  boolean isWellFormed() {
    return position >= 1
        && KIND.matcher(kind).matches()
        && ID.matcher(id).matches()
        && TIME.matcher(recordedAt).matches()
        && Hash.isOne(bodyHash)
        && Hash.isOne(previous)
        && Hash.isOne(hash);
  }

  /** The hash that the header of these texts has in a log. */
  String hashIn(String logId) {
    return EntryHeader.hash(logId, position, kind, id, recordedAt, bodyHash, previous);
  }

  /**
   * @throws LogDamaged if the texts are not those of an entry
   */
  Entry entry() {
    return new Entry(header(), body, openings == null ? Openings.NONE : parsed(openings));
  }

  EntryHeader header() {
    try {
      return new EntryHeader(
          position, kind, UUID.fromString(id), Instant.parse(recordedAt), bodyHash, previous, hash);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw damaged();
    }
  }

  private Openings parsed(String text) {
    try {
      return Openings.parse(text);
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  private LogDamaged damaged() {
    return new LogDamaged(org.junheng.message.Message.of("audit.format-unknown", position));
  }
}
