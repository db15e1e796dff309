package org.junheng.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junheng.message.Message;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a log. Safe for use by many threads. Whatever reads throws {@link LogUnavailable} when the
 * database is away.
 */
public final class LogReader implements AutoCloseable {
  /** Entries that are held in memory at a time. */
  private static final int AT_ONCE = 64;

  /** A key is published in a batch of its own, so that the row of the index names its position. */
  private static final String PUBLISHING =
      "SELECT p.first_position FROM posting p JOIN label l ON l.label_id = p.label_id"
          + " WHERE l.name = '"
          + Introductions.KEY
          + "'";

  private final JdbcClient database;
  private final Function<Throwable, Message> reason;
  private final Runnable close;

  LogReader(JdbcClient database, Function<Throwable, Message> reason, Runnable close) {
    this.database = database;
    this.reason = reason;
    this.close = close;
  }

  /**
   * Opens a log only to read it: nothing is written, no key is made. A copied data folder, and one
   * that can't be written to, is enough.
   */
  public static LogReader open(LogSettings settings) throws LogUnavailable {
    Store store =
        settings.database() instanceof LogSettings.Database.Postgres
            ? Store.of(settings)
            : SqliteStore.copied(settings.folder());
    LogReader reader = new LogReader(store.reads(), store::reason, store::close);
    try {
      reader.head();
    } catch (LogUnavailable e) {
      store.close();
      throw new LogUnavailable(Message.of("audit.no-log", settings.folder(), e.reason()), e);
    }
    return reader;
  }

  /** The newest entry's header, or nothing in a log that is still empty. */
  public Optional<EntryHeader> head() throws LogUnavailable {
    return read(
        () ->
            database
                .sql("SELECT " + RawEntry.COLUMNS + " ORDER BY e.position DESC LIMIT 1")
                .query(RawEntry::of)
                .optional()
                .map(RawEntry::header));
  }

  public Optional<Entry> entry(long position) throws LogUnavailable {
    return one("e.position = ?", position);
  }

  public Optional<Entry> entry(UUID id) throws LogUnavailable {
    return one("e.id = ?", id.toString());
  }

  private Optional<Entry> one(String condition, Object value) throws LogUnavailable {
    return read(
        () ->
            database
                .sql("SELECT " + RawEntry.COLUMNS + " WHERE " + condition)
                .param(value)
                .query(RawEntry::of)
                .optional()
                .map(RawEntry::entry));
  }

  /** What was recorded under a once-key, with the fingerprint given then. */
  public Optional<Appended.AlreadyThere> once(String key) throws LogUnavailable {
    return read(
        () ->
            database
                .sql(
                    "SELECT "
                        + RawEntry.COLUMNS.replace(" FROM", ", o.fingerprint FROM")
                        + " JOIN once o ON o.position = e.position WHERE o.key = ?")
                .param(key)
                .query(
                    (row, number) ->
                        new Appended.AlreadyThere(
                            RawEntry.of(row, number).entry(), row.getString(10)))
                .optional());
  }

  /** The entries asked for, newest first; fewer than the limit only if there are no more. */
  public List<Entry> page(EntryQuery query) throws LogUnavailable {
    return read(() -> new Pages(database).page(query));
  }

  /** The same without bodies, which may be large. */
  public List<EntryHeader> headers(EntryQuery query) throws LogUnavailable {
    return read(() -> new Pages(database).headers(query));
  }

  /** The values that a label has on any entry and that begin and end so, in order. */
  public List<String> values(String label, String begin, String end) throws LogUnavailable {
    return read(
        () ->
            database
                .sql(
                    "SELECT value FROM label WHERE name = ? AND value LIKE ? ESCAPE '!'"
                        + " ORDER BY value")
                .params(label, literal(begin) + "%" + literal(end))
                .query(String.class)
                .list());
  }

  /** The text as a pattern that nothing but itself is like. */
  private static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /**
   * The newest entry with each of the labels of a name.
   *
   * @param name what kind of label
   * @return the value of the label to the position; labels that no entry has any more are left out
   */
  public Map<String, Long> newest(String name) throws LogUnavailable {
    return newest(name, "");
  }

  /** The same of those labels alone whose value begins so. */
  public Map<String, Long> newest(String name, String begin) throws LogUnavailable {
    return read(() -> Postings.newest(database, name, literal(begin) + "%"));
  }

  /** Which log this is: the id that every hash holds. */
  public Optional<UUID> logId() throws LogUnavailable {
    return entry(1).map(entry -> entry.header().id());
  }

