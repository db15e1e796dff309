package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two programs, each in a JVM of its own, that write one log under load. */
class TwoInstancesTest {
  private static final int EACH = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void twoInstancesKeepOneUnbrokenChain(Logs.Kind kind) throws Exception {
    LogSettings one = Logs.fresh(kind, folder);
    LogSettings other =
        new LogSettings(
            kind == Logs.Kind.SQLITE ? one.folder() : folder.resolve("other"),
            one.database(),
            one.checkpointEvery(),
            one.patience(),
            one.mostWaiting());
    Appender.Running first = Appender.Running.start(one, EACH);
    Appender.Running second = Appender.Running.start(other, EACH);
    assertThat(first.await()).as("%s", first.said()).isZero();
    assertThat(second.await()).as("%s", second.said()).isZero();
    long uncertain =
        Stream.concat(first.said().stream(), second.said().stream())
            .filter(line -> line.startsWith("uncertain"))
            .count();

    TreeMap<Long, UUID> all = new TreeMap<>(first.acknowledged());
    all.putAll(second.acknowledged());
    assertThat(all).as("no position was given twice").hasSize(2 * 8 * EACH);
    try (AuditLog log = Logs.open(one)) {
      OutagesTest.allThere(log, all);
      Verification verification = log.reader().verify(Expected.NOTHING);
      int keys = kind == Logs.Kind.SQLITE ? 1 : 2;
      assertThat(log.reader().keys()).hasSize(keys);
      assertThat(verification.last())
          .isBetween(all.size() + (long) keys, all.size() + keys + uncertain);
      assertThat(verification.signedUpTo()).isEqualTo(verification.last());
    }
  }
}
