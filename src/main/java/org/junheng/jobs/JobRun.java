package org.junheng.jobs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.Batch;
import org.junheng.batch.Given;
import org.junheng.batch.Items;
import org.junheng.batch.LineItems;
import org.junheng.batch.Patience;
import org.junheng.batch.TableItems;
import org.junheng.batch.Tally;
import org.junheng.exchange.Unreadable;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one job, from where it was left to its end. Every second the result so far is put on
 * disk, and then how far it goes; what a killed process wrote beyond that is cut off and done
 * again.
 */
final class JobRun implements Batch.Watcher {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
  private static final long PAUSE_MILLIS = 500;
  private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final JobFolder folder;
  private final Clock clock;
  private final int longestLine;
  private final long begun = System.nanoTime();
  private final long workedBefore;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private volatile Job job;
  private volatile Job saved;
  private volatile boolean cancelled;
  private volatile boolean closing;
  private volatile @Nullable Message waitsFor;
  private @Nullable OutputStream out;
  private @Nullable FileChannel channel;
  private long lastSaved = System.nanoTime();

  JobRun(Job job, JobFolder folder, Clock clock, int longestLine) {
    this.job = job;
    this.saved = job;
    this.folder = folder;
    this.clock = clock;
    this.longestLine = longestLine;
    this.workedBefore = job.workedMillis();
  }

  /** How it stands this very moment. */
  Job job() {
    return job;
  }

  /** How it stands on disk. */
  Job saved() {
    return saved;
  }

  /** What it waits for before it goes on; null where it does not wait. */
  @Nullable Message waitsFor() {
    return waitsFor;
  }

  /** Stops it after what is under way; one that has not begun does not begin. */
  void cancel() {
    cancelled = true;
    if (claimed.compareAndSet(false, true)) {
      end(Job.State.CANCELLED, null, job);
    }
  }

  /** Leaves it as it is, to be gone on with after the next start. */
  void suspend() {
    closing = true;
  }

  @Override
  public boolean stops() {
    return cancelled || closing;
  }

  /** Works, and returns how it stands then. */
  Job run(JobJudges judges, Executor workers) {
    if (!claimed.compareAndSet(false, true)) {
      return job;
    }
    try (JobJudges.Judging judging = judges.of(job)) {
      workWhereThereIsRoom(judging, workers);
      if (closing && !cancelled) {
        save();
      } else {
        end(cancelled ? Job.State.CANCELLED : Job.State.DONE, null, job);
      }
    } catch (Unreadable e) {
      end(Job.State.FAILED, e.reason(), job);
    } catch (TableItems.Broken e) {
      // All before it was written to the end.
      end(Job.State.FAILED, e.reason(), job);
    } catch (IOException e) {
      LOG.error("job {}", job.id(), e);
      end(Job.State.FAILED, Message.of("job.disk", String.valueOf(e.getMessage())), saved);
    } catch (RuntimeException e) {
      String incident = UUID.randomUUID().toString();
      LOG.error("incident {}: job {}", incident, job.id(), e);
      end(Job.State.FAILED, Message.of("problem.internal", incident), saved);
    }
    return job;
  }

  /** Begins again from what is on disk whenever the disk was full and has room again. */
  private void workWhereThereIsRoom(JobJudges.Judging judging, Executor workers)
      throws IOException, Unreadable {
    while (true) {
      try {
        work(judging, workers);
        return;
      } catch (IOException e) {
        if (e instanceof TableItems.Broken || folder.hasRoom()) {
          throw e;
        }
        LOG.warn("job {} waits for room on the disk: {}", job.id(), e.toString());
        job = saved;
        waitsFor = Message.of("job.disk-full");
        while (!folder.hasRoom() && !stops()) {
          pause();
        }
        if (stops()) {
          return;
        }
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void work(JobJudges.Judging judging, Executor workers) throws IOException, Unreadable {
    Tally before = job.tally();
    Path result = folder.result(job.id());
    job = job.running(now(), judging.ruleSet().id());
    folder.write(job);
    saved = job;
    try (FileChannel file =
            FileChannel.open(result, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Items items = items(judging, before.lastLine() + 1)) {
      if (file.size() < before.bytes()) {
        throw new IOException(result.getFileName() + ": " + file.size() + " < " + before.bytes());
      }
      waitsFor = null;
      file.truncate(before.bytes());
      file.position(before.bytes());
      items.expected().ifPresent(count -> job = job.expecting(count));
      channel = file;
      OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
      out = buffered;
      Batch.of(
              judging.judge(),
              new Given(job.given().get("pack"), job.given().get("asOf")),
              Patience.until(this::stops, trouble -> waitsFor = trouble.reason()),
              Locale.forLanguageTag(job.language()),
              workers,
              this,
              before)
          .run(items, buffered);
      buffered.flush();
      file.force(true);
      if (items instanceof TableItems table) {
        job = job.noting(table.told());
      }
    }
  }

  private Items items(JobJudges.Judging judging, long from) throws IOException, Unreadable {
    Path upload = folder.upload(job.id());
    return job.format() == Job.Format.NDJSON
        ? new LineItems(Files.newInputStream(upload), longestLine, from)
        : TableItems.open(upload, job.file(), judging.ruleSet(), job.given(), from);
  }

  @Override
  public void written(Tally tally) throws IOException {
    waitsFor = null;
    job = job.at(tally, worked());
    long now = System.nanoTime();
    if (out != null && channel != null && now - lastSaved >= SAVE_NANOS) {
      out.flush();
      channel.force(false);
      save();
      lastSaved = now;
    }
  }

  private void save() throws IOException {
    folder.write(job);
    saved = job;
  }

  private long worked() {
    return workedBefore + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  /**
   * @param last how it stood last: what is not on disk of the result is not told of it either
   */
  private void end(Job.State how, @Nullable Message why, Job last) {
    Job ended = last.ended(how, now(), why);
    try {
      folder.write(ended);
    } catch (IOException e) {
      // The disk is full, most likely: told as long as the service runs, and tried again then.
      LOG.error("job {} cannot be written down", ended.id(), e);
    }
    // Whoever sees it finished finds its whole result.
    saved = ended;
    job = ended;
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }
}
