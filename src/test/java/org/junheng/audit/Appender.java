package org.junheng.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junheng.OwnClassPath;

/**
 * A program that appends from many threads and prints the position and id of each entry that was
 * acknowledged; run in a JVM of its own, to be killed.
 */
final class Appender {
  private static final int THREADS = 8;

  private Appender() {}

  /** Arguments: data folder, how many entries a thread appends, and for PostgreSQL its URL. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int each = Integer.parseInt(arguments[1]);
    LogSettings settings =
        arguments.length > 2
            ? LogSettings.postgres(folder, arguments[2], "postgres", "postgres")
            : LogSettings.sqlite(folder);
    try (AuditLog log = AuditLog.open(settings, java.time.Clock.systemUTC())) {
      // Two that make one log at once get in each other's way, once.
      OutagesTest.awaitWritable(log);
      List<Thread> threads = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String name = "t" + thread;
        threads.add(new Thread(() -> append(log, name, each)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void append(AuditLog log, String thread, int each) {
    int done = 0;
    for (int i = 0; done < each; i++) {
      Draft draft =
          Logs.draft(
              "decision",
              "{\"filler\":\"" + "x".repeat(i * 37 % 3_000) + "\"}",
              new Label("thread", thread),
              new Label("parity", String.valueOf(i % 2)));
      try {
        EntryHeader header = Logs.record(log, draft);
        // One write, so that a kill leaves at most the last line incomplete.
        byte[] line =
            (header.position() + " " + draft.id() + "\n").getBytes(StandardCharsets.US_ASCII);
        System.out.write(line, 0, line.length);
        System.out.flush();
        done++;
      } catch (LogUnavailable e) {
        System.out.println((e.maybeRecorded() ? "uncertain: " : "refused: ") + e.getMessage());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Such a program while it runs, and what it has acknowledged. */
  static final class Running {
    private final Process process;
    private final TreeMap<Long, UUID> acknowledged = new TreeMap<>();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Thread reading;

    private Running(Process process) {
      this.process = process;
      this.reading = new Thread(this::read);
      reading.start();
    }

    static Running start(LogSettings settings, int each) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx256m",
                  "-cp",
                  OwnClassPath.text(),
                  Appender.class.getName(),
                  settings.folder().toString(),
                  String.valueOf(each)));
      if (settings.database() instanceof LogSettings.Database.Postgres postgres) {
        command.add(postgres.url());
      }
      return new Running(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] parts = line.split(" ");
          // The line in which it was killed.
          if (parts.length == 2 && parts[1].length() == 36) {
            synchronized (acknowledged) {
              acknowledged.put(Long.parseLong(parts[0]), UUID.fromString(parts[1]));
            }
          } else {
            said.add(line);
          }
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    int count() {
      synchronized (acknowledged) {
        return acknowledged.size();
      }
    }

    /** Waits until so many were acknowledged, or it ended. */
    void awaitCount(int atLeast) throws InterruptedException {
      while (count() < atLeast && process.isAlive()) {
        Thread.sleep(5);
      }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
      // The process itself would close its output, with what was not read yet.
      process.toHandle().destroyForcibly();
      process.waitFor();
      reading.join();
    }

    int await() throws InterruptedException {
      int status = process.waitFor();
      reading.join();
      return status;
    }

    /** What else it said. */
    List<String> said() {
      return said;
    }

    TreeMap<Long, UUID> acknowledged() {
      return acknowledged;
    }
  }
}