  /** Hands over the entries from first to last position, oldest first, without holding them all. */
  public void each(long first, long last, Consumer<Entry> receiver) throws LogUnavailable {
    eachRaw(first, last, raw -> receiver.accept(raw.entry()));
  }

  void eachRaw(long first, long last, Consumer<RawEntry> receiver) throws LogUnavailable {
    long next = first;
    while (next <= last) {
      long from = next;
      List<RawEntry> rows =
          read(
              () ->
                  database
                      .sql(
                          "SELECT "
                              + RawEntry.COLUMNS
                              + " WHERE e.position BETWEEN ? AND ? ORDER BY e.position LIMIT ?")
                      .params(from, last, AT_ONCE)
                      .query(RawEntry::of)
                      .list());
      rows.forEach(receiver);
      if (rows.isEmpty()) {
        return;
      }
      next = rows.get(rows.size() - 1).position() + 1;
    }
  }

  /** A checkpoint as it is stored, before anybody believes it. */
  record StoredCheckpoint(long size, String text) {}

  /** The checkpoints over these sizes, smallest first. */
  List<StoredCheckpoint> checkpoints(long first, long last) throws LogUnavailable {
    return read(
        () ->
            database
                .sql(
                    "SELECT size, text FROM checkpoint WHERE size BETWEEN ? AND ?"
                        + " ORDER BY size, number")
                .params(first, last)
                .query((row, number) -> new StoredCheckpoint(row.getLong(1), row.getString(2)))
                .list());
  }

  /**
   * Archived content, or nothing.
   *
   * @param hash its SHA-256, 64 hexadecimal digits
   * @throws LogDamaged if the content found does not have this hash
   */
  public Optional<byte[]> archived(String hash) throws LogUnavailable {
    Optional<byte[]> content = content(hash);
    if (content.isPresent() && !Hash.of(content.get()).equals(hash)) {
      throw new LogDamaged(Message.of("audit.archive-changed", hash));
    }
    return content;
  }

  /** The same without looking whether it is right. */
  Optional<byte[]> content(String hash) throws LogUnavailable {
    return read(
        () ->
            database
                .sql("SELECT content FROM archive WHERE hash = ?")
                .param(hash)
                .query((row, number) -> row.getBytes(1))
                .optional());
  }

  /** The newest signed checkpoint, or nothing. */
  public Optional<Checkpoint> checkpoint() throws LogUnavailable {
    return read(
        () ->
            database
                .sql("SELECT text FROM checkpoint ORDER BY size DESC, number DESC LIMIT 1")
                .query(String.class)
                .optional()
                .map(Checkpoint::parse));
  }

  /** All keys that the log has published, oldest first. */
  public List<LogKey> keys() throws LogUnavailable {
    return read(
        () ->
            database
                .sql(
                    "SELECT b.body FROM entry e JOIN body b ON b.position = e.position"
                        + " WHERE e.position IN ("
                        + PUBLISHING
                        + ") ORDER BY e.position")
                .query(String.class)
                .list()
                .stream()
                .flatMap(body -> Introductions.published(ExactJson.read(body)).stream())
                .distinct()
                .toList());
  }

  /** Verifies everything up to the newest entry at this time, with bounded memory. */
  public Verification verify(Expected expected) throws LogUnavailable {
    return new StoreVerification(this, expected).run(null);
  }

  /**
   * The same, and holds the labels against those that the caller works out from the bodies.
   *
   * @param labels the labels that an entry should have; not asked where the body was dropped, nor
   *     for entries of the log's own kinds
   */
  public Verification verify(Expected expected, Function<Entry, Set<Label>> labels)
      throws LogUnavailable {
    return new StoreVerification(this, expected).run(labels);
  }

  /**
   * Writes a part of the log as lines of JSON, in the format of {@code docs/audit.md}.
   *
   * @throws IOException if the stream can't be written
   */
  public void export(Export export, OutputStream out) throws IOException, LogUnavailable {
    new ExportWriter(this, export, out).write();
  }

  /** Verifies an exported file, with bounded memory. */
  public static Verification verify(Path export, Expected expected) throws IOException {
    return ExportVerification.of(export, expected).result();
  }

  JdbcClient database() {
    return database;
  }

  <T> T read(Supplier<T> work) throws LogUnavailable {
    try {
      return work.get();
    } catch (DataAccessException e) {
      throw new LogUnavailable(reason.apply(e), e);
    }
  }

  @Override
  public void close() {
    close.run();
  }
}
