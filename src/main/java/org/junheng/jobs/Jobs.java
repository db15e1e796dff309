package org.junheng.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.Tally;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All jobs of a service. They are worked on in the order in which they came; after a restart those
 * that were not finished go on from where they were.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final JobSettings settings;
  private final JobFolder folder;
  private final JobJudges judges;
  private final Executor workers;
  private final Clock clock;
  private final Map<UUID, JobRun> jobs = new ConcurrentHashMap<>();
  private final ScheduledExecutorService runners;
  private final ScheduledExecutorService cleaner;
  private volatile boolean closed;

  private Jobs(JobSettings settings, JobJudges judges, Executor workers, Clock clock) {
    this.settings = settings;
    this.folder = new JobFolder(settings.folder());
    this.judges = judges;
    this.workers = workers;
    this.clock = clock;
    this.runners = Executors.newScheduledThreadPool(settings.atOnce(), named("job"));
    this.cleaner = Executors.newSingleThreadScheduledExecutor(named("job-cleaner"));
  }

  /** A job, and what it waits for; null where it does not wait. */
  public record Standing(Job job, @Nullable Message waitsFor) {}

  /**
   * What is handed in.
   *
   * @param file its name
   * @param given what its requests need not say
   * @param language of the texts in the result
   */
  public record Wish(
      Job.Kind what,
      String file,
      Job.Format format,
      Map<String, String> given,
      String language,
      String sender,
      Job.@Nullable Owner owner) {}

  /**
   * Opens the folder and goes on with what was not finished.
   *
   * @param workers judge, for all jobs together
   * @throws UncheckedIOException where the folder cannot be read or made
   */
  public static Jobs open(JobSettings settings, JobJudges judges, Executor workers, Clock clock) {
    Jobs jobs = new Jobs(settings, judges, workers, clock);
    try {
      jobs.load();
    } catch (IOException e) {
      jobs.close();
      throw new UncheckedIOException(e);
    }
    jobs.cleaner.scheduleWithFixedDelay(jobs::clean, 0, 10, TimeUnit.MINUTES);
    return jobs;
  }

  private static java.util.concurrent.ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private void load() throws IOException {
    List<Job> found = new ArrayList<>(folder.all());
    found.sort(Comparator.comparing(Job::submitted));
    for (Job job : found) {
      add(job);
    }
  }

  private void add(Job job) {
    JobRun run = new JobRun(job, folder, clock, settings.longestLine());
    jobs.put(job.id(), run);
    if (!job.state().isFinished()) {
      runners.execute(() -> run(run));
    }
  }

  private void run(JobRun run) {
    if (!closed && !run.job().state().isFinished()) {
      run.run(judges, workers);
    }
  }

  /**
   * Takes on a job.
   *
   * @throws JobRefused where too many wait, the file is too large, or it cannot be kept
   * @throws IOException where the file cannot be received to its end
   */
  public Job submit(Wish wish, InputStream in) throws IOException, JobRefused {
    if (waiting() >= settings.waiting()) {
      throw new JobRefused(true, Message.of("job.too-many", settings.waiting()));
    }
    UUID id = UUID.randomUUID();
    JobFolder.Received received;
    try {
      received = folder.receive(id, in, settings.largest());
    } catch (JobFolder.TooLarge e) {
      throw new JobRefused(false, Message.of("problem.file-too-large", settings.largest() >> 20));
    } catch (JobFolder.NotKept e) {
      throw notKept(e);
    }
    Job job =
        new Job(
            id,
            wish.what(),
            wish.file(),
            wish.format(),
            received.bytes(),
            wish.given(),
            wish.language(),
            wish.sender(),
            wish.owner(),
            Job.State.WAITING,
            OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS),
            null,
            null,
            wish.format() == Job.Format.NDJSON ? received.lines() : null,
            Tally.NOTHING,
            0,
            List.of(),
            null,
            List.of());
    try {
      folder.write(job);
    } catch (IOException e) {
      folder.remove(id);
      throw notKept(e);
    }
    add(job);
    return job;
  }

  private static JobRefused notKept(IOException e) {
    LOG.error("a job cannot be kept", e);
    return new JobRefused(true, Message.of("job.disk", String.valueOf(e.getMessage())));
  }

  private long waiting() {
    return jobs.values().stream().filter(run -> run.job().state() == Job.State.WAITING).count();
  }

  /** All that are kept, newest first. */
  public List<Standing> list() {
    return jobs.values().stream()
        .map(run -> new Standing(run.job(), run.waitsFor()))
        .sorted(
            Comparator.comparing((Standing each) -> each.job().submitted())
                .thenComparing(each -> each.job().id())
                .reversed())
        .toList();
  }

  public Optional<Standing> find(UUID id) {
    return Optional.ofNullable(jobs.get(id)).map(run -> new Standing(run.job(), run.waitsFor()));
  }

  /**
   * The result so far: a file, and how many of its bytes are whole lines that will not change.
   *
   * @return nothing where there is no such job
   */
  public Optional<Result> result(UUID id) {
    return Optional.ofNullable(jobs.get(id))
        .map(run -> new Result(folder.result(id), run.saved().tally().bytes(), run.saved()));
  }

  /** Where a result is. */
  public record Result(Path file, long bytes, Job job) {}

  /** Stops a job after what is under way; one that is finished stays as it is. */
  public Optional<Standing> cancel(UUID id) {
    JobRun run = jobs.get(id);
    if (run != null && !run.job().state().isFinished()) {
      run.cancel();
    }
    return find(id);
  }

  /**
   * Removes a finished job with its files.
   *
   * @return whether it was there and finished
   */
  public boolean remove(UUID id) throws IOException {
    JobRun run = jobs.get(id);
    if (run == null || !run.job().state().isFinished()) {
      return false;
    }
    jobs.remove(id);
    folder.remove(id);
    return true;
  }

  private void clean() {
    OffsetDateTime oldest = OffsetDateTime.now(clock).minus(settings.keep());
    for (JobRun run : jobs.values()) {
      OffsetDateTime finished = run.job().finished();
      if (finished != null && finished.isBefore(oldest)) {
        try {
          remove(run.job().id());
        } catch (IOException e) {
          LOG.warn("job {} cannot be removed: {}", run.job().id(), e.toString());
        }
      }
    }
  }

  /** Suspends what is under way; it goes on after the next start. */
  @Override
  public void close() {
    closed = true;
    jobs.values().forEach(JobRun::suspend);
    cleaner.shutdownNow();
    runners.shutdown();
    try {
      if (!runners.awaitTermination(20, TimeUnit.SECONDS)) {
        runners.shutdownNow();
      }
    } catch (InterruptedException e) {
      runners.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
