package org.junheng.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a folder has changed: at once where the system tells, and by looking at its files
 * where it does not, as on drives that are reached over a network.
 */
final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final int DEPTH = 5;
  private static final int MOST_READS = 40;

  private final Path folder;
  private final Duration settle;
  private final @Nullable WatchService service;
  private String seen = "";

  /**
   * @param settle for so long nothing may change before the folder is believed: editors save in
   *     several steps
   */
  FolderWatch(Path folder, Duration settle) {
    this.folder = folder;
    this.settle = settle;
    WatchService watching = null;
    try {
      watching = FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn("changes of {} are only found by looking: {}", folder, e.toString());
    }
    this.service = watching;
    register();
  }

  /** What the folder held twice in a row, and what could not be read of it. */
  record Read(RuleFiles files, List<RuleProblem> problems) {
    Read {
      problems = List.copyOf(problems);
    }

    boolean isSameAs(Read other) {
      return files.id().equals(other.files.id()) && problems.equals(other.problems);
    }
  }

  /**
   * Waits, at most for so long, and says whether the folder has changed since it was asked last.
   */
  boolean changed(Duration atMost) throws InterruptedException {
    boolean told = false;
    if (service == null) {
      TimeUnit.NANOSECONDS.sleep(atMost.toNanos());
    } else {
      try {
        WatchKey key = service.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        while (key != null) {
          told = true;
          key.pollEvents();
          key.reset();
          key = service.poll();
        }
      } catch (ClosedWatchServiceException e) {
        throw new InterruptedException("closed");
      }
    }
    String now = sight();
    boolean different = !now.equals(seen);
    seen = now;
    if (told || different) {
      register();
    }
    return told || different;
  }

  /** What its files look like from outside: enough to tell that one was written. */
  private String sight() {
    TreeSet<String> files = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(folder, DEPTH)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        BasicFileAttributes of = Files.readAttributes(path, BasicFileAttributes.class);
        if (of.isRegularFile()) {
          files.add(path + " " + of.size() + " " + of.lastModifiedTime() + " " + of.fileKey());
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // A file went away while it was looked at, or the folder is not there.
      files.add(e.toString());
    }
    return String.join("\n", files);
  }

  /**
   * Reads until two readings agree.
   *
   * @throws IOException where it cannot be read
   */
  Read settled() throws IOException, InterruptedException {
    Read last = null;
    for (int i = 0; i < MOST_READS; i++) {
      Read next = null;
      try {
        next = read();
      } catch (IOException e) {
        if (i == MOST_READS - 1 || (last == null && i > 2)) {
          throw e;
        }
      }
      if (next != null && last != null && next.isSameAs(last)) {
        return next;
      }
      last = next;
      TimeUnit.NANOSECONDS.sleep(settle.toNanos());
    }
    throw new IOException("it is being written all the time");
  }

  /** As it is this moment. */
  Read read() throws IOException {
    List<RuleProblem> problems = new ArrayList<>();
    return new Read(RuleFiles.read(folder, problems), problems);
  }

  /** Folders that are watched already stay so. */
  private void register() {
    if (service == null || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder, DEPTH - 1)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isDirectory)::iterator) {
        path.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_DELETE,
            StandardWatchEventKinds.ENTRY_MODIFY);
      }
    } catch (IOException | UncheckedIOException | ClosedWatchServiceException e) {
      LOG.debug("changes of {} are only found by looking: {}", folder, e.toString());
    }
  }

  @Override
  public void close() {
    if (service != null) {
      try {
        service.close();
      } catch (IOException e) {
        LOG.debug("closing", e);
      }
    }
  }
}
