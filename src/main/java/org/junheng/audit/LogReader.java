package org.junheng.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a log. Safe for use by many threads. Whatever reads throws {@link LogUnavailable} when the
 * database is away.
 */
public final class LogReader implements AutoCloseable {
  /**
   * Opens a log only to read it: nothing is written, no key is made. A copied data folder, and one
   * that can't be written to, is enough.
   */
  public static LogReader open(LogSettings settings) throws LogUnavailable {
    throw new UnsupportedOperationException("filled by the next commits");
  }

  /** The newest entry's header, or nothing in a log that is still empty. */
  public Optional<EntryHeader> head() throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  public Optional<Entry> entry(long position) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  public Optional<Entry> entry(UUID id) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** What was recorded under a once-key, with the fingerprint given then. */
  public Optional<Appended.AlreadyThere> once(String key) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** The entries asked for, newest first; fewer than the limit only if there are no more. */
  public List<Entry> page(EntryQuery query) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** The same without bodies, which may be large. */
  public List<EntryHeader> headers(EntryQuery query) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** Which log this is: the id that every hash holds. */
  public Optional<java.util.UUID> logId() throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** Hands over the entries from first to last position, oldest first, without holding them all. */
  public void each(long first, long last, Consumer<Entry> receiver) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /**
   * Archived content, or nothing.
   *
   * @param hash its SHA-256, 64 hexadecimal digits
   * @throws LogDamaged if the content found does not have this hash
   */
  public Optional<byte[]> archived(String hash) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** The newest signed checkpoint, or nothing. */
  public Optional<Checkpoint> checkpoint() throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** All keys that the log has published, oldest first. */
  public List<LogKey> keys() throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** Verifies everything up to the newest entry at this time, with bounded memory. */
  public Verification verify(Expected expected) throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /**
   * The same, and holds the labels against those that the caller works out from the bodies.
   *
   * @param labels the labels that an entry should have; not asked where the body was dropped
   */
  public Verification verify(Expected expected, Function<Entry, Set<Label>> labels)
      throws LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes a part of the log as lines of JSON, in the format of {@code docs/audit.md}.
   *
   * @throws IOException if the stream can't be written
   */
  public void export(Export export, OutputStream out) throws IOException, LogUnavailable {
    throw new UnsupportedOperationException();
  }

  /** Verifies an exported file, with bounded memory. */
  public static Verification verify(Path export, Expected expected) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
