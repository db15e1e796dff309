package org.junheng.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.Tally;
import org.junheng.message.Message;

/**
 * A file that is worked through, as it stands.
 *
 * @param file name of the file as its owner calls it
 * @param bytes of the file
 * @param given what its requests need not say: {@code pack}, {@code asOf}, fields of the district
 * @param language of the texts in its result, as a tag
 * @param sender address from which it came
 * @param owner who handed it in; null where nobody was known, or in what an older version kept
 * @param started when it began first; null while it waits
 * @param finished null until it is
 * @param expected how many lines or rows there are about; null where that is not known
 * @param tally how far it has come
 * @param workedMillis how long it has been worked on
 * @param ruleSets ids of the rule sets that judged it: more than one only after a restart
 * @param reason why it failed
 * @param notes what its owner should know about the file
 */
public record Job(
    UUID id,
    Kind what,
    String file,
    Format format,
    long bytes,
    Map<String, String> given,
    String language,
    String sender,
    @Nullable Owner owner,
    State state,
    OffsetDateTime submitted,
    @Nullable OffsetDateTime started,
    @Nullable OffsetDateTime finished,
    @Nullable Long expected,
    Tally tally,
    long workedMillis,
    List<String> ruleSets,
    @Nullable Told reason,
    List<Told> notes) {

  public Job {
    given = Map.copyOf(given);
    ruleSets = List.copyOf(ruleSets);
    notes = List.copyOf(notes);
  }

  /**
   * Who handed it in.
   *
   * @param key id of the key that was shown; null where there was none
   */
  public record Owner(String name, @Nullable String key) {}

  /** What is done with each request. */
  public enum Kind {
    @JsonProperty("decide")
    DECIDE,
    @JsonProperty("evaluate")
    EVALUATE,
    /** Submissions on record are judged by two rule sets; made by the service itself. */
    @JsonProperty("impact")
    IMPACT
  }

  /** How the requests are written down. */
  public enum Format {
    /** A request a line. */
    @JsonProperty("ndjson")
    NDJSON,
    /** A workbook or CSV file. */
    @JsonProperty("table")
    TABLE
  }

  /** How it stands. */
  public enum State {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    public boolean isFinished() {
      return this != WAITING && this != RUNNING;
    }
  }

  /** A message that is kept in both languages. */
  public record Told(String code, String chinese, String english) {
    static Told of(Message message) {
      return new Told(message.code(), message.chinese(), message.english());
    }

    public String in(Locale language) {
      return language.getLanguage().equals("en") ? english : chinese;
    }
  }

  Job running(OffsetDateTime now, String ruleSet) {
    List<String> sets = new ArrayList<>(ruleSets);
    if (!sets.contains(ruleSet)) {
      sets.add(ruleSet);
    }
    return new Job(
        id,
        what,
        file,
        format,
        bytes,
        given,
        language,
        sender,
        owner,
        State.RUNNING,
        submitted,
        started == null ? now : started,
        null,
        expected,
        tally,
        workedMillis,
        sets,
        reason,
        notes);
  }

  Job expecting(long count) {
    return new Job(
        id,
        what,
        file,
        format,
        bytes,
        given,
        language,
        sender,
        owner,
        state,
        submitted,
        started,
        finished,
        count,
        tally,
        workedMillis,
        ruleSets,
        reason,
        notes);
  }

  Job at(Tally reached, long worked) {
    return new Job(
        id, what, file, format, bytes, given, language, sender, owner, state, submitted, started,
        finished, expected, reached, worked, ruleSets, reason, notes);
  }

  Job noting(List<Message> messages) {
    return new Job(
        id,
        what,
        file,
        format,
        bytes,
        given,
        language,
        sender,
        owner,
        state,
        submitted,
        started,
        finished,
        expected,
        tally,
        workedMillis,
        ruleSets,
        reason,
        messages.stream().map(Told::of).toList());
  }

  Job ended(State how, OffsetDateTime now, @Nullable Message why) {
    return new Job(
        id,
        what,
        file,
        format,
        bytes,
        given,
        language,
        sender,
        owner,
        how,
        submitted,
        started,
        now,
        expected,
        tally,
        workedMillis,
        ruleSets,
        why == null ? null : Told.of(why),
        notes);
  }
}
