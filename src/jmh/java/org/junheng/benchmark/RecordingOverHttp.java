package org.junheng.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junheng.app.JunhengApplication;

/**
 * Decisions over HTTP that are recorded on disk before they are answered, beside the same request
 * that records nothing, in turns within one run: decisions a second, and how long callers wait.
 *
 * <p>Callers and service share the machine; the ratio is what counts. Arguments of JMH are ignored.
 */
public final class RecordingOverHttp {
  private static final int PORT = 18_099;
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);
  private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 3);
  private static final int[] CALLERS = {1, 16, 64};

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger schools = new AtomicInteger();
  private final String template;

  private RecordingOverHttp(String template) {
    this.template = template;
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "recording");
    JunhengApplication.main(
        "serve", "--port=" + PORT, "--junheng.data.folder=" + data, "--logging.level.root=warn");
    String school = Files.readString(Path.of("docs/examples/school.json"));
    String id = school.replaceAll("(?s).*?\"schools\".*?\"id\"\\s*:\\s*\"(\\d+)\".*", "$1");
    RecordingOverHttp whole = new RecordingOverHttp(school.replace(id, "%010d"));
    RecordingOverHttp unmet =
        new RecordingOverHttp(
            school
                .replace(id, "%010d")
                .replaceFirst("\\{", "{\"options\":{\"outcomes\":[\"UNMET\"]},"));
    unmet.schools.set(50_000_000);
    System.out.println("warming up");
    for (int i = 0; i < WARM_UP; i++) {
      whole.round("/v1/decisions", 16);
      whole.round("/v1/evaluations", 16);
      unmet.round("/v1/decisions", 16);
      unmet.round("/v1/evaluations", 16);
    }
    for (int callers : CALLERS) {
      whole.compare("every finding answered", callers);
    }
    for (int callers : CALLERS) {
      unmet.compare("unmet findings answered", callers);
    }
    System.out.printf(Locale.ROOT, "log: %.1f MB%n", Files.size(data.resolve("log.sqlite")) / 1e6);
    System.exit(0);
  }

  /** What one round measured. */
  private record Round(double perSecond, long[] micros) {
    double micros(double share) {
      return micros[(int) Math.min(micros.length - 1, Math.floor(micros.length * share))];
    }
  }

  private void compare(String what, int callers) throws InterruptedException {
    List<Double> ratios = new ArrayList<>();
    List<Round> recorded = new ArrayList<>();
    List<Round> unrecorded = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      recorded.add(round("/v1/decisions", callers));
      unrecorded.add(round("/v1/evaluations", callers));
      ratios.add(recorded.get(i).perSecond / unrecorded.get(i).perSecond);
    }
    ratios.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%s, %d callers: recorded/unrecorded %.2f (%.2f to %.2f)%n",
        what,
        callers,
        ratios.get(ROUNDS / 2),
        ratios.get(0),
        ratios.get(ROUNDS - 1));
    print("recorded", recorded);
    print("unrecorded", unrecorded);
  }

  private static void print(String name, List<Round> rounds) {
    double perSecond =
        rounds.stream().mapToDouble(Round::perSecond).sorted().toArray()[rounds.size() / 2];
    long[] all = rounds.stream().flatMapToLong(each -> Arrays.stream(each.micros)).toArray();
    Arrays.sort(all);
    Round together = new Round(perSecond, all);
    System.out.printf(
        Locale.ROOT,
        "  %-10s %7.0f/s   p50 %.1f ms   p99 %.1f ms   p99.9 %.1f ms%n",
        name,
        perSecond,
        together.micros(0.5) / 1000,
        together.micros(0.99) / 1000,
        together.micros(0.999) / 1000);
  }

  private Round round(String path, int callers) throws InterruptedException {
    AtomicLong failures = new AtomicLong();
    List<long[]> times = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    long end = begin + SECONDS * 1_000_000_000L;
    for (int i = 0; i < callers; i++) {
      Thread thread =
          new Thread(
              () -> {
                long[] own = calls(path, end, failures);
                synchronized (times) {
                  times.add(own);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (failures.get() > 0) {
      throw new IllegalStateException(failures + " requests failed");
    }
    long[] all = times.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(all);
    return new Round(all.length / seconds, all);
  }

  private long[] calls(String path, long end, AtomicLong failures) {
    List<Long> micros = new ArrayList<>();
    while (System.nanoTime() < end) {
      String body = template.formatted(schools.incrementAndGet());
      long from = System.nanoTime();
      try {
        int status =
            client
                .send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                    BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
          failures.incrementAndGet();
        }
      } catch (IOException e) {
        failures.incrementAndGet();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      micros.add((System.nanoTime() - from) / 1000);
    }
    return micros.stream().mapToLong(Long::longValue).toArray();
  }
}
