package org.junheng.identity;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How often something may be done by each of many: some of it at once, then steadily. */
public final class Throttle {
  private static final int MOST_REMEMBERED = 20_000;

  /** Shared by all newcomers while too many are remembered, so that memory stays bounded. */
  private static final String OTHERS = "";

  private final long atOnce;
  private final Duration period;
  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param atOnce how many times without a pause
   * @param period in which so many are allowed again
   */
  public Throttle(long atOnce, Duration period) {
    this.atOnce = atOnce;
    this.period = period;
  }

  /** Counts one; how long to wait where that is one too many, else zero. */
  public Duration take(String who) {
    ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  /** Takes back what was counted last. */
  void giveBack(String who) {
    bucket(who).addTokens(1);
  }

  private Bucket bucket(String who) {
    Bucket known = buckets.get(who);
    if (known != null) {
      return known;
    }
    if (buckets.size() >= MOST_REMEMBERED) {
      // Whoever has all of it again need not be remembered.
      buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= atOnce);
    }
    String name = buckets.size() >= MOST_REMEMBERED ? OTHERS : who;
    return buckets.computeIfAbsent(
        name,
        absent ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(atOnce, period))
                .build());
  }
}
