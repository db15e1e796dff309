package org.junheng.identity;

import org.junheng.message.Message;

/** A change of accounts or keys that is not made, because of what was asked. */
public final class IdentityRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Cause why;
  private final transient Message message;

  /** Why not. */
  public enum Cause {
    /** What was asked cannot be so. */
    INVALID,
    /** There is no such account or key. */
    UNKNOWN,
    /** It is in the way of what is there. */
    CONFLICT,
    /** Somebody changed it since it was looked at. */
    CHANGED,
    /** Whoever asks may not. */
    FORBIDDEN
  }

  private IdentityRefused(Cause why, Message message) {
    super(message.code());
    this.why = why;
    this.message = message;
  }

  static IdentityRefused invalid(Message message) {
    return new IdentityRefused(Cause.INVALID, message);
  }

  static IdentityRefused unknown(Message message) {
    return new IdentityRefused(Cause.UNKNOWN, message);
  }

  static IdentityRefused conflict(Message message) {
    return new IdentityRefused(Cause.CONFLICT, message);
  }

  static IdentityRefused changed(Message message) {
    return new IdentityRefused(Cause.CHANGED, message);
  }

  static IdentityRefused forbidden(Message message) {
    return new IdentityRefused(Cause.FORBIDDEN, message);
  }

  public Cause why() {
    return why;
  }

  /** What is wrong and what to do. */
  public Message reason() {
    return message;
  }
}
