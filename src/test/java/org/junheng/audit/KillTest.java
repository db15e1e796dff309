package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a program that appends, at random moments: what it had acknowledged is there. How often is
 * told by {@code junheng.kills.sqlite} and {@code junheng.kills.postgres}.
 */
class KillTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatWasAcknowledgedSurvivesSigkill(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    int kills = Integer.getInteger("junheng.kills." + kind.name().toLowerCase(), 3);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long all = 0;
    for (int kill = 1; kill <= kills; kill++) {
      Appender.Running running = Appender.Running.start(settings, Integer.MAX_VALUE);
      running.awaitCount(1 + random.nextInt(400));
      Thread.sleep(random.nextInt(30));
      running.kill();
      all += running.count();

      assertThat(running.count()).as("seed %d, kill %d", seed, kill).isPositive();
      try (AuditLog log = Logs.open(settings)) {
        for (Map.Entry<Long, UUID> each : running.acknowledged().entrySet()) {
          assertThat(log.reader().entry(each.getKey()).orElseThrow().header().id())
              .as("position %d, seed %d, kill %d", each.getKey(), seed, kill)
              .isEqualTo(each.getValue());
        }
        Verification verification = log.reader().verify(Expected.NOTHING);
        assertThat(verification.discrepancies()).as("seed %d, kill %d", seed, kill).isEmpty();
        assertThat(verification.last()).isGreaterThanOrEqualTo(all + 1);
      }
    }
    System.out.printf("%s: killed %d times, %d acknowledged, none lost%n", kind, kills, all);
  }
}
