package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.jobs.Job;
import org.junheng.jobs.Jobs;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;

/**
 * A job as callers get it.
 *
 * @param lines lines or rows that have an answer
 * @param decided those of them with a decision
 * @param replayed those of them that were recorded before, when the service had been stopped
 * @param bad those without one
 * @param expected how many there are about; absent where that is not known
 * @param secondsLeft estimated; absent where it cannot be told
 * @param verdicts of the decisions
 * @param findings of all decisions together, by outcome
 * @param ruleSets ids of the rule sets that judged it
 * @param message why it failed, or what it waits for
 * @param notes what its owner should know about the file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobDocument(
    UUID id,
    Job.State state,
    Job.Kind what,
    String file,
    long bytes,
    Map<String, String> given,
    OffsetDateTime submittedAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime finishedAt,
    long lines,
    long decided,
    long replayed,
    long bad,
    @Nullable Long expected,
    @Nullable Long secondsLeft,
    Map<Outcome, Long> verdicts,
    Map<Outcome, Long> findings,
    List<String> ruleSets,
    @Nullable String message,
    List<String> notes) {

  /** As it stands, in words of this language. */
  public static JobDocument of(Jobs.Standing standing, Locale language) {
    Job job = standing.job();
    return new JobDocument(
        job.id(),
        job.state(),
        job.what(),
        job.file(),
        job.bytes(),
        job.given(),
        job.submitted(),
        job.started(),
        job.finished(),
        job.tally().lines(),
        job.tally().decided(),
        job.tally().replayed(),
        job.tally().bad(),
        job.expected(),
        secondsLeft(job),
        complete(job.tally().verdicts()),
        complete(job.tally().findings()),
        job.ruleSets(),
        message(standing, language),
        job.notes().stream().map(note -> note.in(language)).toList());
  }

  private static @Nullable String message(Jobs.Standing standing, Locale language) {
    Job.Told reason = standing.job().reason();
    if (reason != null) {
      return reason.in(language);
    }
    Message waitsFor = standing.waitsFor();
    return waitsFor == null || standing.job().state().isFinished() ? null : waitsFor.in(language);
  }

  /** As long for each that is left as for each that was done. */
  private static @Nullable Long secondsLeft(Job job) {
    Long expected = job.expected();
    long done = job.tally().lines();
    if (job.state() != Job.State.RUNNING || expected == null || done == 0) {
      return null;
    }
    return Math.max(0, expected - done) * job.workedMillis() / done / 1000;
  }

  private static Map<Outcome, Long> complete(Map<Outcome, Long> counts) {
    Map<Outcome, Long> complete = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      complete.put(outcome, counts.getOrDefault(outcome, 0L));
    }
    return complete;
  }

  /** One's own. An administrator sees all, they alone those from before there were accounts. */
  public static boolean isFor(Job job, Actor actor) {
    return actor.may(Role.ADMINISTRATOR) || isOwn(job, actor);
  }

  /** Whether they handed it in. */
  public static boolean isOwn(Job job, Actor actor) {
    Job.Owner owner = job.owner();
    return owner == null ? actor.isAnonymous() : owner.name().equals(actor.person());
  }
}
