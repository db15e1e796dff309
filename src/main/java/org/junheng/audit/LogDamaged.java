package org.junheng.audit;

import org.junheng.message.Message;

/** What was read from the log is not what was written to it. */
public final class LogDamaged extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Message reason;

  LogDamaged(Message reason) {
    super(reason.english());
    this.reason = reason;
  }

  /** What is damaged, for an auditor. */
  public Message reason() {
    return reason;
  }
}
