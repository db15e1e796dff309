package org.junheng.batch;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junheng.audit.LogUnavailable;

/** How long a batch waits for a log that cannot be written. */
public final class Patience {
  private static final long PAUSE_MILLIS = 500;

  private final long nanos;
  private final BooleanSupplier stopped;
  private final Watcher watcher;

  /** Is told when waiting begins. */
  public interface Watcher {
    void waits(LogUnavailable trouble);
  }

  private Patience(Duration longest, BooleanSupplier stopped, Watcher watcher) {
    this.nanos = longest.toNanos();
    this.stopped = stopped;
    this.watcher = watcher;
  }

  /** Gives up after so long. */
  public static Patience of(Duration longest) {
    return new Patience(longest, () -> false, trouble -> {});
  }

  /** Waits until it is told to stop. */
  public static Patience until(BooleanSupplier stopped, Watcher watcher) {
    return new Patience(Duration.ofDays(365), stopped, watcher);
  }

  Waiting begin() {
    return new Waiting();
  }

  /** The waiting of one item. */
  final class Waiting {
    private final long since = System.nanoTime();

    /** Waits a little; false where it has been long enough. */
    boolean again(LogUnavailable trouble) {
      if (stopped.getAsBoolean() || System.nanoTime() - since >= nanos) {
        return false;
      }
      watcher.waits(trouble);
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      return !stopped.getAsBoolean();
    }
  }
}
