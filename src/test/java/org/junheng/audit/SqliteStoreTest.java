package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** What is believed of SQLite and of its driver. */
class SqliteStoreTest {
  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = new SqliteStore(folder);
    store.open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Connection impatient() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(0);
    return SqliteStore.source(SqliteStore.url(folder.resolve(SqliteStore.FILE)), config)
        .getConnection();
  }

  @Test
  void theWriterSyncsAtEachCommitAndWaitsForOthers() throws Exception {
    String pragmas =
        store.write(
            connection ->
                String.join(
                    " ",
                    pragma(connection, "journal_mode"),
                    pragma(connection, "synchronous"),
                    pragma(connection, "busy_timeout"),
                    pragma(connection, "foreign_keys"),
                    pragma(connection, "secure_delete")));

    assertThat(pragmas).isEqualTo("wal 2 5000 1 1");
  }

  @Test
  void theLockIsHeldFromTheBeginningOfATransactionToItsEndAndNoLonger() throws Exception {
    try (Connection other = impatient();
        Statement statement = other.createStatement()) {
      store.write(
          connection -> {
            assertThatThrownBy(() -> statement.execute("BEGIN IMMEDIATE"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SQLITE_BUSY");
            return 0;
          });
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void aTransactionThatFailsLeavesNothingAndNoLock() throws Exception {
    assertThatThrownBy(
            () ->
                store.write(
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        statement.execute("INSERT INTO label (name, value) VALUES ('a', 'b')");
                        statement.execute("nonsense");
                      }
                      return 0;
                    }))
        .isInstanceOf(SQLException.class);
    try (Connection other = impatient();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try (ResultSet row = statement.executeQuery("SELECT count(*) FROM label")) {
        row.next();
        assertThat(row.getInt(1)).isZero();
      }
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void whoOnlyReadsCannotWrite() {
    assertThatThrownBy(
            () -> store.reads().sql("INSERT INTO label (name, value) VALUES ('a', 'b')").update())
        .hasMessageContaining("readonly");
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
