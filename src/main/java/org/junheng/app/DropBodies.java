package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.AuditLog;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.LogUnavailable;
import org.junheng.audit.Retention;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "drop",
    header = "清理过期的内容 / Drop what has passed its time",
    description = {
      "核验一份完整的导出文件，把其中各份判定的内容从日志里清理掉；校验值留下，日志仍能核验。清理本身也记入日志。",
      "Verify a full export and drop the contents of its decisions from the log. The hashes stay, the log still verifies, and the dropping is recorded."
    })
final class DropBodies implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(
      paramLabel = "FILE",
      description = {"导出文件，要完整保存。", "The export; keep it."})
  private @Nullable Path export;

  @Option(
      names = "--by",
      required = true,
      description = {"谁要求清理。", "Who wants it."})
  private @Nullable String by;

  @Option(
      names = "--reason",
      required = true,
      description = {"为什么，如保存期已满。", "Why, such as the period of retention that has passed."})
  private @Nullable String reason;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (AuditLog log = AuditLog.open(data.settings(), Clock.systemDefaultZone())) {
      EntryHeader entry =
          log.drop(
              new Retention(
                  Objects.requireNonNull(export),
                  Set.of(RecordedEntry.KIND),
                  Objects.requireNonNull(by),
                  Objects.requireNonNull(reason)));
      Bilingual.print(out, Message.of("audit.dropped", entry.position()));
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(err, e.reason());
      return ExitCode.FAILED;
    } catch (IOException e) {
      Bilingual.print(err, Message.of("command.not-read", Objects.requireNonNull(export)));
      return ExitCode.FAILED;
    } catch (IllegalArgumentException e) {
      Bilingual.print(err, Message.of("audit.not-dropped", String.valueOf(e.getMessage())));
      return ExitCode.REFUSED;
    }
  }
}
