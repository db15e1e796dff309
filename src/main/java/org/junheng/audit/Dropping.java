package org.junheng.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records that bodies are dropped, and drops them, in one transaction. */
final class Dropping implements LogSession.Step<EntryHeader> {
  private final Retention retention;
  private final ExportVerification export;

  /** What a retention entry says may be gone. */
  record Range(Set<String> kinds, long first, long last) {
    static Range of(JsonNode body) {
      Set<String> kinds = new TreeSet<>();
      body.path("kinds").forEach(kind -> kinds.add(kind.asString("")));
      return new Range(kinds, body.path("first").asLong(0), body.path("last").asLong(0));
    }
  }

  private Dropping(Retention retention, ExportVerification export) {
    this.retention = retention;
    this.export = export;
  }

  static Dropping of(Retention retention, LogReader reader) throws IOException, LogUnavailable {
    if (retention.kinds().stream().anyMatch(Draft.RESERVED::contains)) {
      throw new IllegalArgumentException("the log's own entries are kept");
    }
    ExportVerification export = ExportVerification.of(retention.export(), Expected.NOTHING);
    Verification result = export.result();
    if (!result.isIntact()) {
      Message first = result.discrepancies().get(0).message();
      throw new IllegalArgumentException(first.english());
    }
    if (export.masked()) {
      throw new IllegalArgumentException("a masked export does not hold everything");
    }
    Entry last =
        reader
            .entry(result.last())
            .orElseThrow(() -> new IllegalArgumentException("an export of another log"));
    if (!last.header().hash().equals(result.head())) {
      throw new IllegalArgumentException("an export of another log");
    }
    if (result.dropped() > 0) {
      throw new IllegalArgumentException("an export that itself lacks bodies");
    }
    return new Dropping(retention, export);
  }

  @Override
  public EntryHeader in(Recording recording, Connection connection) throws SQLException {
    Draft draft = Draft.of(Kinds.RETENTION, UUID.randomUUID(), CanonicalJson.text(body()));
    Appended.Recorded recorded =
        (Appended.Recorded) recording.record(List.of(new Pending(draft, null)), false).get(0);
    for (String kind : retention.kinds()) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO retention (position, kind, first_position, last_position)"
                  + " VALUES (?, ?, ?, ?)")) {
        insert.setLong(1, recorded.header().position());
        insert.setString(2, kind);
        insert.setLong(3, export.first());
        insert.setLong(4, export.last());
        insert.executeUpdate();
      }
      try (PreparedStatement delete =
          connection.prepareStatement(
              "DELETE FROM body WHERE position BETWEEN ? AND ?"
                  + " AND position IN (SELECT position FROM entry WHERE kind = ? AND position BETWEEN ? AND ?)")) {
        delete.setLong(1, export.first());
        delete.setLong(2, export.last());
        delete.setString(3, kind);
        delete.setLong(4, export.first());
        delete.setLong(5, export.last());
        delete.executeUpdate();
      }
    }
    return recorded.header();
  }

  private ObjectNode body() {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("by", retention.by())
            .put("why", retention.why())
            .put("first", export.first())
            .put("last", export.last())
            .put("export", export.fileHash());
    new TreeSet<>(retention.kinds()).forEach(body.putArray("kinds")::add);
    return body;
  }
}
