package org.junheng.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A small log for forgers, in SQLite: entry 1 is the log's own, 2 archives a rule set, 3 to 12 are
 * decisions with a sealed name; checkpoints at 6 and 12. An old copy ends at 6.
 *
 * @param folder of the log
 * @param old a copy made when it ended at 6
 * @param outside the checkpoint at 12, kept elsewhere
 * @param key that signed
 */
record Specimen(Path folder, Path old, Checkpoint outside, LogKey key) {
  static final long LAST = 12;

  static Specimen in(Path folder) throws Exception {
    LogSettings settings = Logs.fresh(Logs.Kind.SQLITE, folder);
    Path old = folder.resolve("old");
    try (AuditLog log = Logs.open(settings)) {
      byte[] rules = "plan2024/pack.yaml\0005\0title".getBytes(StandardCharsets.UTF_8);
      log.archive(Logs.draft("rule-set", "{\"archived\":\"" + Hash.of(rules) + "\"}"), rules);
      decisions(log, 3, 6);
      log.checkpoint();
    }
    copy(settings.folder(), old);
    try (AuditLog log = Logs.open(settings)) {
      decisions(log, 7, LAST);
      Checkpoint outside = log.checkpoint();
      return new Specimen(settings.folder(), old, outside, log.key());
    }
  }

  private static void decisions(AuditLog log, long first, long last) throws LogUnavailable {
    for (long n = first; n <= last; n++) {
      JsonNode body =
          ExactJson.read(
              "{\"facts\":{\"students\":%d,\"signatory\":\"王校长%d\"},\"findings\":[{\"outcome\":\"UNMET\"}]}"
                  .formatted(400 + n, n));
      Sealing sealing = new Sealing();
      String text = sealing.text(body, "", List.of(JsonPointer.compile("/facts/signatory")));
      Logs.record(
          log, Logs.draft("decision", text, new Label("n", "" + n)).opening(sealing.openings()));
    }
  }

  /** Another one that can be spoilt. */
  Specimen copy(Path to) throws IOException {
    copy(folder, to);
    return new Specimen(to, old, outside, key);
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(file.getFileName().toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  LogSettings settings() {
    return LogSettings.sqlite(folder);
  }

  /** Takes the triggers away, as whoever can write the file can, and does this. */
  void forge(String... statements) throws SQLException {
    List<String> triggers;
    try (var connection = Logs.connection(settings());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
      triggers = new java.util.ArrayList<>();
      while (rows.next()) {
        triggers.add("DROP TRIGGER " + rows.getString(1));
      }
    }
    Logs.execute(settings(), triggers.toArray(String[]::new));
    Logs.execute(settings(), statements);
  }

  /** Makes every header from this position on right again, so that no hash tells. */
  void rechain(long from) throws Exception {
    try (LogReader reader = LogReader.open(settings())) {
      String logId = reader.entry(1).orElseThrow().header().id().toString();
      String[] previous = {
        from == 1 ? Hash.NONE : reader.entry(from - 1).orElseThrow().header().hash()
      };
      List<String> updates = new java.util.ArrayList<>();
      reader.eachRaw(
          from,
          Long.MAX_VALUE,
          raw -> {
            String body = raw.body() == null ? raw.bodyHash() : Hash.of(raw.body());
            String hash =
                EntryHeader.hash(
                    logId,
                    raw.position(),
                    raw.kind(),
                    raw.id(),
                    raw.recordedAt(),
                    body,
                    previous[0]);
            updates.add(
                "UPDATE entry SET body_hash='%s', previous='%s', hash='%s' WHERE position=%d"
                    .formatted(body, previous[0], hash, raw.position()));
            previous[0] = hash;
          });
      forge(updates.toArray(String[]::new));
    }
  }

  /** Signs the head anew with a key. */
  void sign(SigningKey with) throws Exception {
    try (LogReader reader = LogReader.open(settings())) {
      EntryHeader head = reader.head().orElseThrow();
      java.util.UUID logId = reader.entry(1).orElseThrow().header().id();
      String signed =
          Checkpoint.signed(
              logId, head.position(), head.hash(), head.recordedAt(), with.key().id());
      forge(
          "INSERT INTO checkpoint (size, text) VALUES (%d, '%s')"
              .formatted(head.position(), signed + with.sign(signed) + "\n"));
    }
  }

  Path export(boolean masked) throws Exception {
    Path file = folder.resolve(masked ? "masked.ndjson" : "full.ndjson");
    try (LogReader reader = LogReader.open(settings());
        OutputStream out = Files.newOutputStream(file)) {
      reader.export(new Export(1, Long.MAX_VALUE, masked), out);
    }
    return file;
  }

  Path checkpointFile() throws IOException {
    return Files.writeString(folder.resolve("checkpoint.txt"), outside.text());
  }

  static Set<Discrepancy.Kind> kinds(Verification verification) {
    Set<Discrepancy.Kind> kinds = new java.util.TreeSet<>();
    verification.discrepancies().forEach(each -> kinds.add(each.kind()));
    return kinds;
  }
}
