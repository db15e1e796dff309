package org.junheng.audit;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the log is kept and how it is written.
 *
 * @param folder data folder, made on first start; holds the signing key, and the database where
 *     that is SQLite
 * @param database which database
 * @param checkpointEvery how long the log may grow before a checkpoint is signed
 * @param patience how long a draft may wait to be recorded before it is refused
 * @param mostWaiting how many drafts may wait
 */
public record LogSettings(
    Path folder, Database database, Duration checkpointEvery, Duration patience, int mostWaiting) {
  /** Which database holds the log. */
  public sealed interface Database {
    /** The embedded one, in the file {@code log.sqlite} of the data folder. */
    record Sqlite() implements Database {}

    /**
     * One that several instances may share.
     *
     * @param url {@code jdbc:postgresql://…}
     */
    record Postgres(String url, String user, String password) implements Database {
      @Override
      public String toString() {
        return "Postgres[" + url + "]";
      }
    }
  }

  public static LogSettings sqlite(Path folder) {
    return of(folder, new Database.Sqlite());
  }

  public static LogSettings postgres(Path folder, String url, String user, String password) {
    return of(folder, new Database.Postgres(url, user, password));
  }

  private static LogSettings of(Path folder, Database database) {
    return new LogSettings(folder, database, Duration.ofMinutes(1), Duration.ofSeconds(10), 4_096);
  }

  public LogSettings checkpointEvery(Duration interval) {
    return new LogSettings(folder, database, interval, patience, mostWaiting);
  }

  public LogSettings patience(Duration longest) {
    return new LogSettings(folder, database, checkpointEvery, longest, mostWaiting);
  }

  public LogSettings mostWaiting(int most) {
    return new LogSettings(folder, database, checkpointEvery, patience, most);
  }
}
