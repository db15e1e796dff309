package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junheng.rules.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Rules edited again and again, every fourth time badly, while callers never stop: no request
 * fails, every decision is made by one sound rule set that was in force, and what was replaced is
 * gone from memory. How many edits is told by {@code junheng.publications}.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublishingUnderLoadTest {
  private static final int CALLERS = 3;
  private static final int FIRST_LIMIT = 45;

  @TempDir Path folder;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger decided = new AtomicInteger();
  private final AtomicInteger lines = new AtomicInteger();
  private final Set<String> usedRuleSets = Collections.synchronizedSet(new HashSet<>());
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private ChangingRules rules;
  private RunningService service;

  @Test
  void noRequestFailsNoneIsMixedAndNothingIsLeftBehind() throws Exception {
    int edits = Integer.getInteger("junheng.publications", 10);
    rules = ChangingRules.of("plan2024", "national2017");
    Path live = folder.resolve("rules");
    RuleFiles first = rules.limit(FIRST_LIMIT);
    first.writeTo(live);
    List<Long> millis = new ArrayList<>();
    int broken = 0;
    try (RunningService started =
        RunningService.started(
            "--junheng.rules.folder=" + live, RunningService.DATA + folder.resolve("data"))) {
      service = started;
      List<Thread> callers = callers();
      // The first replaces what the service started with; from then on it is a steady state.
      edit(live, FIRST_LIMIT + 1, millis);
      Loaded before = Loaded.now();
      long began = ownTime();
      for (int i = 2; i <= edits; i++) {
        if (i % 4 == 0) {
          breakIt(live, FIRST_LIMIT + i);
          broken++;
        } else {
          edit(live, FIRST_LIMIT + i, millis);
        }
      }
      over.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      Loaded after = Loaded.now();
      assertThat(failures).isEmpty();
      assertThat(usedRuleSets.size()).as("rule sets that decided").isGreaterThan(millis.size() / 2);
      Collections.sort(millis);
      System.out.printf(
          "%d edits under load, %d of them broken: %d decisions and %d lines of batches, none failed;"
              + " from save to in force: median %d ms, at most %d ms, %d ms of a core for each at a"
              + " load of %s%n%s -> %s%n",
          edits,
          broken,
          decided.get(),
          lines.get(),
          millis.get(millis.size() / 2),
          millis.get(millis.size() - 1),
          TimeUnit.NANOSECONDS.toMillis(ownTime() - began) / (edits - 1),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          before,
          after);
      assertThat(after.classes - before.classes)
          .as("of the classes loaded since, those that stayed")
          .isLessThan(Math.max(400, (after.ever - before.ever) / 10));
    }
  }

  /** What the thread that follows the rules has taken of a core so far. */
  private static long ownTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.dumpAllThreads(false, false))
        .filter(thread -> thread.getThreadName().equals("rules"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .max()
        .orElseThrow();
  }

  private void edit(Path live, int limit, List<Long> millis) throws Exception {
    RuleFiles files = rules.limit(limit);
    long saved = System.nanoTime();
    files.writeTo(live);
    while (!current().path("ruleSet").asString().equals(files.id())) {
      assertThat(failures).isEmpty();
      Thread.sleep(10);
    }
    millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - saved));
    until(files.id(), "IN_FORCE");
  }

  private void breakIt(Path live, int limit) throws Exception {
    RuleFiles files = rules.broken(limit);
    files.writeTo(live);
    until(files.id(), "BROKEN");
  }

  private void until(String ruleSet, String state) throws Exception {
    JsonNode folder = current().path("folder");
    while (!folder.path("ruleSet").asString("").equals(ruleSet)
        || !folder.path("state").asString().equals(state)) {
      assertThat(failures).isEmpty();
      Thread.sleep(10);
      folder = current().path("folder");
    }
  }

  private JsonNode current() {
    return json(service.get("/v1/rule-sets/current"));
  }

  private List<Thread> callers() {
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(new Thread(() -> goOn(() -> decide("/v1/decisions", "application/json"))));
    }
    callers.add(new Thread(() -> goOn(() -> decide("/v1/evaluations", "application/json"))));
    callers.add(new Thread(() -> goOn(this::batch)));
    callers.forEach(Thread::start);
    return callers;
  }

  private interface Call {
    void make() throws Exception;
  }

  private void goOn(Call call) {
    while (!over.get() && failures.isEmpty()) {
      try {
        call.make();
      } catch (Exception | AssertionError e) {
        failures.add(e);
      }
    }
  }

  private void decide(String path, String type) throws InterruptedException {
    HttpResponse<String> response =
        service.send(
            service
                .request(path, "Content-Type", type)
                .POST(BodyPublishers.ofString(rules.request())));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode decision = json(response);
    assertThat(response.headers().firstValue("Junheng-Rule-Set"))
        .contains(decision.path("ruleSet").asString());
    hold(decision);
    decided.incrementAndGet();
    Thread.sleep(5);
  }

  /** Lines that come slowly: rules change in the middle of it. */
  private void batch() throws IOException {
    PipedOutputStream sent = new PipedOutputStream();
    InputStream body = new PipedInputStream(sent, 1 << 16);
    Thread sender =
        new Thread(
            () -> {
              try (sent) {
                for (int i = 0; i < 100 && !over.get(); i++) {
                  sent.write((rules.request() + "\n").getBytes(StandardCharsets.UTF_8));
                  sent.flush();
                  Thread.sleep(30);
                }
              } catch (IOException | InterruptedException e) {
                failures.add(e);
              }
            });
    sender.start();
    HttpResponse<String> response =
        service.send(
            service
                .request("/v1/decisions:batch", "Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> body)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    Set<String> one = new HashSet<>();
    response
        .body()
        .lines()
        .forEach(
            line -> {
              JsonNode decision = json(line).path("decision");
              assertThat(decision.isObject()).as(line).isTrue();
              one.add(decision.path("ruleSet").asString());
              hold(decision);
              lines.incrementAndGet();
            });
    assertThat(one).as("rule sets of one batch").hasSizeLessThanOrEqualTo(1);
  }

  private void hold(JsonNode decision) {
    usedRuleSets.add(decision.path("ruleSet").asString());
    rules.hold(decision);
  }

  /** What the process holds once nothing can be freed any more. */
  private record Loaded(long classes, long ever, long metaspace, long heap) {
    static Loaded now() throws InterruptedException {
      ClassLoadingMXBean loading = ManagementFactory.getClassLoadingMXBean();
      long before = Long.MAX_VALUE;
      for (int i = 0; i < 10 && loading.getLoadedClassCount() < before; i++) {
        before = loading.getLoadedClassCount();
        System.gc();
        Thread.sleep(200);
      }
      long metaspace =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getName().equals("Metaspace"))
              .map(MemoryPoolMXBean::getUsage)
              .mapToLong(usage -> usage.getUsed() >> 20)
              .sum();
      return new Loaded(
          loading.getLoadedClassCount(),
          loading.getTotalLoadedClassCount(),
          metaspace,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    @Override
    public String toString() {
      return classes
          + " classes of "
          + ever
          + ", metaspace "
          + metaspace
          + " MB, heap "
          + heap
          + " MB";
    }
  }
}
