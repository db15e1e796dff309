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

  /** It would have to be read into memory as a whole. */
  public static Unreadable tooLarge(long most) {
    return new Unreadable("import.too-large", most >> 20);
  }

  public Message reason() {
    return reason;
  }
}
