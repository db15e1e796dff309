package org.junheng.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteConfig;

/** Logs for tests, on real files and on one real PostgreSQL for all of them. */
public final class Logs {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Logs() {}

  /** Which database a test runs on. */
  public enum Kind {
    SQLITE,
    POSTGRES
  }

  /** Started once, stopped with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("max_connections", "60")
            .start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A log that does not exist yet, with its data folder below this one. */
  public static LogSettings fresh(Kind kind, Path folder) throws SQLException {
    LogSettings settings =
        kind == Kind.SQLITE
            ? LogSettings.sqlite(folder.resolve("data"))
            : LogSettings.postgres(folder.resolve("data"), freshDatabase(), "postgres", "postgres");
    return settings.checkpointEvery(Duration.ofDays(1));
  }

  static String freshDatabase() throws SQLException {
    String name = "log" + DATABASES.incrementAndGet();
    execute(url("postgres"), "CREATE DATABASE " + name);
    return url(name);
  }

  private static String url(String database) {
    return Server.ONE.getJdbcUrl("postgres", database);
  }

  static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = java.sql.DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Does to the database of a log what somebody with a database tool can do. */
  public static void execute(LogSettings settings, String... statements) throws SQLException {
    try (Connection connection = connection(settings);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  static Connection connection(LogSettings settings) throws SQLException {
    if (settings.database() instanceof LogSettings.Database.Postgres postgres) {
      return java.sql.DriverManager.getConnection(
          postgres.url(), postgres.user(), postgres.password());
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(5_000);
    return SqliteStore.source(SqliteStore.url(settings.folder().resolve(SqliteStore.FILE)), config)
        .getConnection();
  }

  static AuditLog open(LogSettings settings) {
    AuditLog log = AuditLog.open(settings, Clock.systemUTC());
    if (!log.health().writable()) {
      log.close();
      throw new IllegalStateException(String.valueOf(log.health()));
    }
    return log;
  }

  static Draft draft(String kind, String body, Label... labels) {
    return Draft.of(kind, UUID.randomUUID(), body).labelled(Set.of(labels));
  }

  static EntryHeader record(AuditLog log, Draft draft) throws LogUnavailable {
    return ((Appended.Recorded) log.append(draft)).header();
  }
}
