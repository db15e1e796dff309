package org.junheng.publishing;

import org.junheng.message.Message;

/** A publication that does not take place, and why. Nothing was changed. */
public final class PublicationRefused extends Exception {
  private static final long serialVersionUID = 1;

  /** What stands in the way. */
  public enum Why {
    /** Another rule set has come into force since the change was begun. */
    BASE_MOVED,
    /** A publication waits for its day; it has to take place or be cancelled first. */
    PENDING,
    /** No reason is given. */
    NO_REASON,
    /** Who approves is who wrote it. */
    SAME_PERSON,
    /** It is no sound rule set. */
    BROKEN,
    /** There is no such rule set, or no such publication. */
    UNKNOWN,
    /** It is in force already, or its day is over. */
    NOTHING_TO_DO
  }

  private final Why why;
  private final transient Message message;

  PublicationRefused(Why why, Message message) {
    super(message.english());
    this.why = why;
    this.message = message;
  }

  public Why why() {
    return why;
  }

  /** What to tell whoever wished it. */
  public Message reason() {
    return message;
  }
}
