package org.junheng.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junheng.message.Message;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a part of the log, a line at a time: what it is, then archived content, entries and
 * checkpoints in the order in which a verifier wants them, then the hash of all these lines.
 */
final class ExportWriter {
  static final String FORMAT = "junheng-export/1";

  private static final long CHECKPOINTS_AT_ONCE = 5_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final LogReader reader;
  private final Export export;
  private final OutputStream out;
  private final MessageDigest digest = Hash.digest();
  private final Set<String> archived = new HashSet<>();
  private final Deque<LogReader.StoredCheckpoint> checkpoints = new ArrayDeque<>();
  private long checkpointsUpTo;
  private long lines;

  ExportWriter(LogReader reader, Export export, OutputStream out) {
    this.reader = reader;
    this.export = export;
    this.out = out;
  }

  void write() throws IOException, LogUnavailable {
    // Asked before the head: what was signed by then must not go further than the log does now.
    long signed = furthestCheckpoint();
    EntryHeader head = reader.head().orElseThrow(() -> nothing(export.first()));
    if (export.first() > head.position()) {
      throw nothing(export.first());
    }
    long last = Math.min(export.last(), head.position());
    long signedAt = signedAtOrAfter(last);
    checkpointsUpTo = export.first() - 1;
    line(start(last));
    try {
      reader.eachRaw(export.first(), last, entry -> entry(entry, true));
      // Headers alone show that what was asked for is under the next signature.
      reader.eachRaw(last + 1, signedAt, entry -> entry(entry, false));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (Unavailable e) {
      throw e.cause;
    }
    if (Math.max(last, signedAt) >= head.position()) {
      for (LogReader.StoredCheckpoint beyond : reader.checkpoints(head.position() + 1, signed)) {
        line(JSON.objectNode().put("checkpoint", beyond.text()));
      }
    }
    ObjectNode end =
        JSON.objectNode()
            .put("lines", lines)
            .put("sha256", HexFormat.of().formatHex(digest.digest()));
    write(end);
    out.flush();
  }

  private static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient LogUnavailable cause;

    Unavailable(LogUnavailable cause) {
      super(cause);
      this.cause = cause;
    }
  }

  private static IllegalArgumentException nothing(long first) {
    return new IllegalArgumentException("nothing is recorded at position " + first);
  }

  private long signedAtOrAfter(long last) throws LogUnavailable {
    return reader.read(
        () ->
            reader
                .database()
                .sql("SELECT coalesce(min(size), ?) FROM checkpoint WHERE size >= ?")
                .params(last, last)
                .query(Long.class)
                .single());
  }

  private long furthestCheckpoint() throws LogUnavailable {
    return reader.read(
        () ->
            reader
                .database()
                .sql("SELECT coalesce(max(size), 0) FROM checkpoint")
                .query(Long.class)
                .single());
  }

  private ObjectNode start(long last) throws LogUnavailable {
    String logId =
        reader.entry(1).map(entry -> entry.header().id().toString()).orElseThrow(() -> nothing(1));
    String previous =
        export.first() == 1
            ? Hash.NONE
            : reader
                .entry(export.first() - 1)
                .map(entry -> entry.header().hash())
                .orElseThrow(() -> nothing(export.first() - 1));
    ObjectNode start =
        JSON.objectNode()
            .put("export", FORMAT)
            .put("logId", logId)
            .put("first", export.first())
            .put("last", last)
            .put("previous", previous)
            .put("masked", export.masked());
    List<LogKey> keys = reader.keys();
    keys.forEach(key -> start.withArray("keys").add(key.publicKey()));
    return start;
  }

  private void entry(RawEntry entry, boolean whole) {
    try {
      if (whole && entry.body() != null) {
        content(entry.position(), entry.body());
      }
      ObjectNode line = JSON.objectNode();
      line.putObject("entry")
          .put("position", entry.position())
          .put("kind", entry.kind())
          .put("id", entry.id())
          .put("recordedAt", entry.recordedAt())
          .put("bodyHash", entry.bodyHash())
          .put("previous", entry.previous())
          .put("hash", entry.hash());
      if (whole && entry.body() != null) {
        line.put("body", entry.body());
        if (!export.masked() && entry.openings() != null) {
          line.set("openings", Openings.parse(entry.openings()).tree());
        }
      }
      line(line);
      checkpoints(entry.position());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LogUnavailable e) {
      throw new Unavailable(e);
    }
  }

  private void content(long position, String body) throws IOException, LogUnavailable {
    String hash = Bodies.archived(body);
    if (!hash.isEmpty() && archived.add(hash)) {
      byte[] content =
          reader
              .content(hash)
              .orElseThrow(
                  () -> new LogDamaged(Message.of("audit.archive-missing", position, hash)));
      line(JSON.objectNode().put("archived", hash).put("content", Base64Text.of(content)));
    }
  }

  private void checkpoints(long position) throws IOException, LogUnavailable {
    while (checkpointsUpTo < position) {
      checkpoints.addAll(
          reader.checkpoints(checkpointsUpTo + 1, checkpointsUpTo + CHECKPOINTS_AT_ONCE));
      checkpointsUpTo += CHECKPOINTS_AT_ONCE;
    }
    while (!checkpoints.isEmpty() && checkpoints.element().size() <= position) {
      line(JSON.objectNode().put("checkpoint", checkpoints.remove().text()));
    }
  }

  private void line(ObjectNode line) throws IOException {
    digest.update(write(line));
    lines++;
  }

  private byte[] write(ObjectNode line) throws IOException {
    byte[] bytes = (CanonicalJson.text(line) + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    return bytes;
  }
}
