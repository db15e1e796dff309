package org.junheng.audit;

import java.io.IOException;
import java.time.Clock;

/**
 * The log of this process, for writing. Safe for use by many threads; several processes may write
 * one log.
 */
public final class AuditLog implements AutoCloseable {
  /**
   * Opens the log and makes what is not there: data folder, signing key, tables, entry 1. Where that
   * can't be done now the log is opened all the same, is unhealthy, and goes on trying.
   */
  public static AuditLog open(LogSettings settings, Clock clock) {
    throw new UnsupportedOperationException("filled by the next commits");
  }

  /**
   * Records a draft. When this returns the entry is on disk.
   *
   * @throws LogUnavailable if it was not recorded; see {@link LogUnavailable#maybeRecorded}
   * @throws IllegalArgumentException if its id is taken, or its kind is one of the log's own
   */
  public Appended append(Draft draft) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /**
   * Archives content together with the entry that says so. Content that is there already is kept
   * once; the entry is recorded nevertheless.
   *
   * @param draft its body must be an object with the member {@code archived}: SHA-256 of the content
   * @throws IllegalArgumentException if it is not
   */
  public Appended archive(Draft draft, byte[] content) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** Signs the head as it is now and keeps the checkpoint; the last one if nothing was added. */
  public Checkpoint checkpoint() throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /**
   * Drops bodies and openings that a full export of this log holds, after verifying the export, and
   * records that.
   *
   * @return the entry that says so
   * @throws IllegalArgumentException if the export is not intact, is masked, or is of another log;
   *     its message says which
   */
  public EntryHeader drop(Retention retention) throws LogUnavailable, IOException {
    throw new UnsupportedOperationException();
  }

  /** The key that this process signs with. */
  public LogKey key() throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  public LogHealth health() {
    throw new UnsupportedOperationException();
  }

  /** For look-up, export and verification; closed with the log. */
  public LogReader reader() {
    throw new UnsupportedOperationException();
  }

  /** Records what waits, signs a checkpoint and closes. */
  @Override
  public void close() {}
}
