package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a log does on either database. */
class AuditLogTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aNewLogSaysInItsFirstEntryWhoItIs(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    try (AuditLog log = Logs.open(settings)) {
      Entry first = log.reader().entry(1).orElseThrow();

      assertThat(first.header().kind()).isEqualTo("log");
      assertThat(first.header().previous()).isEqualTo("0".repeat(64));
      assertThat(first.body())
          .contains(first.header().id().toString(), "junheng-entry/1", log.key().publicKey());
      assertThat(log.reader().keys()).containsExactly(log.key());
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(settings.folder().resolve(SigningKey.FILE))))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasRecordedIsThereAfterARestartAndVerifies(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    List<EntryHeader> recorded = new ArrayList<>();
    LogKey key;
    try (AuditLog log = Logs.open(settings)) {
      key = log.key();
      for (int i = 0; i < 5; i++) {
        recorded.add(Logs.record(log, Logs.draft("decision", "{\"校\":" + i + "}")));
      }
    }
    try (AuditLog log = Logs.open(settings)) {
      assertThat(log.key()).isEqualTo(key);
      recorded.add(Logs.record(log, Logs.draft("decision", "{\"校\":5}")));

      assertThat(recorded)
          .extracting(EntryHeader::position)
          .containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
      for (int i = 0; i < recorded.size(); i++) {
        Entry entry = log.reader().entry(recorded.get(i).id()).orElseThrow();
        assertThat(entry.header()).isEqualTo(recorded.get(i));
        assertThat(entry.body()).isEqualTo("{\"校\":" + i + "}");
      }
      assertThat(log.reader().head()).contains(recorded.get(5));
      Verification verification = log.reader().verify(Expected.NOTHING);
      assertThat(verification.discrepancies()).isEmpty();
      assertThat(verification.last()).isEqualTo(7);
      assertThat(verification.signedUpTo()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsShareBatchesAndOneChain(Logs.Kind kind) throws Exception {
    try (AuditLog log = Logs.open(Logs.fresh(kind, folder))) {
      ExecutorService threads = Executors.newFixedThreadPool(16);
      List<Future<Set<Long>>> all = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        String school = "s" + thread;
        all.add(
            threads.submit(
                () -> {
                  Set<Long> positions = new java.util.HashSet<>();
                  for (int i = 0; i < 20; i++) {
                    positions.add(
                        Logs.record(
                                log,
                                Logs.draft(
                                    "decision",
                                    "{\"n\":" + i + "}",
                                    new Label("school", school),
                                    new Label("odd", String.valueOf(i % 2))))
                            .position());
                  }
                  return positions;
                }));
      }
      Set<Long> positions = new java.util.TreeSet<>();
      for (int thread = 0; thread < 16; thread++) {
        Set<Long> own = all.get(thread).get();
        positions.addAll(own);
        assertThat(
                positions(
                    log.reader(),
                    EntryQuery.of("decision", Set.of(new Label("school", "s" + thread)), 1000)))
            .containsExactlyInAnyOrderElementsOf(own);
      }
      threads.shutdown();

      assertThat(positions).hasSize(320).contains(2L, 321L);
      assertThat(
              log.reader()
                  .verify(
                      Expected.NOTHING,
                      entry -> {
                        // Which thread wrote it is not in the body: only the parity is known.
                        return Set.of();
                      })
                  .discrepancies())
          .extracting(Discrepancy::kind)
          .containsExactly(Discrepancy.Kind.LABELS_CHANGED);
      assertThat(log.reader().verify(Expected.NOTHING).discrepancies()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesComeNewestFirstAndContinueBeforeTheLastPosition(Logs.Kind kind) throws Exception {
    try (AuditLog log = Logs.open(Logs.fresh(kind, folder))) {
      List<Long> wanted = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        long position =
            Logs.record(
                    log,
                    Logs.draft(
                        i % 7 == 0 ? "rule-set" : "decision",
                        "{}",
                        new Label("two", String.valueOf(i % 2)),
                        new Label("three", String.valueOf(i % 3))))
                .position();
        if (i % 7 != 0 && i % 2 == 1 && i % 3 == 2) {
          wanted.add(0, position);
        }
      }
      EntryQuery query =
          EntryQuery.of("decision", Set.of(new Label("two", "1"), new Label("three", "2")), 4);
      List<Long> found = new ArrayList<>();
      for (List<Long> page = positions(log.reader(), query);
          !page.isEmpty();
          page = positions(log.reader(), query.before(found.get(found.size() - 1)))) {
        found.addAll(page);
      }

      assertThat(found).isEqualTo(wanted).hasSizeGreaterThan(6);
      assertThat(log.reader().page(EntryQuery.of("decision", Set.of(new Label("two", "9")), 5)))
          .isEmpty();
      assertThat(positions(log.reader(), new EntryQuery(null, Set.of(), null, null, 100, 3)))
          .containsExactly(61L, 60L, 59L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFoundByALabelDoesNotDependOnWhatIsFoldedYet(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    Map<Label, List<Long>> expected = new HashMap<>();
    for (int part = 0; part < 2; part++) {
      try (AuditLog log = Logs.open(settings)) {
        for (int i = 0; i < 100; i++) {
          Label third = new Label("third", "" + i % 3);
          Label single = new Label("single", part + "-" + i);
          long position = Logs.record(log, Logs.draft("a", "{}", third, single)).position();
          expected.computeIfAbsent(third, key -> new ArrayList<>()).add(0, position);
          expected.computeIfAbsent(single, key -> new ArrayList<>()).add(0, position);
          if (i % 9 == 0) {
            assertThat(positions(log, third)).isEqualTo(expected.get(third));
            assertThat(log.append(Logs.draft("a", "{}").following(Map.of(third, position - 1))))
                .isEqualTo(new Appended.Overtaken(third));
          }
        }
        for (Map.Entry<Label, List<Long>> each : expected.entrySet()) {
          assertThat(positions(log, each.getKey())).as("%s", each).isEqualTo(each.getValue());
        }
        assertThat(
                log.reader()
                    .verify(
                        Expected.NOTHING,
                        entry ->
                            expected.entrySet().stream()
                                .filter(each -> each.getValue().contains(entry.header().position()))
                                .map(Map.Entry::getKey)
                                .collect(java.util.stream.Collectors.toSet()))
                    .discrepancies())
            .isEmpty();
      }
    }
  }

  private static List<Long> positions(AuditLog log, Label label) throws LogUnavailable {
    return log.reader().headers(EntryQuery.of("a", Set.of(label), 500)).stream()
        .map(EntryHeader::position)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aTimeRangeIsFromAndBefore(Logs.Kind kind) throws Exception {
    java.util.concurrent.atomic.AtomicReference<Instant> now =
        new java.util.concurrent.atomic.AtomicReference<>(Instant.parse("2026-11-23T00:00:00Z"));
    java.time.Clock clock =
        new java.time.Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
          }

          @Override
          public java.time.Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    try (AuditLog log = AuditLog.open(Logs.fresh(kind, folder), clock)) {
      for (int hour = 0; hour < 10; hour++) {
        now.set(Instant.parse("2026-11-23T00:00:00Z").plus(Duration.ofHours(hour)));
        Logs.record(log, Logs.draft("decision", "{}", new Label("a", "b")));
      }
      // A clock that is put back does not hide what was recorded before.
      now.set(Instant.parse("2026-11-23T03:30:00Z"));
      Logs.record(log, Logs.draft("decision", "{}", new Label("a", "b")));

      EntryQuery query =
          EntryQuery.of("decision", Set.of(new Label("a", "b")), 100)
              .between(
                  Instant.parse("2026-11-23T03:00:00Z"), Instant.parse("2026-11-23T05:00:00Z"));
      assertThat(positions(log.reader(), query)).containsExactly(12L, 6L, 5L);
      assertThat(
              positions(
                  log.reader(),
                  query.between(Instant.parse("2026-11-23T03:30:00.000000001Z"), null)))
          .containsExactly(11L, 10L, 9L, 8L, 7L, 6L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aOnceKeyIsRecordedOnceAlsoWithinABatchAndAfterARestart(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    long position;
    try (AuditLog log = Logs.open(settings)) {
      ExecutorService threads = Executors.newFixedThreadPool(12);
      List<Future<Appended>> results = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String fingerprint = "f" + i;
        results.add(
            threads.submit(
                () ->
                    log.append(
                        Logs.draft("decision", "{}").once(new OnceKey("key", fingerprint)))));
      }
      List<Appended> done = new ArrayList<>();
      for (Future<Appended> result : results) {
        done.add(result.get());
      }
      threads.shutdown();
      List<Appended> recorded = done.stream().filter(Appended.Recorded.class::isInstance).toList();
      assertThat(recorded).hasSize(1);
      position = ((Appended.Recorded) recorded.get(0)).header().position();
      String first = "f" + done.indexOf(recorded.get(0));
      assertThat(done)
          .filteredOn(Appended.AlreadyThere.class::isInstance)
          .hasSize(11)
          .allSatisfy(
              each -> {
                Appended.AlreadyThere there = (Appended.AlreadyThere) each;
                assertThat(there.entry().header().position()).isEqualTo(position);
                assertThat(there.fingerprint()).isEqualTo(first);
              });
      assertThat(log.reader().head().orElseThrow().position()).isEqualTo(2);
    }
    try (AuditLog log = Logs.open(settings)) {
      Appended again = log.append(Logs.draft("decision", "{}").once(new OnceKey("key", "other")));
      assertThat(again).isInstanceOf(Appended.AlreadyThere.class);
      assertThat(log.reader().once("key").orElseThrow().entry().header().position())
          .isEqualTo(position);
      assertThat(log.reader().once("another")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDraftFollowsOnWhatItsSenderTookToBeTheNewest(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    Label school = new Label("subject", "一小");
    try (AuditLog log = Logs.open(settings)) {
      long first =
          Logs.record(log, Logs.draft("a", "{}", school).following(Map.of(school, 0L))).position();

      assertThat(log.append(Logs.draft("a", "{}", school).following(Map.of(school, 0L))))
          .isEqualTo(new Appended.Overtaken(school));
      assertThat(log.reader().head().orElseThrow().position()).isEqualTo(first);

      long second =
          Logs.record(log, Logs.draft("a", "{}", school).following(Map.of(school, first)))
              .position();
      assertThat(log.append(Logs.draft("a", "{}").following(Map.of(school, first))))
          .isEqualTo(new Appended.Overtaken(school));
      Logs.record(log, Logs.draft("a", "{}").following(Map.of(school, second)));
    }
    try (AuditLog log = Logs.open(settings)) {
      assertThat(log.append(Logs.draft("a", "{}", school).following(Map.of(school, 0L))))
          .as("also after a restart")
          .isEqualTo(new Appended.Overtaken(school));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyFirstOnesInTwoInstancesOneIsRecorded(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    LogSettings other =
        kind == Logs.Kind.SQLITE
            ? settings
            : new LogSettings(
                folder.resolve("other"),
                settings.database(),
                settings.checkpointEvery(),
                settings.patience(),
                settings.mostWaiting());
    Label school = new Label("subject", "一小");
    try (AuditLog one = Logs.open(settings);
        AuditLog two = Logs.open(other)) {
      ExecutorService threads = Executors.newFixedThreadPool(16);
      List<Future<Appended>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        AuditLog log = i % 2 == 0 ? one : two;
        results.add(
            threads.submit(
                () -> log.append(Logs.draft("a", "{}", school).following(Map.of(school, 0L)))));
      }
      List<Appended> done = new ArrayList<>();
      for (Future<Appended> result : results) {
        done.add(result.get());
      }
      threads.shutdown();
      assertThat(done).filteredOn(Appended.Recorded.class::isInstance).hasSize(1);
      assertThat(done).filteredOn(Appended.Overtaken.class::isInstance).hasSize(63);
      assertThat(one.reader().verify(Expected.NOTHING).isIntact()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIdThatIsTakenIsRefusedAndTheOthersOfItsBatchAreRecorded(Logs.Kind kind) throws Exception {
    try (AuditLog log = Logs.open(Logs.fresh(kind, folder))) {
      UUID taken = Logs.record(log, Logs.draft("decision", "{}")).id();
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Future<Appended>> good = new ArrayList<>();
      List<Future<Appended>> bad = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        good.add(threads.submit(() -> log.append(Logs.draft("decision", "{}"))));
        bad.add(threads.submit(() -> log.append(Draft.of("decision", taken, "{}"))));
      }
      for (Future<Appended> each : good) {
        assertThat(each.get()).isInstanceOf(Appended.Recorded.class);
      }
      for (Future<Appended> each : bad) {
        assertThatThrownBy(each::get)
            .hasCauseInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(taken.toString());
      }
      threads.shutdown();
      assertThat(log.health().writable()).isTrue();
      assertThat(log.reader().verify(Expected.NOTHING).last()).isEqualTo(22);
      assertThatThrownBy(() -> log.append(Logs.draft("log", "{}")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> log.append(Logs.draft("a", "{}", new Label(".kind", "b"))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void contentIsArchivedOnceByItsHash(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    try (AuditLog log = Logs.open(settings)) {
      byte[] content = "plan.drl\0003\0rule".getBytes(StandardCharsets.UTF_8);
      String hash = Hash.of(content);
      log.archive(Logs.draft("rule-set", "{\"archived\":\"" + hash + "\"}"), content);
      log.archive(Logs.draft("rule-set", "{\"archived\":\"" + hash + "\"}"), content);

      assertThat(log.reader().archived(hash)).contains(content);
      assertThat(log.reader().archived("0".repeat(64))).isEmpty();
      assertThatThrownBy(() -> log.archive(Logs.draft("rule-set", "{}"), content))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(log.reader().verify(Expected.NOTHING).discrepancies()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDatabaseItselfKeepsTheLogAppendOnly(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder);
    try (AuditLog log = Logs.open(settings)) {
      byte[] content = {1};
      log.archive(
          Logs.draft("rule-set", "{\"archived\":\"" + Hash.of(content) + "\"}", new Label("a", "b"))
              .once(new OnceKey("k", "f")),
          content);
      log.checkpoint();
    }
    List<String> refused =
        new ArrayList<>(
            List.of(
                "UPDATE entry SET kind = 'x' WHERE position = 2",
                "DELETE FROM entry WHERE position = 2",
                "UPDATE body SET body = '{}' WHERE position = 2",
                "DELETE FROM body WHERE position = 2",
                "DELETE FROM archive",
                "UPDATE archive SET hash = 'x'",
                "DELETE FROM checkpoint",
                "UPDATE checkpoint SET size = 1",
                "DELETE FROM once",
                "UPDATE once SET fingerprint = 'x'",
                "DELETE FROM label",
                "UPDATE label SET value = 'c'",
                "DELETE FROM posting",
                "UPDATE posting SET label_id = 1",
                "UPDATE recent SET first_position = 99",
                "INSERT INTO retention VALUES (2, 'rule-set', 1, 1)",
                "INSERT INTO entry SELECT 9, kind, 'x', recorded_at, body_hash, hash, hash FROM"
                    + " entry WHERE position = 2",
                "INSERT INTO entry SELECT 3, kind, 'x', recorded_at, body_hash, 'x', hash FROM"
                    + " entry WHERE position = 2"));
    if (kind == Logs.Kind.SQLITE) {
      refused.addAll(
          List.of(
              "INSERT OR REPLACE INTO body SELECT position, '{}', NULL FROM body WHERE position = 2",
              "INSERT OR REPLACE INTO entry SELECT 3, kind, id, recorded_at, body_hash, hash, hash"
                  + " FROM entry WHERE position = 2",
              "INSERT OR REPLACE INTO archive SELECT hash, x'00' FROM archive",
              "INSERT OR REPLACE INTO once SELECT key, 'x', position FROM once",
              "INSERT OR REPLACE INTO checkpoint SELECT number, 1, '' FROM checkpoint",
              "INSERT OR REPLACE INTO label SELECT 999, name, value FROM label",
              "INSERT OR REPLACE INTO posting SELECT label_id, first_position, x'00' FROM posting"));
    } else {
      for (String table :
          List.of(
              "entry",
              "body",
              "archive",
              "checkpoint",
              "once",
              "label",
              "posting",
              "recent",
              "retention")) {
        refused.add("TRUNCATE " + table + " CASCADE");
      }
    }
    for (String statement : refused) {
      assertThatThrownBy(() -> Logs.execute(settings, statement))
          .as(statement)
          .isInstanceOf(SQLException.class);
    }
    try (AuditLog log = Logs.open(settings)) {
      assertThat(log.reader().verify(Expected.NOTHING).discrepancies()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void checkpointsAreSignedWhenTheLogGrewAndNotTwice(Logs.Kind kind) throws Exception {
    LogSettings settings = Logs.fresh(kind, folder).checkpointEvery(Duration.ofMillis(20));
    try (AuditLog log = Logs.open(settings)) {
      EntryHeader header = Logs.record(log, Logs.draft("decision", "{}"));
      while (log.reader().checkpoint().map(Checkpoint::size).orElse(0L) < 2) {
        Thread.sleep(20);
      }
      Checkpoint checkpoint = log.checkpoint();
      assertThat(log.checkpoint()).isEqualTo(checkpoint);
      assertThat(checkpoint.head()).isEqualTo(header.hash());
      assertThat(SigningKey.verifies(log.key(), checkpoint.signed(), checkpoint.signature()))
          .isTrue();
      assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }
  }

  static List<Long> positions(LogReader reader, EntryQuery query) throws LogUnavailable {
    return reader.page(query).stream().map(entry -> entry.header().position()).toList();
  }
}
