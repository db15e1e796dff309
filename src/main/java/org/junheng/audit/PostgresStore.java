package org.junheng.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.junheng.message.Message;
import org.postgresql.ds.PGSimpleDataSource;

/** The log in PostgreSQL, which several instances may write. */
final class PostgresStore extends Store {
  /** Seconds: a database that does not even answer is away. */
  private static final int SILENCE = 20;

  private static final int CONNECT = 5;

  /** Classes of SQL states: no connection, not let in, no such database, stopping, too many. */
  private static final Set<String> AWAY = Set.of("", "08", "28", "3D", "57", "53");

  private final LogSettings.Database.Postgres settings;
  private final DataSource forWriting;

  PostgresStore(LogSettings.Database.Postgres settings) {
    super(source(settings));
    this.settings = settings;
    this.forWriting = source(settings);
  }

  private static DataSource source(LogSettings.Database.Postgres settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setConnectTimeout(CONNECT);
    source.setSocketTimeout(SILENCE);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    source.setApplicationName("junheng");
    return source;
  }

  @Override
  String migrations() {
    return "postgresql";
  }

  @Override
  DataSource forWriting() {
    return forWriting;
  }

  @Override
  void prepare() {}

  @Override
  void check(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (Statement statement = connection.createStatement()) {
      // It commits to disk before it answers, whatever the database's default is.
      statement.execute("SET SESSION synchronous_commit = on");
      statement.execute("SET SESSION lock_timeout = '5s'");
      try (ResultSet row = statement.executeQuery("SHOW fsync")) {
        row.next();
        if (!row.getString(1).equals("on")) {
          throw new NoSync();
        }
      }
    }
    connection.setAutoCommit(false);
  }

  private static final class NoSync extends SQLException {
    private static final long serialVersionUID = 1;
  }

  @Override
  void stillThere() {}

  /** Held until the transaction ends. What is read after it was given sees every entry before. */
  @Override
  void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_advisory_xact_lock(hashtextextended('junheng log ' || current_schema(), 0))");
    }
  }

  @Override
  void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  void rollBack(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  boolean refuses(SQLException e) {
    String state = state(e);
    return state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("54")
        || state.equals("P0001");
  }

  @Override
  boolean isWorthANewConnection(SQLException e) {
    return state(e).startsWith("08") || state(e).startsWith("57P");
  }

  @Override
  Message told(SQLException e) {
    if (e instanceof NoSync) {
      return Message.of("audit.no-sync", settings.url());
    }
    String state = state(e);
    if (state.equals("53100")) {
      return Message.of("audit.database-full", settings.url());
    }
    if (state.equals("25006") || state.equals("42501")) {
      return Message.of("audit.database-read-only", settings.url(), settings.user());
    }
    if (Set.of("55P03", "57014", "40P01").contains(state)) {
      return Message.of("audit.busy", settings.url());
    }
    return AWAY.contains(state.length() < 2 ? "" : state.substring(0, 2))
        ? Message.of("audit.database-away", settings.url(), said(e))
        : Message.of("audit.failed", said(e));
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }
}
