package org.junheng.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** The log in a file of its own. */
final class SqliteStore extends Store {
  static final String FILE = "log.sqlite";

  /** Milliseconds to wait for another process that writes. */
  private static final int PATIENCE = 5_000;

  private final Path folder;
  private final Path file;
  private final DataSource forWriting;
  private @Nullable Object opened;
  private @Nullable Path temporary;

  SqliteStore(Path folder) {
    this(folder, url(folder.resolve(FILE)));
  }

  private SqliteStore(Path folder, String urlForReading) {
    super(source(urlForReading, reading()));
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.forWriting = source(url(file), writing());
  }

  /**
   * Only to read, and whatever the folder allows. Where nothing can be written SQLite can't make
   * the index of its write-ahead log, so what such a log holds is read in a copy.
   */
  static SqliteStore copied(Path folder) throws LogUnavailable {
    Path file = folder.resolve(FILE);
    if (!Files.isReadable(file)) {
      throw new LogUnavailable(Message.of("audit.no-log", folder, file), null);
    }
    if (Files.isWritable(folder)) {
      return new SqliteStore(folder);
    }
    Path ahead = folder.resolve(FILE + "-wal");
    try {
      if (!Files.exists(ahead) || Files.size(ahead) == 0) {
        return new SqliteStore(folder, "jdbc:sqlite:" + file.toUri() + "?immutable=1");
      }
      Path copy = Files.createTempDirectory("log");
      Files.copy(file, copy.resolve(FILE));
      Files.copy(ahead, copy.resolve(FILE + "-wal"));
      SqliteStore store = new SqliteStore(copy);
      store.temporary = copy;
      return store;
    } catch (IOException e) {
      throw new LogUnavailable(Message.of("audit.folder", Store.said(e)), e);
    }
  }

  @Override
  public void close() {
    super.close();
    Path copy = temporary;
    if (copy != null) {
      for (String name : List.of(FILE, FILE + "-wal", FILE + "-shm", "")) {
        try {
          Files.deleteIfExists(copy.resolve(name));
        } catch (IOException e) {
          copy.resolve(name).toFile().deleteOnExit();
        }
      }
    }
  }

  static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  static DataSource source(String url, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  /** {@code synchronous=FULL} makes WAL sync at each commit, and not only when it is folded in. */
  private static SQLiteConfig writing() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(PATIENCE);
    config.enforceForeignKeys(true);
    // What retention drops is overwritten and not only forgotten.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return config;
  }

  private static SQLiteConfig reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(PATIENCE);
    return config;
  }

  @Override
  String migrations() {
    return "sqlite";
  }

  @Override
  DataSource forWriting() {
    return forWriting;
  }

  /** A log that this process had open is never made anew where it was. */
  @Override
  void prepare() throws IOException, SQLException {
    makeFolder(folder);
    if (opened != null && identity() == null) {
      throw new FileMoved();
    }
  }

  static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Override
  void check(Connection connection) throws SQLException {
    opened = identity();
    if (!"wal".equals(pragma(connection, "journal_mode"))
        || !"2".equals(pragma(connection, "synchronous"))) {
      throw new SQLException("WAL with synchronous=FULL was refused");
    }
  }

  /** Appends to a file that was moved or deleted would succeed, and be lost. */
  @Override
  void stillThere() throws SQLException {
    Object now = identity();
    if (now == null || !now.equals(opened)) {
      throw new FileMoved();
    }
  }

  private static final class FileMoved extends SQLException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Said in SQL: with {@code setAutoCommit(false)} the driver begins the next transaction right
   * after each commit, and would keep the lock while nothing is written.
   */
  @Override
  void begin(Connection connection) throws SQLException {
    execute(connection, "BEGIN IMMEDIATE");
  }

  @Override
  void commit(Connection connection) throws SQLException {
    execute(connection, "COMMIT");
  }

  @Override
  void rollBack(Connection connection) throws SQLException {
    execute(connection, "ROLLBACK");
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  @Override
  boolean refuses(SQLException e) {
    return code(e) == SQLiteErrorCode.SQLITE_CONSTRAINT.code
        || code(e) == SQLiteErrorCode.SQLITE_TOOBIG.code;
  }

  @Override
  boolean isWorthANewConnection(SQLException e) {
    return false;
  }

  @Override
  Message told(SQLException e) {
    if (e instanceof FileMoved) {
      return Message.of("audit.file-moved", file);
    }
    return switch (SQLiteErrorCode.getErrorCode(code(e))) {
      case SQLITE_FULL -> Message.of("audit.disk-full", folder);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> Message.of("audit.read-only", folder);
      case SQLITE_BUSY, SQLITE_LOCKED -> Message.of("audit.busy", file);
      case SQLITE_IOERR -> Message.of("audit.disk-fails", folder, said(e));
      case SQLITE_CORRUPT, SQLITE_NOTADB -> Message.of("audit.file-damaged", file, said(e));
      default -> Message.of("audit.failed", said(e));
    };
  }

  /** The primary code: the extended ones keep it in their lowest byte. */
  private static int code(SQLException e) {
    return e.getErrorCode() & 0xff;
  }

  private @Nullable Object identity() {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
