package org.junheng.web.console;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.Decision;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.rules.RuleSet;
import org.junheng.web.AfterRecording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Has at hand what the overview shows before anybody asks for it: of a district that was decided
 * just now, made of the very decision that went on record; and, once the service is ready, of those
 * shown first.
 *
 * <p>One thread works, one thing at a time. Of those decided meanwhile the last one alone waits, so
 * that never more than two are in memory for it; the others are made when somebody asks.
 */
final class Ahead implements AfterRecording, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);

  /** Of a school or two nothing takes long. */
  private static final int FEWEST_SCHOOLS = 3;

  /** How many districts are made ready at the start: who looks at others waits for them. */
  private static final int AT_START = 4;

  private final Decisions decisions;
  private final ExecutorService worker;
  private @Nullable Next next;

  private record Next(
      RecordedEntry entry,
      Decision decision,
      RuleSet ruleSet,
      List<Decisions.ViewPromise> promises) {
    void breakOff() {
      promises.forEach(Decisions.ViewPromise::breakOff);
    }
  }

  Ahead(Decisions decisions) {
    this.decisions = decisions;
    this.worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "pages-ahead");
              thread.setDaemon(true);
              thread.setPriority(Thread.MIN_PRIORITY);
              return thread;
            });
  }

  @Override
  public void recorded(Decision decision, RuleSet ruleSet, RecordedEntry entry) {
    JsonNode district = entry.decision().facts().path("district");
    decisions.summary(entry);
    decisions.called(district.path("code").asString(""), district.path("name").asString(""));
    if (entry.decision().facts().path("schools").size() < FEWEST_SCHOOLS) {
      return;
    }
    Next made = new Next(entry, decision, ruleSet, decisions.promiseViews(entry.decision().id()));
    Next overtaken;
    synchronized (this) {
      overtaken = next;
      next = made;
    }
    if (overtaken != null) {
      overtaken.breakOff();
    } else {
      execute(this::makeNext);
    }
  }

  private synchronized @Nullable Next takeNext() {
    Next taken = next;
    next = null;
    return taken;
  }

  private void makeNext() {
    Next taken = takeNext();
    if (taken == null) {
      return;
    }
    try {
      Shown shown = Shown.of(taken.entry, taken.decision, taken.ruleSet);
      taken.promises.forEach(promise -> promise.keep(shown));
      decisions.records().keepOutcomes(taken.entry.decision());
    } catch (RuntimeException e) {
      LOG.warn("nothing made ahead of {}", taken.entry.decision().id(), e);
    } finally {
      // What was kept stays kept.
      taken.breakOff();
    }
  }

  /** Makes ready what is shown first of the districts decided last. */
  void begin() {
    execute(
        () -> {
          try {
            makeReady(decisions.shownFirst().stream().limit(AT_START).iterator());
          } catch (LogUnavailable | RuntimeException e) {
            LOG.debug("nothing made ready, as the log cannot be read", e);
          }
        });
  }

  /** One at a time: what is recorded meanwhile comes in between. */
  private void makeReady(Iterator<UUID> ids) {
    try {
      if (!ids.hasNext()) {
        decisions.learnNames();
        return;
      }
      decisions.makeViews(ids.next());
    } catch (LogUnavailable | RuntimeException e) {
      // Whoever asks for it is told why.
      LOG.debug("not made ready", e);
    }
    execute(() -> makeReady(ids));
  }

  private void execute(Runnable work) {
    try {
      worker.execute(work);
    } catch (RejectedExecutionException e) {
      // The service stops: nobody will ask.
      LOG.debug("nothing made ahead any more", e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
