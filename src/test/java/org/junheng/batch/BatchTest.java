package org.junheng.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junheng.audit.LogUnavailable;
import org.junheng.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a batch goes on, whatever judges it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ExecutorService workers = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  /** Declines every line, and says in which order it saw them. */
  private static Judge declining(List<Long> seen) {
    return (line, request, unclear) -> {
      seen.add(line);
      throw new Declined(422, Message.of("problem.from-line", line), List.of());
    };
  }

  private Tally run(String text, Judge judge, OutputStream out, Batch.Watcher watcher)
      throws IOException {
    return Batch.of(
            judge,
            Given.NOTHING,
            Patience.of(Duration.ofMillis(1)),
            Locale.ENGLISH,
            workers,
            watcher,
            Tally.NOTHING)
        .run(
            new LineItems(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1000, 1),
            out);
  }

  private static List<JsonNode> lines(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> (JsonNode) MAPPER.readTree(line))
        .toList();
  }

  @Test
  void answersStandInTheOrderOfTheLinesThoughManyAreJudgedAtATime() throws IOException {
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tally tally = run("{}\n".repeat(1000), declining(seen), out, Batch.Watcher.NOBODY);

    assertThat(lines(out)).extracting(line -> line.path("line").asLong()).isSorted();
    assertThat(lines(out)).hasSize(1000);
    assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
    assertThat(tally.bad()).isEqualTo(1000);
    assertThat(tally.lastLine()).isEqualTo(1000);
    assertThat(tally.bytes()).isEqualTo(out.size());
  }

  @Test
  void aFaultOfOurOwnIsTheErrorOfItsLineAlone() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    run(
        "{}\n{}\n{}\n",
        (line, request, unclear) -> {
          if (line == 2) {
            throw new IllegalStateException("secret");
          }
          throw new Declined(422, Message.of("problem.from-line", line), List.of());
        },
        out,
        Batch.Watcher.NOBODY);

    assertThat(lines(out))
        .extracting(line -> line.at("/error/status").asInt())
        .containsExactly(422, 500, 422);
    assertThat(lines(out).get(1).at("/error/incident").asString()).hasSize(36);
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
  }

  @Test
  void aLogThatCannotBeWrittenStopsItAndWhatIsUnderWayIsAnswered() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AtomicInteger judged = new AtomicInteger();

    run(
        "{}\n".repeat(10_000),
        (line, request, unclear) -> {
          judged.incrementAndGet();
          if (line >= 100) {
            throw new LogUnavailable(Message.of("job.too-many", 1), null);
          }
          throw new Declined(422, Message.of("problem.from-line", line), List.of());
        },
        out,
        Batch.Watcher.NOBODY);

    List<JsonNode> lines = lines(out);
    assertThat(lines.get(99).at("/error/status").asInt()).isEqualTo(503);
    assertThat(lines.get(99).at("/error/code").asString()).isEqualTo("log-unavailable");
    assertThat(lines).hasSizeBetween(100, 300);
    assertThat(judged.get()).isLessThan(1000);
  }

  @Test
  void itIsTriedAgainWhileThereIsPatience() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AtomicInteger tries = new AtomicInteger();

    Batch.of(
            (line, request, unclear) -> {
              if (tries.incrementAndGet() < 3) {
                throw new LogUnavailable(Message.of("job.too-many", 1), null);
              }
              throw new Declined(422, Message.of("problem.from-line", line), List.of());
            },
            Given.NOTHING,
            Patience.of(Duration.ofMinutes(1)),
            Locale.ENGLISH,
            workers,
            Batch.Watcher.NOBODY,
            Tally.NOTHING)
        .run(new LineItems(new ByteArrayInputStream(new byte[] {'{', '}'}), 10, 1), out);

    assertThat(lines(out).get(0).at("/error/status").asInt()).isEqualTo(422);
    assertThat(tries).hasValue(3);
  }

  @Test
  void whoeverWaitsForAnAnswerBeforeTheNextLineIsNotKeptWaiting() throws Exception {
    PipedOutputStream sending = new PipedOutputStream();
    PipedInputStream asked = new PipedInputStream(sending);
    PipedOutputStream answering = new PipedOutputStream();
    PipedInputStream answers = new PipedInputStream(answering);
    Thread batch =
        new Thread(
            () -> {
              try (answering) {
                Batch.of(
                        declining(Collections.synchronizedList(new ArrayList<>())),
                        Given.NOTHING,
                        Patience.of(Duration.ZERO),
                        Locale.ENGLISH,
                        workers,
                        Batch.Watcher.NOBODY,
                        Tally.NOTHING)
                    .run(new LineItems(asked, 100, 1), answering);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    batch.start();
    for (int line = 1; line <= 3; line++) {
      sending.write("{}\n".getBytes(StandardCharsets.UTF_8));
      sending.flush();
      assertThat(line(answers)).startsWith("{\"line\":" + line + ",");
    }
    sending.close();
    batch.join();
  }

  private static String line(PipedInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      assertThat(next).isNotNegative();
      line.append((char) next);
    }
    return line.toString();
  }

  @Test
  void whenNobodyReadsTheAnswersAnyMoreItEnds() {
    OutputStream gone =
        new OutputStream() {
          private int left = 3_000;

          @Override
          public void write(int value) throws IOException {
            if (--left < 0) {
              throw new IOException("gone");
            }
          }
        };
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());

    assertThatThrownBy(
            () -> run("{}\n".repeat(100_000), declining(seen), gone, Batch.Watcher.NOBODY))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
    assertThat(seen).hasSizeLessThan(1_000);
  }

  @Test
  void whoeverWatchesCanStopIt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Batch.Watcher watcher =
        new Batch.Watcher() {
          private volatile boolean enough;

          @Override
          public void written(Tally tally) {
            enough = tally.lines() >= 10;
          }

          @Override
          public boolean stops() {
            return enough;
          }
        };

    Tally tally =
        run(
            "{}\n".repeat(10_000),
            declining(Collections.synchronizedList(new ArrayList<>())),
            out,
            watcher);

    assertThat(tally.lines()).isBetween(10L, 300L);
    assertThat(lines(out)).hasSize((int) tally.lines());
  }
}
