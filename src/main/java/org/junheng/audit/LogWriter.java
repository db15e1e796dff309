package org.junheng.audit;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this process that writes. It takes whatever drafts wait, records them in one
 * transaction with one sync, and then tells all of them. When writing fails it fails everything
 * that waits, says so, and tries on its own until writing works again.
 */
final class LogWriter {
  private static final Logger LOGGER = LoggerFactory.getLogger(LogWriter.class);
  private static final int LARGEST_BATCH = 256;
  private static final long HEAVIEST_BATCH = 8_000_000;
  private static final long TICK = 250;

  /** Something done by the writing thread: a batch with others, or by itself. */
  private sealed interface Work {
    record Append(Pending pending) implements Work {}

    record Alone(Task<?> task) implements Work {}
  }

  private record Task<T>(LogSession.Step<T> step, CompletableFuture<T> done) {}

  private final LogSettings settings;
  private final Store store;
  private final LogSession session;
  private final BlockingQueue<Work> queue;
  private final Thread thread = new Thread(this::run, "log-writer");
  private volatile boolean closing;

  LogWriter(LogSettings settings, Store store, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.session = new LogSession(settings, store, clock);
    this.queue = new ArrayBlockingQueue<>(settings.mostWaiting());
    this.thread.setDaemon(true);
  }

  void start() {
    session.open();
    thread.start();
  }

  LogHealth health() {
    return session.health();
  }

  LogKey key() throws LogUnavailable {
    return session.key();
  }

  Appended append(Pending pending) throws LogUnavailable {
    enqueue(new Work.Append(pending));
    return await(pending.done, pending);
  }

  <T> T alone(LogSession.Step<T> step) throws LogUnavailable {
    CompletableFuture<T> done = new CompletableFuture<>();
    enqueue(new Work.Alone(new Task<>(step, done)));
    return await(done, null);
  }

  Checkpoint checkpoint() throws LogUnavailable {
    return alone((recording, connection) -> session.sign(recording));
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
    if (!session.isWritable()) {
      throw session.unavailable();
    }
    if (!queue.offer(work)) {
      throw new LogUnavailable(Message.of("audit.queue-full", settings.mostWaiting()), null);
    }
  }

  private <T> T await(CompletableFuture<T> done, @Nullable Pending pending) throws LogUnavailable {
    long patience = settings.patience().toMillis();
    try {
      try {
        return done.get(patience, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (pending != null && pending.abandon()) {
          throw new LogUnavailable(Message.of("audit.too-slow", patience), e);
        }
        // It is being written: what comes of it decides, unless that takes as long again.
        return done.get(patience, TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException e) {
      throw new LogUnavailable(Message.of("audit.too-slow", patience), true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      boolean given = pending != null && pending.abandon();
      throw new LogUnavailable(Message.of("audit.interrupted"), !given, e);
    } catch (ExecutionException e) {
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
        LOGGER.debug("the writer goes on until the log is closed");
      } catch (RuntimeException | Error e) {
        LOGGER.error("a fault of the writer itself", e);
        session.down(Message.of("audit.failed", Store.said(e)));
      }
    }
    session.checkpointIfGrown();
    LogUnavailable closed = new LogUnavailable(Message.of("audit.closed"), null);
    queue.forEach(work -> fail(work, closed));
  }

  private void step(@Nullable Work first) {
    if (!session.isWritable()) {
      if (first != null) {
        fail(first, session.unavailable());
      }
      session.tryAgain();
      return;
    }
    if (first instanceof Work.Append append) {
      take(append.pending());
    } else if (first instanceof Work.Alone alone) {
      perform(alone.task());
    }
    session.checkpointIfDue();
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
      if (session.isWritable()) {
        perform(alone.task());
      } else {
        fail(alone, session.unavailable());
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
            session.inTransaction((recording, connection) -> recording.record(batch, again));
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
        if (again || !store.isWorthANewConnection(e) || !session.reopen()) {
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
    session.down(reason);
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
      task.done().complete(session.inTransaction(task.step()));
    } catch (SQLException e) {
      if (store.refuses(e)) {
        task.done().completeExceptionally(new IllegalArgumentException(Store.said(e), e));
        return;
      }
      Message reason = store.reason(e);
      session.down(reason);
      task.done().completeExceptionally(new LogUnavailable(reason, true, e));
    } catch (RuntimeException e) {
      task.done().completeExceptionally(e);
    }
  }
}
