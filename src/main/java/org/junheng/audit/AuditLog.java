package org.junheng.audit;

import java.io.IOException;
import java.time.Clock;

/**
 * The log of this process, for writing. Safe for use by many threads; several processes may write
 * one log.
 */
public final class AuditLog implements AutoCloseable {
  private final Store store;
  private final LogWriter writer;
  private final LogReader reader;

  private AuditLog(Store store, LogWriter writer) {
    this.store = store;
    this.writer = writer;
    this.reader = new LogReader(store.reads(), store::reason, () -> {});
  }

  /**
   * Opens the log and makes what is not there: data folder, signing key, tables, entry 1. Where
   * that can't be done now the log is opened all the same, is unhealthy, and goes on trying.
   */
  public static AuditLog open(LogSettings settings, Clock clock) {
    Store store = Store.of(settings);
    LogWriter writer = new LogWriter(settings, store, clock);
    writer.start();
    return new AuditLog(store, writer);
  }

  /**
   * Records a draft. When this returns the entry is on disk.
   *
   * @throws LogUnavailable if it was not recorded; see {@link LogUnavailable#maybeRecorded}
   * @throws IllegalArgumentException if its id is taken, or its kind is one of the log's own
   */
  public Appended append(Draft draft) throws LogUnavailable {
    return writer.append(new Pending(checked(draft), null));
  }

  /**
   * Archives content together with the entry that says so. Content that is there already is kept
   * once; the entry is recorded nevertheless.
   *
   * @param draft its body must be an object with the member {@code archived}: SHA-256 of the
   *     content
   * @throws IllegalArgumentException if it is not
   */
  public Appended archive(Draft draft, byte[] content) throws LogUnavailable {
    String hash = Hash.of(content);
    if (!Bodies.archived(ExactJson.read(draft.body())).equals(hash)) {
      throw new IllegalArgumentException("the body does not say that " + hash + " is archived");
    }
    return writer.append(new Pending(checked(draft), new Pending.Archived(hash, content.clone())));
  }

  private static Draft checked(Draft draft) {
    if (Draft.RESERVED.contains(draft.kind())) {
      throw new IllegalArgumentException("only the log itself writes entries of " + draft.kind());
    }
    for (Label label : draft.labels()) {
      if (label.name().startsWith(".")) {
        throw new IllegalArgumentException("only the log itself gives labels like " + label);
      }
    }
    return draft;
  }

  /** Signs the head as it is now and keeps the checkpoint; the last one if nothing was added. */
  public Checkpoint checkpoint() throws LogUnavailable {
    return writer.checkpoint();
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
    Dropping dropping = Dropping.of(retention, reader);
    return writer.alone(dropping);
  }

  /** The key that this process signs with. */
  public LogKey key() throws LogUnavailable {
    return writer.key();
  }

  public LogHealth health() {
    return writer.health();
  }

  /** For look-up, export and verification; closed with the log. */
  public LogReader reader() {
    return reader;
  }

  /** Records what waits, signs a checkpoint and closes. */
  @Override
  public void close() {
    writer.close();
    store.close();
  }
}
