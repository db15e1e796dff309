package org.junheng.audit;

import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * The log can't be written, or not be read, at this time. Nothing may be answered that should have
 * been recorded; trying again later is right, as the log recovers by itself.
 */
public final class LogUnavailable extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Message reason;
  private final boolean maybeRecorded;

  LogUnavailable(Message reason, boolean maybeRecorded, @Nullable Throwable cause) {
    super(reason.english(), cause);
    this.reason = reason;
    this.maybeRecorded = maybeRecorded;
  }

  public LogUnavailable(Message reason, @Nullable Throwable cause) {
    this(reason, false, cause);
  }

  /** What is wrong and what to do, for an operator. */
  public Message reason() {
    return reason;
  }

  /**
   * Whether the draft may have been recorded nevertheless: the database went away between being
   * asked to commit and saying that it had. A once-key makes trying again safe.
   */
  public boolean maybeRecorded() {
    return maybeRecorded;
  }
}
