package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the log can't be written: it says so, loses nothing, and recovers by itself. */
@Timeout(120)
class OutagesTest {
  @TempDir Path folder;

  @Test
  void aFullDiskIsToldLosesNothingAndRecoversWhenThereIsRoom() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "12m")) {
      Path ballast = Files.write(disk.folder().resolve("ballast"), new byte[6_000_000]);
      LogSettings settings = LogSettings.sqlite(disk.folder().resolve("data"));
      Map<Long, UUID> acknowledged = new HashMap<>();
      try (AuditLog log = Logs.open(settings)) {
        LogUnavailable failure = fill(log, acknowledged);
        assertThat(failure.reason().code()).isIn("audit.disk-full", "audit.disk-fails");
        assertThat(log.health().writable()).isFalse();
        assertThat(log.health().reason()).isNotNull();
        assertThatThrownBy(() -> log.append(Logs.draft("decision", "{}")))
            .isInstanceOf(LogUnavailable.class);

        Files.delete(ballast);
        awaitWritable(log);
        EntryHeader after = Logs.record(log, Logs.draft("decision", "{}"));
        acknowledged.put(after.position(), after.id());
        allThere(log, acknowledged);
      }
    }
  }

  private static LogUnavailable fill(AuditLog log, Map<Long, UUID> acknowledged) {
    String body = "{\"filler\":\"" + "x".repeat(60_000) + "\"}";
    while (true) {
      try {
        EntryHeader header = Logs.record(log, Logs.draft("decision", body, new Label("a", "b")));
        acknowledged.put(header.position(), header.id());
      } catch (LogUnavailable e) {
        return e;
      }
    }
  }

  @Test
  void aReadOnlyFolderIsToldAndTheLogOpensWhenItIsWritable() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "12m")) {
      LogSettings settings = LogSettings.sqlite(disk.folder().resolve("data"));
      Map<Long, UUID> acknowledged = new HashMap<>();
      try (AuditLog log = Logs.open(settings)) {
        EntryHeader header = Logs.record(log, Logs.draft("decision", "{}"));
        acknowledged.put(header.position(), header.id());
      }
      disk.readOnly(true);
      try (AuditLog log = AuditLog.open(settings, Clock.systemUTC())) {
        assertThat(log.health().writable()).isFalse();
        assertThatThrownBy(() -> log.append(Logs.draft("decision", "{}")))
            .isInstanceOfSatisfying(
                LogUnavailable.class,
                e -> assertThat(e.reason().code()).isEqualTo("audit.read-only"));
        // What is there can be read all the same.
        try (LogReader reader = LogReader.open(settings)) {
          assertThat(reader.verify(Expected.NOTHING).discrepancies()).isEmpty();
          assertThat(reader.head().orElseThrow().position()).isEqualTo(2);
        }
        disk.readOnly(false);
        awaitWritable(log);
        allThere(log, acknowledged);
        assertThat(Logs.record(log, Logs.draft("decision", "{}")).position()).isEqualTo(3);
      }
    }
  }

  @Test
  void aFolderThatCannotBeMadeYetIsMadeLater() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("data"), "a file");
    try (AuditLog log = AuditLog.open(LogSettings.sqlite(inTheWay), Clock.systemUTC())) {
      assertThat(log.health().writable()).isFalse();
      Files.delete(inTheWay);
      awaitWritable(log);
      assertThat(Logs.record(log, Logs.draft("decision", "{}")).position()).isEqualTo(2);
    }
  }

  @Test
  void aLiveLogWithRecordsThatAreNotFoldedInIsReadFromAReadOnlyCopy() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "12m")) {
      LogSettings settings = Logs.fresh(Logs.Kind.SQLITE, folder);
      try (AuditLog log = Logs.open(settings)) {
        EntryHeader header = Logs.record(log, Logs.draft("decision", "{}"));
        Specimen.copy(settings.folder(), disk.folder().resolve("copy"));
        disk.readOnly(true);
        assertThat(Files.size(disk.folder().resolve("copy/log.sqlite-wal"))).isPositive();
        try (LogReader reader = LogReader.open(LogSettings.sqlite(disk.folder().resolve("copy")))) {
          assertThat(reader.head()).contains(header);
          assertThat(reader.verify(Expected.NOTHING).discrepancies()).isEmpty();
        }
      }
    }
  }

  @Test
  void aLogFileThatIsTakenAwayIsNotMadeAnewButUsedAgainWhenItIsBack() throws Exception {
    LogSettings settings = Logs.fresh(Logs.Kind.SQLITE, folder);
    Path file = settings.folder().resolve(SqliteStore.FILE);
    Path elsewhere = folder.resolve("elsewhere");
    Map<Long, UUID> acknowledged = new HashMap<>();
    try (AuditLog log = Logs.open(settings)) {
      EntryHeader header = Logs.record(log, Logs.draft("decision", "{}"));
      acknowledged.put(header.position(), header.id());
      Files.move(file, elsewhere);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> log.append(Logs.draft("decision", "{}")))
            .isInstanceOfSatisfying(
                LogUnavailable.class,
                e -> assertThat(e.reason().code()).isEqualTo("audit.file-moved"));
        Thread.sleep(700);
      }
      assertThat(file).doesNotExist();
      Files.move(elsewhere, file);
      awaitWritable(log);
      allThere(log, acknowledged);
    }
  }

  @Test
  void anOldCopyPutUnderARunningServiceIsNotWrittenTo() throws Exception {
    LogSettings settings = Logs.fresh(Logs.Kind.SQLITE, folder);
    Path old = folder.resolve("old.sqlite");
    try (AuditLog log = Logs.open(settings)) {
      Logs.record(log, Logs.draft("decision", "{}"));
    }
    Files.copy(settings.folder().resolve(SqliteStore.FILE), old);
    try (AuditLog log = Logs.open(settings)) {
      Logs.record(log, Logs.draft("decision", "{}"));
      Files.delete(settings.folder().resolve(SqliteStore.FILE + "-wal"));
      Files.delete(settings.folder().resolve(SqliteStore.FILE + "-shm"));
      Files.move(
          old,
          settings.folder().resolve(SqliteStore.FILE),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(() -> log.append(Logs.draft("decision", "{}")))
          .isInstanceOf(LogUnavailable.class);
      while (!log.health().reason().code().equals("audit.rolled-back")) {
        Thread.sleep(100);
      }
      assertThatThrownBy(() -> log.append(Logs.draft("decision", "{}")))
          .isInstanceOf(LogUnavailable.class);
    }
  }

  @Test
  void anotherProgramThatHoldsTheFileIsWaitedFor() throws Exception {
    LogSettings settings = Logs.fresh(Logs.Kind.SQLITE, folder);
    try (AuditLog log = Logs.open(settings);
        Connection other = Logs.connection(settings);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      ExecutorService thread = Executors.newSingleThreadExecutor();
      Future<EntryHeader> waiting =
          thread.submit(() -> Logs.record(log, Logs.draft("decision", "{}")));
      Thread.sleep(300);
      assertThat(waiting.isDone()).isFalse();
      statement.execute("ROLLBACK");
      assertThat(waiting.get().position()).isEqualTo(2);
      thread.shutdown();
    }
  }

  @Test
  void aDraftThatWaitsTooLongIsGivenUpAndNotRecordedLater() throws Exception {
    LogSettings settings = Logs.fresh(Logs.Kind.SQLITE, folder).patience(Duration.ofMillis(200));
    try (AuditLog log = Logs.open(settings);
        Connection other = Logs.connection(settings);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      ExecutorService threads = Executors.newFixedThreadPool(2);
      // The first is being written, which can't be taken back; the second still waits.
      Future<?> first =
          threads.submit(
              () ->
                  assertThatThrownBy(() -> log.append(Logs.draft("decision", "{\"n\":1}")))
                      .isInstanceOfSatisfying(
                          LogUnavailable.class, e -> assertThat(e.maybeRecorded()).isTrue()));
      Thread.sleep(100);
      assertThatThrownBy(() -> log.append(Logs.draft("decision", "{\"n\":2}")))
          .isInstanceOfSatisfying(
              LogUnavailable.class, e -> assertThat(e.maybeRecorded()).isFalse());
      first.get();
      statement.execute("ROLLBACK");
      threads.shutdown();
      while (log.reader().head().orElseThrow().position() < 2) {
        Thread.sleep(20);
      }
      EntryHeader next = Logs.record(log, Logs.draft("decision", "{}"));
      assertThat(next.position()).isEqualTo(3);
      assertThat(log.reader().entry(2).orElseThrow().body()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void aDatabaseThatDropsItsConnectionsLosesNothing() throws Exception {
    LogSettings settings = Logs.fresh(Logs.Kind.POSTGRES, folder);
    Map<Long, UUID> acknowledged = new java.util.concurrent.ConcurrentHashMap<>();
    try (AuditLog log = Logs.open(settings)) {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Future<Integer>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        all.add(threads.submit(() -> keepAppending(log, acknowledged)));
      }
      for (int i = 0; i < 5; i++) {
        Thread.sleep(200);
        Logs.execute(
            settings,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                + " current_database() AND pid <> pg_backend_pid()");
      }
      for (Future<Integer> each : all) {
        each.get();
      }
      threads.shutdown();
      awaitWritable(log);
      allThere(log, acknowledged);
      Set<UUID> ids = new java.util.HashSet<>();
      log.reader()
          .each(1, Long.MAX_VALUE, entry -> assertThat(ids.add(entry.header().id())).isTrue());
    }
  }

  private static int keepAppending(AuditLog log, Map<Long, UUID> acknowledged) throws Exception {
    int refused = 0;
    long until = System.nanoTime() + 1_500_000_000L;
    while (System.nanoTime() < until) {
      try {
        EntryHeader header = Logs.record(log, Logs.draft("decision", "{}"));
        assertThat(acknowledged.put(header.position(), header.id())).isNull();
      } catch (LogUnavailable e) {
        refused++;
        Thread.sleep(20);
      }
    }
    return refused;
  }

  @Test
  void aDatabaseThatIsNotThereYetIsTriedAgain() throws Exception {
    String url = Logs.freshDatabase();
    String missing = url.replaceFirst("/log(\\d+)", "/later$1");
    LogSettings settings =
        LogSettings.postgres(folder.resolve("data"), missing, "postgres", "postgres");
    try (AuditLog log = AuditLog.open(settings, Clock.systemUTC())) {
      assertThat(log.health().reason().code()).isEqualTo("audit.database-away");
      Logs.execute(url, "CREATE DATABASE " + missing.replaceAll(".*/(later\\d+).*", "$1"));
      awaitWritable(log);
      assertThat(Logs.record(log, Logs.draft("decision", "{}")).position()).isEqualTo(2);
    }
  }

  static void awaitWritable(AuditLog log) throws InterruptedException {
    while (!log.health().writable()) {
      Thread.sleep(50);
    }
  }

  static void allThere(AuditLog log, Map<Long, UUID> acknowledged) throws LogUnavailable {
    assertThat(acknowledged).isNotEmpty();
    for (Map.Entry<Long, UUID> each : acknowledged.entrySet()) {
      assertThat(log.reader().entry(each.getKey()).orElseThrow().header().id())
          .isEqualTo(each.getValue());
    }
    assertThat(log.reader().verify(Expected.NOTHING).discrepancies()).isEmpty();
  }
}
