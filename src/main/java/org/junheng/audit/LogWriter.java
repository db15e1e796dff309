package org.junheng.audit;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * The one thread of this process that writes. It takes whatever drafts wait, records them in one
 * transaction with one sync, and then tells all of them. When writing fails it fails everything
 * that waits, says so, and tries on its own until writing works again.
 */
final class LogWriter {
  private static final Logger LOGGER = Logger.getLogger(LogWriter.class.getName());
  private static final int LARGEST_BATCH = 256;
  private static final long HEAVIEST_BATCH = 8_000_000;
  private static final long TICK = 250;
  private static final long BETWEEN_TRIES = 1_000;

  /** A try writes more than a small entry needs, so that it does not succeed in the last corner. */
  private static final int BALLAST = 256 * 1024;

  /** Something done by the writing thread: a batch with others, or by itself. */
  private sealed interface Work {
    record Append(Pending pending) implements Work {}

    record Alone(Task<?> task) implements Work {}
  }

  /** What is done in a transaction of its own. */
  interface Step<T> {
    T in(Recording recording, java.sql.Connection connection) throws SQLException;
  }

  private record Task<T>(Step<T> step, CompletableFuture<T> done) {}

  private final LogSettings settings;
  private final Store store;
  private final Clock clock;
  private final LabelIndex index = new LabelIndex();
  private final BlockingQueue<Work> queue;
  private final Thread thread = new Thread(this::run, "log-writer");
  private volatile LogHealth health;
  private volatile boolean closing;
  private volatile @Nullable SigningKey key;
  private Recording.@Nullable Known known;
  private long signedSize;
  private long size;
  private long lastSigned = System.nanoTime();
  private long lastTry;

  LogWriter(LogSettings settings, Store store, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.queue = new ArrayBlockingQueue<>(settings.mostWaiting());
    this.health = new LogHealth(false, clock.instant(), Message.of("audit.opening"));
    this.thread.setDaemon(true);
  }

  void start() {
    open();
    thread.start();
  }

  LogHealth health() {
    return health;
  }

  LogKey key() throws LogUnavailable {
    SigningKey known = key;
    if (known == null) {
      throw unavailable(null);
    }
    return known.key();
  }

  Appended append(Pending pending) throws LogUnavailable {
    enqueue(new Work.Append(pending));
    return await(pending.done, pending);
  }

  <T> T alone(Step<T> step) throws LogUnavailable {
    CompletableFuture<T> done = new CompletableFuture<>();
    enqueue(new Work.Alone(new Task<>(step, done)));
    return await(done, null);
  }

  Checkpoint checkpoint() throws LogUnavailable {
    return alone((recording, connection) -> sign(recording));
  }

