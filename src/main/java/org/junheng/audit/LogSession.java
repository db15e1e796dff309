package org.junheng.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as the writing thread has it open: its key, what is known to be recorded, and whether it
 * can be written. Used by that thread alone, but for {@link #health} and {@link #key}.
 */
final class LogSession {
  private static final Logger LOGGER = LoggerFactory.getLogger(LogSession.class);
  private static final long BETWEEN_TRIES = 1_000_000_000;

  /** A try writes more than a small entry needs, so that it does not succeed in the last corner. */
  private static final int BALLAST = 256 * 1024;

  /** What is done in a transaction of its own. */
  interface Step<T> {
    T in(Recording recording, Connection connection) throws SQLException;
  }

  private final LogSettings settings;
  private final Store store;
  private final Clock clock;
  private final LabelIndex index = new LabelIndex();
  private volatile LogHealth health;
  private volatile @Nullable SigningKey key;
  private Recording.@Nullable Known known;
  private long signedSize;
  private long size;
  private long lastSigned = System.nanoTime();
  private long lastTry;

  LogSession(LogSettings settings, Store store, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.health = new LogHealth(false, clock.instant(), Message.of("audit.opening"));
  }

  LogHealth health() {
    return health;
  }

  boolean isWritable() {
    return health.writable();
  }

  LogKey key() throws LogUnavailable {
    SigningKey own = key;
    if (own == null) {
      throw unavailable();
    }
    return own.key();
  }

  /** To be thrown while the log can't be written. */
  LogUnavailable unavailable() {
    Message reason = health.reason();
    return new LogUnavailable(reason == null ? Message.of("audit.opening") : reason, null);
  }

  <T> T inTransaction(Step<T> step) throws SQLException {
    Recording[] done = new Recording[1];
    T result =
        store.write(
            connection -> {
              Recording recording = new Recording(connection, clock, index, known);
              done[0] = recording;
              return step.in(recording, connection);
            });
    done[0].committed();
    size = done[0].position();
    known = new Recording.Known(size, done[0].hash());
    return result;
  }

  void checkpointIfDue() {
    if (System.nanoTime() - lastSigned > settings.checkpointEvery().toNanos()) {
      checkpointIfGrown();
    }
  }

  void checkpointIfGrown() {
    if (health.writable() && size > signedSize) {
      try {
        inTransaction((recording, connection) -> sign(recording));
      } catch (SQLException e) {
        down(store.reason(e));
      }
    }
  }

  /** The head as it is now, signed; the checkpoint that is there if nothing was added. */
  Checkpoint sign(Recording recording) throws SQLException {
    Checkpoint there = recording.signedHead();
    Checkpoint checkpoint = there != null ? there : recording.sign(Objects.requireNonNull(key));
    signedSize = recording.position();
    lastSigned = System.nanoTime();
    return checkpoint;
  }

  /** Nothing can be written, for this reason; what is open is given up. */
  void down(Message reason) {
    LogHealth before = health;
    health = new LogHealth(false, before.writable() ? clock.instant() : before.since(), reason);
    if (before.writable()) {
      LOGGER.error("the log cannot be written: {}", reason.english());
    }
    store.discard();
    lastTry = System.nanoTime();
  }

  /** A new connection, in place of one that broke. */
  boolean reopen() {
    try {
      index.forget();
      store.open();
      return true;
    } catch (SQLException | IOException | RuntimeException e) {
      return false;
    }
  }

  /** Tries again, not more often than each second. */
  void tryAgain() {
    if (System.nanoTime() - lastTry > BETWEEN_TRIES) {
      open();
    }
  }

  /** Tries to open and really to write. */
  void open() {
    boolean first = key == null;
    try {
      index.forget();
      SqliteStore.makeFolder(settings.folder());
      SigningKey own = SigningKey.in(settings.folder());
      store.open();
      key = own;
      inTransaction((recording, connection) -> introduce(own, recording, connection));
      if (!first) {
        tryToWrite();
      }
      health = new LogHealth(true, clock.instant(), null);
      LOGGER.info("the log can be written");
    } catch (SQLException | IOException | RuntimeException e) {
      LOGGER.debug("the log can't be opened", e);
      down(store.reason(e));
    }
  }

  private void tryToWrite() throws SQLException {
    store.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO probe (one, ballast) VALUES (1, ?)"
                      + " ON CONFLICT (one) DO UPDATE SET ballast = excluded.ballast")) {
            insert.setBytes(1, new byte[BALLAST]);
            return insert.executeUpdate();
          }
        });
  }

  /** Writes entry 1 of a new log, and publishes a key that the log does not know yet. */
  private Void introduce(SigningKey own, Recording recording, Connection connection)
      throws SQLException {
    Draft draft;
    LogKey published = own.key();
    if (recording.isEmpty()) {
      UUID logId = UUID.randomUUID();
      draft = Introductions.log(logId, clock.instant(), published);
    } else if (Introductions.isPublished(connection, published)) {
      return null;
    } else {
      draft = Introductions.key(published);
    }
    recording.record(List.of(new Pending(draft, null)), false);
    return null;
  }
}
