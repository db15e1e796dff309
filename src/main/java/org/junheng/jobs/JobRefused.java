package org.junheng.jobs;

import org.junheng.message.Message;

/** A job is not taken on. */
public final class JobRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean later;
  private final transient Message reason;

  JobRefused(boolean later, Message reason) {
    super(reason.code());
    this.later = later;
    this.reason = reason;
  }

  /** Whether the same may be taken on later. */
  public boolean later() {
    return later;
  }

  public Message reason() {
    return reason;
  }
}
