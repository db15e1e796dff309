package org.junheng.web.console;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;

/**
 * What takes time to make and never changes once made, kept for those who ask again. It is made
 * once, however many ask, and goes when memory is short or many others were asked for since; those
 * asked for last stay whatever memory there is.
 */
final class Kept<K, V> {
  /** How long to wait for what somebody has at hand to make it of: that takes less than it says. */
  private static final Duration PROMISED = Duration.ofSeconds(10);

  private final int most;
  private final int firm;
  private final Executor workers;
  private final Making<K, V> making;
  // The one asked for last stands last.
  private final Map<K, SoftReference<V>> made = new LinkedHashMap<>();
  private final Map<K, V> held = new LinkedHashMap<>();
  private final Map<K, CompletableFuture<V>> inWork = new LinkedHashMap<>();
  private final Set<K> promised = new HashSet<>();

  /** Makes one. */
  interface Making<K, V> {
    V make(K key) throws LogUnavailable;
  }

  /**
   * @param most how many are kept while there is memory
   * @param firm how many of them whatever memory there is
   */
  Kept(int most, int firm, Executor workers, Making<K, V> making) {
    this.most = most;
    this.firm = firm;
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

  /** Has it made by a worker where nobody did yet, and does not wait. */
  void begin(K key) {
    CompletableFuture<V> future = new CompletableFuture<>();
    synchronized (this) {
      if (there(key) != null || inWork.putIfAbsent(key, future) != null) {
        return;
      }
    }
    workers.execute(() -> make(key, future));
  }

  /** Says that it will be made of what is at hand; nothing where it is there or others make it. */
  synchronized Optional<Promise> promise(K key) {
    if (there(key) != null || inWork.containsKey(key)) {
      return Optional.empty();
    }
    Promise promise = new Promise(key, new CompletableFuture<>());
    inWork.put(key, promise.future);
    promised.add(key);
    return Optional.of(promise);
  }

  /** What somebody said they would make; it has to be kept, or broken. */
  final class Promise {
    private final K key;
    private final CompletableFuture<V> future;

    private Promise(K key, CompletableFuture<V> future) {
      this.key = key;
      this.future = future;
    }

    K key() {
      return key;
    }

    void keep(V value) {
      finished(key, value);
      future.complete(value);
    }

    /** Whoever waits for it has it made as if there had been no promise; once kept it stays. */
    void breakOff() {
      if (future.isDone()) {
        return;
      }
      finished(key, null);
      future.cancel(false);
    }
  }

  private Optional<V> get(K key, Duration patience, Executor executor) throws LogUnavailable {
    while (true) {
      CompletableFuture<V> future;
      boolean mine;
      Duration longest = patience;
      synchronized (this) {
        V there = there(key);
        if (there != null) {
          return Optional.of(there);
        }
        CompletableFuture<V> others = inWork.get(key);
        mine = others == null;
        future = others == null ? new CompletableFuture<>() : others;
        inWork.put(key, future);
        if (promised.contains(key) && PROMISED.compareTo(patience) > 0) {
          longest = PROMISED;
        }
      }
      if (mine) {
        executor.execute(() -> make(key, future));
      }
      try {
        return Optional.of(future.get(longest.toMillis(), TimeUnit.MILLISECONDS));
      } catch (CancellationException e) {
        // The promise was broken: it is made after all.
      } catch (TimeoutException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (ExecutionException e) {
        throw trouble(e);
      }
    }
  }

  private static RuntimeException trouble(ExecutionException e) throws LogUnavailable {
    if (e.getCause() instanceof LogUnavailable unavailable) {
      throw unavailable;
    }
    return e.getCause() instanceof RuntimeException trouble
        ? trouble
        : new IllegalStateException(e.getCause());
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
    promised.remove(key);
    if (value != null) {
      made.put(key, new SoftReference<>(value));
      hold(key, value);
      dropOldest(made, most);
    }
  }

  /** What was made; it counts as asked for last. */
  private @Nullable V there(K key) {
    SoftReference<V> reference = made.remove(key);
    V value = reference == null ? null : reference.get();
    if (reference != null && value != null) {
      made.put(key, reference);
      hold(key, value);
    }
    return value;
  }

  private void hold(K key, V value) {
    held.remove(key);
    held.put(key, value);
    dropOldest(held, firm);
  }

  private static void dropOldest(Map<?, ?> map, int most) {
    Iterator<?> oldest = map.keySet().iterator();
    while (map.size() > most && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }
}
