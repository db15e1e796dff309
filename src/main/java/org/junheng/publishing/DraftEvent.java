package org.junheng.publishing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Actor;

/**
 * Something that happened to a draft: an entry of the log.
 *
 * @param version of the draft after it, from 1
 * @param person who did it
 * @param key id of the key that was shown; null where none was
 * @param note why, or what was done; empty where nobody said
 * @param files id of the rule set as the draft has it after this
 * @param base id of the rule set that it changes
 * @param position of the entry
 */
public record DraftEvent(
    What what,
    int version,
    String person,
    @Nullable String key,
    Instant at,
    String note,
    String files,
    String base,
    long position) {
  /** What happened. */
  public enum What {
    CREATED,
    SAVED,
    /** Another rule set went live meanwhile, and the draft now changes that one. */
    REBASED,
    SUBMITTED,
    RETURNED,
    APPROVED,
    PUBLISHED,
    /** It was to go live on a date, and does not: it is approved as before. */
    CANCELLED,
    WITHDRAWN;

    /** The word in JSON and in the log. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the files are another person's work after it. */
    boolean saves() {
      return this == CREATED || this == SAVED || this == REBASED;
    }
  }

  /** Who did it, for comparison with others; without roles. */
  public Actor actor() {
    return new Actor(person, key, Set.of(), null);
  }
}
