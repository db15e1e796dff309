package org.junheng.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of a workbook or CSV file beside it. */
final class ImportOptions {
  private static final List<String> ENDINGS =
      List.of(
          ".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt",
          ".zip");

  @Option(
      names = "--pack",
      paramLabel = "PACK",
      description = {
        "表格里没有写明时，按哪份政策文件判定。",
        "The policy document, where the workbook does not say it."
      })
  private @Nullable String pack;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = {"表格里没有写明时，判定哪一天。", "The day judged, where the workbook does not say it."})
  private @Nullable String asOf;

  @Option(
      names = "--district",
      paramLabel = "NAME=VALUE",
      description = {
        "表格里没有写明的区县各项，如 code=370811；可以写多个。",
        "What the workbook does not say of the district, such as code=370811; may be repeated."
      })
  private Map<String, String> district = new LinkedHashMap<>();

  @Option(
      names = "--wait",
      description = {
        "有错的学校先放下，判定其他学校；不写则整个文件不判。",
        "Leave schools with mistakes waiting and judge the others; without it the whole file is refused."
      })
  private boolean othersFirst;

  @Option(
      names = "--marked",
      paramLabel = "FILE",
      description = {
        "有错时，把标了红、加了批注的工作簿写到这个文件。",
        "Where there are mistakes, write the workbook with its faulty cells marked to this file."
      })
  private @Nullable Path marked;

  /** Whether a file is a workbook or CSV by its name. */
  static boolean isTable(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(small::endsWith);
  }

  /** What the file need not say itself. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>(district);
    Optional.ofNullable(pack).ifPresent(value -> given.put("pack", value));
    Optional.ofNullable(asOf).ifPresent(value -> given.put("asOf", value));
    return given;
  }

  boolean othersFirst() {
    return othersFirst;
  }

  Optional<Path> marked() {
    return Optional.ofNullable(marked);
  }
}
