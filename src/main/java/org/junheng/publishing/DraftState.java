package org.junheng.publishing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a draft has come. */
public enum DraftState {
  /** Is being edited. */
  OPEN,
  /** Waits for somebody else's approval; nobody edits it meanwhile. */
  SUBMITTED,
  /** May be published; also where it was to be on a date and that was cancelled. */
  APPROVED,
  /** Went live, or will on its date. */
  PUBLISHED,
  /** Given up. */
  WITHDRAWN;

  /** The word in JSON and in the log. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing happens to it any more. */
  public boolean isFinished() {
    return this == PUBLISHED || this == WITHDRAWN;
  }
}
