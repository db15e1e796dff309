package org.junheng.audit;

/** What became of a draft. */
public sealed interface Appended {
  /** It is recorded, and on disk. */
  record Recorded(EntryHeader header) implements Appended {}

  /**
   * Its once-key was used before; nothing was recorded now.
   *
   * @param entry what was recorded then
   * @param fingerprint what was given then; the same as now if the same was asked
   */
  record AlreadyThere(Entry entry, String fingerprint) implements Appended {}

  /**
   * Another entry is the newest with a label, not the one its sender took to be; nothing was
   * recorded.
   */
  record Overtaken(Label label) implements Appended {}
}