  void close() {
    closing = true;
    try {
      thread.join(Duration.ofSeconds(30).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void enqueue(Work work) throws LogUnavailable {
    if (closing) {
      throw new LogUnavailable(Message.of("audit.closed"), null);
    }
    if (!health.writable()) {
      throw unavailable(null);
    }
    if (!queue.offer(work)) {
      throw new LogUnavailable(Message.of("audit.queue-full", settings.mostWaiting()), null);
    }
  }

  private LogUnavailable unavailable(@Nullable Throwable cause) {
    Message reason = health.reason();
    return new LogUnavailable(reason == null ? Message.of("audit.opening") : reason, cause);
  }

  private <T> T await(CompletableFuture<T> done, @Nullable Pending pending) throws LogUnavailable {
    long patience = settings.patience().toMillis();
    try {
      try {
        return done.get(patience, TimeUnit.MILLISECONDS);
      } catch (java.util.concurrent.TimeoutException e) {
        if (pending != null && pending.abandon()) {
          throw new LogUnavailable(Message.of("audit.too-slow", patience), e);
        }
        // It is being written: what comes of it decides, unless that takes as long again.
        return done.get(patience, TimeUnit.MILLISECONDS);
      }
    } catch (java.util.concurrent.TimeoutException e) {
      throw new LogUnavailable(Message.of("audit.too-slow", patience), true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      boolean given = pending != null && pending.abandon();
      throw new LogUnavailable(Message.of("audit.interrupted"), !given, e);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof LogUnavailable cause) {
        throw new LogUnavailable(cause.reason(), cause.maybeRecorded(), cause);
      }
      if (e.getCause() instanceof IllegalArgumentException cause) {
        throw new IllegalArgumentException(cause.getMessage(), cause);
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void run() {
    while (true) {
      try {
        Work first = queue.poll(TICK, TimeUnit.MILLISECONDS);
        if (first == null && closing) {
          break;
        }
        step(first);
      } catch (InterruptedException e) {
        LOGGER.fine("the writer goes on until the log is closed");
      } catch (RuntimeException | Error e) {
        LOGGER.log(Level.SEVERE, "a fault of the writer itself", e);
        down(Message.of("audit.failed", Store.said(e)));
      }
    }
    try {
      if (health.writable() && size > signedSize) {
        inTransaction((recording, connection) -> sign(recording));
      }
    } catch (SQLException | RuntimeException e) {
      LOGGER.log(Level.WARNING, "no checkpoint at the end", e);
    }
    LogUnavailable closed = new LogUnavailable(Message.of("audit.closed"), null);
    queue.forEach(work -> fail(work, closed));
  }

  private void step(@Nullable Work first) {
    if (!health.writable()) {
      if (first != null) {
        fail(first, unavailable(null));
      }
      if (System.nanoTime() - lastTry > BETWEEN_TRIES * 1_000_000) {
        open();
      }
      return;
    }
    if (first instanceof Work.Append append) {
      take(append.pending());
    } else if (first instanceof Work.Alone alone) {
      perform(alone.task());
    }
    checkpointIfDue();
  }

  /** Takes what waits with the first, up to the next piece of work that wants to be alone. */
  private void take(Pending first) {
    List<Pending> batch = new ArrayList<>();
    long weight = 0;
    Pending next = first;
    Work after = null;
    while (next != null) {
      if (next.take()) {
        batch.add(next);
        weight += next.weight();
      }
      next = null;
      if (batch.size() < LARGEST_BATCH && weight < HEAVIEST_BATCH) {
        Work more = queue.poll();
        if (more instanceof Work.Append append) {
          next = append.pending();
        } else {
          after = more;
        }
      }
    }
    try {
      record(batch);
    } finally {
      // Nobody may be left waiting, whatever happened.
      for (Pending each : batch) {
        if (!each.done.isDone()) {
          each.done.completeExceptionally(
              new LogUnavailable(Message.of("audit.failed", "-"), true, null));
        }
      }
    }
    if (after instanceof Work.Alone alone) {
      if (health.writable()) {
        perform(alone.task());
      } else {
        fail(alone, unavailable(null));
      }
    }
  }

  private void record(List<Pending> batch) {
    if (batch.isEmpty()) {
      return;
    }
    boolean uncertain = false;
    for (int attempt = 0; ; attempt++) {
      boolean again = attempt > 0;
      try {
        List<Appended> results =
            inTransaction((recording, connection) -> recording.record(batch, again));
        for (int i = 0; i < batch.size(); i++) {
          batch.get(i).done.complete(results.get(i));
        }
        return;
      } catch (SQLException e) {
        if (store.refuses(e)) {
          refuse(batch, e);
          return;
        }
        uncertain |= e instanceof Store.CommitUncertain;
        if (again || !store.isWorthANewConnection(e) || !reopen()) {
          fail(batch, e, uncertain);
          return;
        }
      }
    }
  }

  /** One draft of a batch can't be recorded; the others can, each by itself. */
  private void refuse(List<Pending> batch, SQLException e) {
    if (batch.size() == 1) {
      batch
          .get(0)
          .done
          .completeExceptionally(
              new IllegalArgumentException(
                  "the database refuses entry " + batch.get(0).draft().id() + ": " + Store.said(e),
                  e));
    } else {
      batch.forEach(each -> record(List.of(each)));
    }
  }

  private void fail(List<Pending> batch, SQLException e, boolean uncertain) {
    Message reason = store.reason(e);
    down(reason);
    LogUnavailable failure = new LogUnavailable(reason, uncertain, e);
    batch.forEach(each -> each.done.completeExceptionally(failure));
  }

  private static void fail(Work work, LogUnavailable failure) {
    if (work instanceof Work.Append append && append.pending().take()) {
      append.pending().done.completeExceptionally(failure);
    } else if (work instanceof Work.Alone alone) {
      alone.task().done().completeExceptionally(failure);
    }
  }

  private <T> void perform(Task<T> task) {
    try {
      task.done().complete(inTransaction(task.step()));
    } catch (SQLException e) {
      Message reason = store.reason(e);
      down(reason);
      task.done().completeExceptionally(new LogUnavailable(reason, true, e));
    } catch (RuntimeException e) {
      task.done().completeExceptionally(e);
    }
  }

  private <T> T inTransaction(Step<T> step) throws SQLException {
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

  private void checkpointIfDue() {
    if (size > signedSize
        && System.nanoTime() - lastSigned > settings.checkpointEvery().toNanos()
        && health.writable()) {
      try {
        inTransaction((recording, connection) -> sign(recording));
      } catch (SQLException e) {
        down(store.reason(e));
      }
    }
  }

  private Checkpoint sign(Recording recording) throws SQLException {
    Checkpoint there = recording.signedHead();
    Checkpoint checkpoint =
        there != null ? there : recording.sign(java.util.Objects.requireNonNull(key));
    signedSize = recording.position();
    lastSigned = System.nanoTime();
    return checkpoint;
  }

  private void down(Message reason) {
    LogHealth before = health;
    health = new LogHealth(false, before.writable() ? clock.instant() : before.since(), reason);
    if (before.writable()) {
      LOGGER.log(Level.SEVERE, "the log cannot be written: {0}", reason.english());
    }
    store.discard();
    lastTry = System.nanoTime();
  }

  private boolean reopen() {
    try {
      index.forget();
      store.open();
      return true;
    } catch (SQLException | IOException | RuntimeException e) {
      return false;
    }
  }

  /** Tries to open and really to write. */
  private void open() {
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
      LOGGER.log(Level.FINE, "the log can't be opened", e);
      down(store.reason(e));
    }
  }

  private void tryToWrite() throws SQLException {
    store.write(
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  "INSERT INTO probe (one, ballast) VALUES (1, ?)"
                      + " ON CONFLICT (one) DO UPDATE SET ballast = excluded.ballast")) {
            insert.setBytes(1, new byte[BALLAST]);
            return insert.executeUpdate();
          }
        });
  }

  /** Writes entry 1 of a new log, and publishes a key that the log does not know yet. */
  private Void introduce(SigningKey own, Recording recording, java.sql.Connection connection)
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
