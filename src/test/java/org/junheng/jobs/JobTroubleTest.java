package org.junheng.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junheng.audit.LogUnavailable;
import org.junheng.audit.SmallDisk;
import org.junheng.batch.Evaluating;
import org.junheng.batch.Judge;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DocumentJson;
import org.junheng.decision.ShippedRules;
import org.junheng.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a job when the log, the disk or time is against it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JobTroubleTest {
  private static final String LINE =
      ("{'pack':'plan2024','facts':{'district':{'code':'370811','name':'任城区','year':2025,"
              + "'countDate':'2025-09-01'},'schools':[{'id':'%06d','name':'示例小学','kind':'primary',"
              + "'classes':[{'stage':'primary','grade':3,'name':'1班','students':46}]}]}}\n")
          .replace('\'', '"');

  @TempDir Path folder;

  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final DecisionMaker maker = ShippedRules.maker();
  private final AtomicBoolean logIsAway = new AtomicBoolean();

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  private Jobs open(Path jobs, Duration keep) {
    Judge judge = new Evaluating(maker, Locale.ENGLISH);
    return Jobs.open(
        new JobSettings(jobs, 1, 5, 1L << 30, 1 << 20, keep),
        job ->
            new JobJudges.Judging(
                maker.ruleSet(),
                (line, json, unclear) -> {
                  if (logIsAway.get()) {
                    throw new LogUnavailable(Message.of("audit.opening"), null);
                  }
                  return judge.judge(line, json, unclear);
                },
                () -> {}),
        workers,
        Clock.systemDefaultZone());
  }

  private static UUID submit(Jobs jobs, int schools) throws Exception {
    String lines =
        IntStream.range(0, schools).mapToObj(LINE::formatted).collect(Collectors.joining());
    return jobs.submit(
            new Jobs.Wish(
                Job.Kind.EVALUATE, "a.ndjson", Job.Format.NDJSON, Map.of(), "en", "local", null),
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))
        .id();
  }

  private static Job finished(Jobs jobs, UUID id) throws InterruptedException {
    while (!jobs.find(id).orElseThrow().job().state().isFinished()) {
      Thread.sleep(20);
    }
    return jobs.find(id).orElseThrow().job();
  }

  /** What the job waits for, once it does; a job may go on between two looks at it. */
  private static Message waiting(Jobs jobs, UUID id) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(60);
    while (true) {
      Jobs.Standing standing = jobs.find(id).orElseThrow();
      Message reason = standing.waitsFor();
      if (reason != null) {
        return reason;
      }
      assertThat(standing.job().state().isFinished()).as(standing.toString()).isFalse();
      assertThat(Instant.now()).as("it does not wait").isBefore(end);
      Thread.sleep(20);
    }
  }

  private static void isWhole(Jobs jobs, UUID id, int schools) throws Exception {
    Jobs.Result result = jobs.result(id).orElseThrow();
    assertThat(Files.size(result.file())).isEqualTo(result.bytes());
    try (Stream<String> lines = Files.lines(result.file())) {
      assertThat(lines.map(line -> DocumentJson.mapper().readTree(line).path("line").asInt()))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, schools).boxed().toList());
    }
  }

  @Test
  void itWaitsWhileTheLogCannotBeWrittenAndLosesNothing() throws Exception {
    logIsAway.set(true);
    try (Jobs jobs = open(folder, Duration.ofDays(1))) {
      UUID id = submit(jobs, 30);

      assertThat(waiting(jobs, id).code()).isEqualTo("audit.opening");
      logIsAway.set(false);

      assertThat(finished(jobs, id).state()).isEqualTo(Job.State.DONE);
      assertThat(jobs.find(id).orElseThrow().waitsFor()).isNull();
      isWhole(jobs, id, 30);
    }
  }

  @Test
  void itWaitsForRoomOnAFullDiskAndLosesNothing() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "24m")) {
      Path ballast = disk.folder().resolve("ballast");
      try (Jobs jobs = open(disk.folder().resolve("jobs"), Duration.ofDays(1))) {
        logIsAway.set(true);
        UUID id = submit(jobs, 400);
        waiting(jobs, id);
        int free = (int) Files.getFileStore(disk.folder()).getUsableSpace();
        Files.write(ballast, new byte[free - 200_000]);
        logIsAway.set(false);
        Message reason = waiting(jobs, id);
        while (!reason.code().equals("job.disk-full")) {
          reason = waiting(jobs, id);
        }

        Files.delete(ballast);

        assertThat(finished(jobs, id).state()).isEqualTo(Job.State.DONE);
        isWhole(jobs, id, 400);
      }
    }
  }

  @Test
  void itIsRemovedWithItsFilesWhenItsTimeIsOver() throws Exception {
    UUID id;
    try (Jobs jobs = open(folder, Duration.ofDays(1))) {
      id = submit(jobs, 3);
      finished(jobs, id);
    }
    try (Jobs jobs = open(folder, Duration.ofDays(1))) {
      assertThat(jobs.find(id)).isPresent();
    }
    try (Jobs jobs = open(folder, Duration.ZERO)) {
      while (jobs.find(id).isPresent()) {
        Thread.sleep(20);
      }
      while (Files.exists(folder.resolve(id.toString()))) {
        Thread.sleep(20);
      }
    }
  }
}
