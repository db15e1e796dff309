package org.junheng.rules;

import org.junheng.message.Message;

/** How one target came out for one subject. */
public enum Outcome {
  MET,
  UNMET,
  /** Not reached, by a target that only compares or is not yet due: nobody fails by it. */
  BEHIND,
  /** A figure is missing, or the figures contradict each other. */
  UNDETERMINED,
  /** The target does not bind this subject. */
  NOT_APPLICABLE,
  /** The submission has no such subject. */
  NOT_JUDGED,
  /** The rule itself failed. */
  ERROR;

  /** What people call it. */
  public Message label() {
    return Message.of("outcome." + name());
  }
}
