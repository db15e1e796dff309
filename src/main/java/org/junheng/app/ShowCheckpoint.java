package org.junheng.app;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Checkpoint;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "checkpoint",
    header = "取出最近的检查点 / Print the last checkpoint",
    description = {
      "输出签了名的日志末端，存到别处，日后核验用。",
      "Print the signed head of the log, to be kept elsewhere for later verification."
    })
final class ShowCheckpoint implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (LogReader reader = data.open()) {
      Optional<Checkpoint> last = reader.checkpoint();
      if (last.isEmpty()) {
        Bilingual.print(err, Message.of("problem.no-checkpoint"));
        return ExitCode.FAILED;
      }
      out.print(last.get().text());
      out.flush();
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(err, e.reason());
      return ExitCode.FAILED;
    }
  }
}
