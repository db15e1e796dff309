package org.junheng.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The entries in which a log says who it is: entry 1, and one for each further key. */
final class Introductions {
  private static final String PUBLIC_KEY = "publicKey";

  /** Label by which the entry that published a key is found. */
  static final String KEY = ".key";

  private Introductions() {}

  static Draft log(UUID logId, Instant created, LogKey key) {
    ObjectNode body =
        body(key)
            .put("created", EntryHeader.time(created))
            .put("format", EntryHeader.FORMAT)
            .put("logId", logId.toString());
    return draft(Kinds.LOG, logId, body, key);
  }

  static Draft key(LogKey key) {
    return draft(Kinds.KEY, UUID.randomUUID(), body(key), key);
  }

  private static ObjectNode body(LogKey key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("keyId", key.id())
        .put(PUBLIC_KEY, key.publicKey());
  }

  private static Draft draft(String kind, UUID id, ObjectNode body, LogKey key) {
    return Draft.of(kind, id, CanonicalJson.text(body)).labelled(Set.of(new Label(KEY, key.id())));
  }

  /** The key that the body of such an entry publishes, if it is one. */
  static Optional<LogKey> published(JsonNode body) {
    try {
      JsonNode text = body.path(PUBLIC_KEY);
      return text.isString() ? Optional.of(LogKey.of(text.stringValue())) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isPublished(Connection connection, LogKey key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM posting p JOIN label l ON l.label_id = p.label_id"
                + " WHERE l.name = ? AND l.value = ? LIMIT 1")) {
      select.setString(1, KEY);
      select.setString(2, key.id());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
