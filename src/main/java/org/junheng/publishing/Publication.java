package org.junheng.publishing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * A rule set going live, or the end of one that waited for its day; an entry of the log.
 *
 * @param id of the entry
 * @param position of the entry
 * @param ruleSet what goes live; of {@link Kind#CANCELLED} what does not any more
 * @param before the rule set in force when this was recorded; null for the first
 * @param reason why, in somebody's words; empty where nobody was there to be asked
 * @param author whose wish or edit it is
 * @param approver who agreed; null where nobody did
 * @param at when it was recorded
 * @param effective from when on it is in force: when it was recorded, or the beginning of a later
 *     day
 * @param approved whether somebody who may has agreed to what it puts in force
 * @param draft the draft that it was; null where it was none
 * @param cancels the publication that does not take place; null but for {@link Kind#CANCELLED}
 */
public record Publication(
    UUID id,
    long position,
    Kind kind,
    String ruleSet,
    @Nullable String before,
    String reason,
    Person author,
    @Nullable Person approver,
    Instant at,
    Instant effective,
    boolean approved,
    @Nullable UUID draft,
    @Nullable UUID cancels) {

  /** How a rule set goes live. */
  public enum Kind {
    /** What the folder held when the service was started for the first time. */
    FIRST,
    /** An edit of the folder on disk. */
    DISK,
    /** Through the service, by people. */
    PUBLISHED,
    /** One that was in force before, again. */
    ROLLED_BACK,
    /** A publication that waited for its day does not take place. */
    CANCELLED;

    public Message label() {
      return switch (this) {
        case FIRST -> Message.of("publication.first");
        case DISK -> Message.of("publication.disk");
        case PUBLISHED -> Message.of("publication.published");
        case ROLLED_BACK -> Message.of("publication.rolled-back");
        case CANCELLED -> Message.of("publication.cancelled");
      };
    }
  }

  /**
   * Somebody as the log names them.
   *
   * @param name of the account, or one of {@link #FOLDER} and {@link
   *     org.junheng.identity.Actor#ANONYMOUS}
   * @param key the id of the key that was shown; null where none was
   */
  public record Person(String name, @Nullable String key) {
    /** Whoever edited the folder. */
    public static final Person FOLDER = new Person("folder", null);
  }

  /** Whether its time had come then. */
  public boolean isEffective(Instant then) {
    // What is in force at once is so by every clock, also by one that is slow.
    return kind != Kind.CANCELLED && (effective.equals(at) || !effective.isAfter(then));
  }
}
