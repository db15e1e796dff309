package org.junheng.exchange;

import org.junheng.message.Message;

/** A file that is not read at all, for a reason that its owner can do something about. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Message reason;

  Unreadable(String code, Object... arguments) {
    super(code);
    this.reason = Message.of(code, arguments);
  }

  public Message reason() {
    return reason;
  }
}
