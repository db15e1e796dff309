package org.junheng.audit;

/** Kinds of entries that the log writes about itself. */
final class Kinds {
  /** Entry 1: the log's id, when it was made, its first public key. */
  static final String LOG = "log";

  /** A further public key, of a further instance or in place of one that was lost. */
  static final String KEY = "key";

  /** Bodies of these positions were dropped, by whom and why. */
  static final String RETENTION = "retention";

  private Kinds() {}
}
