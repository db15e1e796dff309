package org.junheng.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database that holds the log: one connection to write, by one thread, and some to read. */
abstract sealed class Store implements AutoCloseable permits SqliteStore, PostgresStore {
  private static final int READERS = 4;
  private static final long PATIENCE_OF_READERS = 5_000;
  private static final Logger LOGGER = LoggerFactory.getLogger(Store.class);

  private final HikariDataSource readers;
  private final JdbcClient reads;
  private @Nullable Connection writer;

  /** Once a process; a database that lost its tables since then is not given new ones. */
  private boolean migrated;

  Store(DataSource forReading) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(forReading);
    config.setPoolName("log");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(0);
    config.setReadOnly(true);
    config.setConnectionTimeout(PATIENCE_OF_READERS);
    config.setInitializationFailTimeout(-1);
    readers = new HikariDataSource(config);
    reads = JdbcClient.create(readers);
  }

  static Store of(LogSettings settings) {
    return settings.database() instanceof LogSettings.Database.Postgres postgres
        ? new PostgresStore(postgres)
        : new SqliteStore(settings.folder());
  }

  /** Makes or updates the tables, and the connection to write, in whatever state things are. */
  final void open() throws SQLException, IOException {
    discard();
    prepare();
    if (!migrated) {
      Flyway.configure()
          .dataSource(forWriting())
          .locations("classpath:db/" + migrations())
          .loggers("slf4j")
          .load()
          .migrate();
      migrated = true;
    }
    Connection connection = forWriting().getConnection();
    try {
      check(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    writer = connection;
  }

  /** What a transaction does. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Does work in one transaction while no other process can append. When this returns, all of it is
   * on disk; when it throws, none of it, unless the exception says otherwise.
   */
  final <T> T write(Work<T> work) throws SQLException {
    Connection connection = writer;
    if (connection == null) {
      throw new SQLException("the log is not open", "08003");
    }
    boolean committing = false;
    try {
      stillThere();
      begin(connection);
      T result = work.in(connection);
      committing = true;
      commit(connection);
      return result;
    } catch (SQLException e) {
      undo(connection);
      throw committing ? new CommitUncertain(e) : e;
    } catch (RuntimeException | Error e) {
      undo(connection);
      throw e;
    }
  }

  /** The database failed while it was asked to commit: it may have, or not. */
  static final class CommitUncertain extends SQLException {
    private static final long serialVersionUID = 1;

    CommitUncertain(SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }
  }

  final JdbcClient reads() {
    return reads;
  }

  final DataSource readers() {
    return readers;
  }

  /** Gives up every connection; reading makes new ones, writing after {@link #open}. */
  final void discard() {
    Connection connection = writer;
    writer = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOGGER.debug("closing a broken connection", e);
      }
    }
    readers.getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public void close() {
    discard();
    readers.close();
  }

  /** Folder of the migrations. */
  abstract String migrations();

  abstract DataSource forWriting();

  /** Makes what must be there before a connection can be had. */
  abstract void prepare() throws IOException, SQLException;

  /** Refuses a database that would lose what it says it has committed. */
  abstract void check(Connection connection) throws SQLException;

  /** Refuses to write to a database that is no longer where it was. */
  abstract void stillThere() throws SQLException;

  /** Begins a transaction and keeps every other process from appending until it ends. */
  abstract void begin(Connection connection) throws SQLException;

  abstract void commit(Connection connection) throws SQLException;

  abstract void rollBack(Connection connection) throws SQLException;

  /** Whether the fault lies in what was to be written, and not in the database. */
  abstract boolean refuses(SQLException e);

  /** Whether a new connection may do better at once. */
  abstract boolean isWorthANewConnection(SQLException e);

  /** What an operator should know of a failure. */
  abstract Message told(SQLException e);

  /** The same for whatever was thrown. */
  final Message reason(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Recording.RolledBack) {
        return Message.of("audit.rolled-back");
      }
      if (cause instanceof SQLException sql) {
        return told(sql);
      }
    }
    return e instanceof IOException
        ? Message.of("audit.folder", said(e))
        : Message.of("audit.failed", said(e));
  }

  static String said(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void undo(Connection connection) {
    try {
      rollBack(connection);
    } catch (SQLException e) {
      LOGGER.debug("undoing on a broken connection", e);
    }
  }
}
