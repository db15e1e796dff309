package org.junheng.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.Answering.Answer;

/**
 * Judges item after item, a few at a time, and writes an answer for each in their order.
 *
 * <p>The thread that runs it reads; another one writes, so that a caller who waits for an answer
 * before sending the next line is not kept waiting, and one who sends without end fills no memory.
 */
public final class Batch {
  /** How many items are being judged, or wait to be written, at a time. */
  private static final int WINDOW = 64;

  /** How many kilobytes of items at a time; a larger one is alone. */
  private static final int MOST_KILOBYTES = 16 * 1024;

  private static final int FLUSH_BYTES = 256 * 1024;
  private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final Pending END = new Pending(CompletableFuture.completedFuture(null), 0);

  private final Answering answering;
  private final Executor workers;
  private final Watcher watcher;
  private final BlockingQueue<Pending> window = new ArrayBlockingQueue<>(WINDOW);
  private final Semaphore kilobytes = new Semaphore(MOST_KILOBYTES);
  private volatile boolean halted;
  private volatile @Nullable IOException failure;
  private volatile @Nullable RuntimeException fault;
  private volatile Tally tally;

  /** Sees how a batch goes on, on the thread that writes. */
  public interface Watcher {
    /** What has been written so far; not all of it is flushed. */
    void written(Tally tally) throws IOException;

    /** Whether to stop after what is under way. */
    boolean stops();

    Watcher NOBODY =
        new Watcher() {
          @Override
          public void written(Tally tally) {}

          @Override
          public boolean stops() {
            return false;
          }
        };
  }

  private record Pending(CompletableFuture<@Nullable Answer> answer, int kilobytes) {}

  private Batch(Answering answering, Executor workers, Watcher watcher, Tally before) {
    this.answering = answering;
    this.workers = workers;
    this.watcher = watcher;
    this.tally = before;
  }

  /**
   * Makes one ready.
   *
   * @param workers judge; one batch occupies up to 64 of them
   * @param before what came before, where it goes on
   */
  public static Batch of(
      Judge judge,
      Given given,
      Patience patience,
      Locale language,
      Executor workers,
      Watcher watcher,
      Tally before) {
    return new Batch(new Answering(judge, given, patience, language), workers, watcher, before);
  }

  /**
   * Judges all. Neither stream is closed.
   *
   * @throws IOException where reading or writing failed; what was read before is answered if it can
   */
  public Tally run(Items items, OutputStream out) throws IOException {
    Thread writer = new Thread(() -> write(out), "batch-answers");
    writer.setDaemon(true);
    writer.start();
    try {
      for (Optional<Item> item = next(items, writer);
          item.isPresent();
          item = next(items, writer)) {
        put(submitted(item.get(), writer), writer);
      }
    } catch (InterruptedException e) {
      writer.interrupt();
      throw interrupted();
    } finally {
      end(writer);
    }
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
    RuntimeException faulty = fault;
    if (faulty != null) {
      throw faulty;
    }
    return tally;
  }

  private Optional<Item> next(Items items, Thread writer) throws IOException {
    return halted || watcher.stops() || !writer.isAlive() ? Optional.empty() : items.next();
  }

  private Pending submitted(Item item, Thread writer) throws InterruptedException {
    int size = Math.min(MOST_KILOBYTES, item.size() / 1024 + 1);
    while (!kilobytes.tryAcquire(size, 100, TimeUnit.MILLISECONDS) && writer.isAlive()) {
      // The writer may have gone while this waited for it.
    }
    CompletableFuture<@Nullable Answer> answer = new CompletableFuture<>();
    workers.execute(
        () -> {
          try {
            answer.complete(answering.answer(item));
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    return new Pending(answer, size);
  }

  private void put(Pending pending, Thread writer) throws InterruptedException {
    while (!window.offer(pending, 100, TimeUnit.MILLISECONDS) && writer.isAlive()) {
      // as above
    }
  }

  private void end(Thread writer) throws IOException {
    try {
      put(END, writer);
      writer.join();
    } catch (InterruptedException e) {
      writer.interrupt();
      throw interrupted();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }

  private void write(OutputStream out) {
    long unflushed = 0;
    long flushed = System.nanoTime();
    try {
      while (true) {
        Pending next = window.peek();
        boolean ready = next != null && next.answer.isDone();
        if (unflushed > 0
            && (!ready || unflushed >= FLUSH_BYTES || System.nanoTime() - flushed >= FLUSH_NANOS)) {
          out.flush();
          unflushed = 0;
          flushed = System.nanoTime();
        }
        next = window.take();
        Answer answer = next.answer.join();
        if (answer == null) {
          break;
        }
        if (answer.stops() && watcher.stops()) {
          // Somebody wants an end while it waits for the log: this one stays unanswered.
          break;
        }
        out.write(answer.json());
        out.write('\n');
        unflushed += answer.json().length + 1;
        kilobytes.release(next.kilobytes);
        tally = tally.with(answer);
        watcher.written(tally);
        halted |= answer.stops();
      }
      out.flush();
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = new InterruptedIOException("interrupted");
    } catch (RuntimeException e) {
      fault = e;
    }
  }
}
