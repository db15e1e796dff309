package org.junheng.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.Export;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    header = "导出日志 / Export the log",
    description = {
      "把一段日志连同检查点导出为 NDJSON，供独立的核验程序核验，或在清理之前存档。",
      "Export a part of the log with its checkpoints as NDJSON: for independent verifiers, or to keep before contents are dropped."
    })
final class ExportLog implements Callable<Integer> {
  private final OutputStream standardOutput;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--first",
      description = {"第一条的位置，缺省 1。", "The first position; 1 by default."})
  private long first = 1;

  @Option(
      names = "--last",
      description = {"最后一条的位置，缺省到末尾。", "The last position; the end by default."})
  private long last = Long.MAX_VALUE;

  @Option(
      names = "--masked",
      description = {"遮住涉密和个人信息；遮住后仍能核验。", "Leave confidential values out; it still verifies."})
  private boolean masked;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = {"写到这个文件，不写则输出到屏幕。", "Write to this file instead of the screen."})
  private @Nullable Path output;

  @Spec private @Nullable CommandSpec spec;

  ExportLog(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try (LogReader reader = data.open()) {
      long end = reader.head().map(EntryHeader::position).orElse(0L);
      long to = Math.min(last, end);
      if (first < 1 || to < first) {
        Bilingual.print(err, Message.of("problem.export", first, to, masked));
        return ExitCode.FAILED;
      }
      Export export = new Export(first, to, masked);
      if (output == null) {
        reader.export(export, standardOutput);
        standardOutput.flush();
      } else {
        try (OutputStream file = Files.newOutputStream(output)) {
          reader.export(export, file);
        }
      }
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(err, e.reason());
      return ExitCode.FAILED;
    } catch (IOException e) {
      Bilingual.print(err, Message.of("command.not-written", String.valueOf(output)));
      return ExitCode.FAILED;
    }
  }
}
