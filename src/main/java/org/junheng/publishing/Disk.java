package org.junheng.publishing;

/** What comes of an edit of the folder of rules. */
public enum Disk {
  /** Sound, it goes live at once and is recorded as approved by nobody. */
  LIVE,
  /** It waits for somebody's approval. */
  DRAFT,
  /** The folder is read when the service is started for the first time, and never again. */
  OFF
}
