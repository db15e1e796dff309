package org.junheng.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junheng.audit.Appended;
import org.junheng.audit.AuditLog;
import org.junheng.audit.Draft;
import org.junheng.audit.Label;
import org.junheng.audit.LogSettings;
import org.junheng.audit.LogUnavailable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Durable appends a second to SQLite, of entries as large as a school's decision: one caller, whose
 * every entry takes a sync of its own, beside many that share one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class AppendBenchmark {
  private static final int LABELS = 100;

  private final String body = "{\"filler\":\"" + "findings ".repeat(3_000) + "\"}";
  private final Set<Label> labels = new HashSet<>();
  private Path folder = Path.of("");
  private AuditLog log;

  @Setup(Level.Trial)
  public void open() throws IOException {
    for (int i = 0; i < LABELS; i++) {
      labels.add(new Label("finding", "target.number-" + i + "|MET"));
    }
    // Below target and not in /tmp, which may be memory.
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "append");
    log = AuditLog.open(LogSettings.sqlite(folder), Clock.systemUTC());
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    log.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Benchmark
  @Threads(1)
  public Appended oneByOne() throws LogUnavailable {
    return append();
  }

  @Benchmark
  @Threads(16)
  public Appended sixteenCallers() throws LogUnavailable {
    return append();
  }

  @Benchmark
  @Threads(64)
  public Appended sixtyFourCallers() throws LogUnavailable {
    return append();
  }

  private Appended append() throws LogUnavailable {
    return log.append(Draft.of("decision", UUID.randomUUID(), body).labelled(labels));
  }
}
