package org.junheng.app;

/** What to do where the folder of rules is broken when the service is started. */
enum BrokenAtStart {
  /** Not to start, and to say what is wrong. */
  REFUSE,
  /** To start with what was in force last. */
  LAST_GOOD
}
