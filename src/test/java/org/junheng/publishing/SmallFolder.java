package org.junheng.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.AuditLog;
import org.junheng.audit.LogSettings;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.record.DecisionLog;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;

/** An instance with a small folder of rules and a log of its own, followed by hand or for real. */
public final class SmallFolder implements AutoCloseable {
  private static final Duration SOON = Duration.ofMillis(50);

  final Path folder;
  final LogSettings settings;
  final Clock clock;
  final CurrentRules current = new CurrentRules();
  final DecisionLog log;
  final Publications publications;
  private @Nullable LiveRules live;

  SmallFolder(Path folder, LogSettings settings, Clock clock) {
    this.folder = folder;
    this.settings = settings;
    this.clock = clock;
    this.log = new DecisionLog(AuditLog.open(settings, clock), clock);
    this.publications = new Publications(log, current, clock);
  }

  SmallFolder start(@Nullable Disk disk) throws Exception {
    return start(disk, () -> false);
  }

  SmallFolder start(@Nullable Disk disk, BooleanSupplier accountsExist) throws Exception {
    return start(disk, accountsExist, null);
  }

  /**
   * @param atStart what the folder holds; null where that was not read before
   */
  SmallFolder start(@Nullable Disk disk, BooleanSupplier accountsExist, @Nullable RuleSet atStart)
      throws Exception {
    live =
        LiveRules.start(
            new LiveRules.Settings(
                folder, settings.folder().resolve("rules-seen"), disk, SOON, SOON),
            current,
            publications,
            log,
            accountsExist,
            atStart,
            clock);
    return this;
  }

  LiveRules live() {
    return java.util.Objects.requireNonNull(live);
  }

  String used() {
    return current.maker().map(DecisionMaker::ruleSet).orElseThrow().id();
  }

  /** Waits until it is so; how long that takes decides nothing. */
  static void until(String what, BooleanSupplier isSo) throws InterruptedException {
    long given = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > given) {
        throw new AssertionError("not within a minute: " + what);
      }
      Thread.sleep(10);
    }
  }

  static RuleFiles put(Path folder, SmallRules rules) {
    return put(folder, rules.files());
  }

  /** Writes what is different, and removes what is not there. */
  static RuleFiles put(Path folder, RuleFiles files) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> paths = Files.walk(folder)) {
          for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
            String name = folder.relativize(path).toString();
            if (Files.isRegularFile(path) && !files.files().containsKey(name)) {
              Files.delete(path);
            }
          }
        }
      }
      for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        if (!Files.exists(path)
            || !java.util.Arrays.equals(Files.readAllBytes(path), file.getValue())) {
          Files.write(path, file.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  List<Publication.Kind> kinds() {
    return publications.history().stream().map(Publication::kind).toList();
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
    log.close();
  }
}
