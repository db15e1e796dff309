package org.junheng.web.console;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;

/**
 * What takes time to make and never changes once made, kept for those who ask again. It is made
 * once, however many ask, and goes when memory is short or many others were asked for since.
 */
final class Kept<K, V> {
  private final int most;
  private final Executor workers;
  private final Making<K, V> making;
  // The one asked for last stands last.
  private final Map<K, SoftReference<V>> made = new LinkedHashMap<>();
  private final Map<K, CompletableFuture<V>> inWork = new LinkedHashMap<>();

  /** Makes one. */
  interface Making<K, V> {
    V make(K key) throws LogUnavailable;
  }

  Kept(int most, Executor workers, Making<K, V> making) {
    this.most = most;
    this.workers = workers;
    this.making = making;
  }

  /**
   * The one asked for; where nobody is making it yet, a worker does.
   *
   * @param patience how long to wait for it
   * @return nothing where it is still being made then
   */
  Optional<V> get(K key, Duration patience) throws LogUnavailable {
    return get(key, patience, workers);
  }

  /** The same for a worker, who makes it where nobody else does, and else waits for it. */
  V now(K key) throws LogUnavailable {
    return get(key, Duration.ofDays(1), Runnable::run).orElseThrow();
  }

  private Optional<V> get(K key, Duration patience, Executor executor) throws LogUnavailable {
    CompletableFuture<V> future;
    boolean mine;
    synchronized (this) {
      V there = there(key);
      if (there != null) {
        return Optional.of(there);
      }
      CompletableFuture<V> others = inWork.get(key);
      mine = others == null;
      future = others == null ? new CompletableFuture<>() : others;
      inWork.put(key, future);
    }
    if (mine) {
      executor.execute(() -> make(key, future));
    }
    try {
      return Optional.of(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LogUnavailable unavailable) {
        throw unavailable;
      }
      if (e.getCause() instanceof RuntimeException trouble) {
        throw trouble;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void make(K key, CompletableFuture<V> future) {
    try {
      V value = making.make(key);
      finished(key, value);
      future.complete(value);
    } catch (LogUnavailable | RuntimeException | Error e) {
      finished(key, null);
      future.completeExceptionally(e);
    }
  }

  private synchronized void finished(K key, @Nullable V value) {
    inWork.remove(key);
    if (value != null) {
      made.put(key, new SoftReference<>(value));
      Iterator<K> oldest = made.keySet().iterator();
      while (made.size() > most && oldest.hasNext()) {
        oldest.next();
        oldest.remove();
      }
    }
  }

  /** What was made; it counts as asked for last. */
  private @Nullable V there(K key) {
    SoftReference<V> reference = made.remove(key);
    V value = reference == null ? null : reference.get();
    if (reference != null && value != null) {
      made.put(key, reference);
    }
    return value;
  }
}
