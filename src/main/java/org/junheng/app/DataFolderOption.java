package org.junheng.app;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogSettings;
import org.junheng.audit.LogUnavailable;
import picocli.CommandLine.Option;

/** Which log a command reads. A copied data folder is enough. */
final class DataFolderOption {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${env:JUNHENG_DATA_FOLDER:-data}",
      description = {
        "数据文件夹，缺省为 data；拷贝出来的也行。",
        "The data folder; data by default. A copy will do."
      })
  private @Nullable Path folder;

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:JUNHENG_DATA_DATABASE_URL:-}",
      description = {
        "日志在 PostgreSQL 里的，写 jdbc:postgresql://…；用户和口令用环境变量 JUNHENG_DATA_DATABASE_USER、JUNHENG_DATA_DATABASE_PASSWORD 给出。",
        "jdbc:postgresql://… where the log is in PostgreSQL; user and password come from the environment."
      })
  private String url = "";

  Path folder() {
    return Objects.requireNonNull(folder);
  }

  LogSettings settings() {
    return url.isEmpty()
        ? LogSettings.sqlite(folder())
        : LogSettings.postgres(
            folder(),
            url,
            environment("JUNHENG_DATA_DATABASE_USER"),
            environment("JUNHENG_DATA_DATABASE_PASSWORD"));
  }

  private static String environment(String name) {
    return Objects.requireNonNullElse(System.getenv(name), "");
  }

  /** Opens it to read; nothing in it is changed. */
  LogReader open() throws LogUnavailable {
    return LogReader.open(settings());
  }
}
