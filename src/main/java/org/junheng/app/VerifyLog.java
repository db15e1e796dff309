package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Checkpoint;
import org.junheng.audit.Expected;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.audit.Verification;
import org.junheng.message.Message;
import org.junheng.web.RecordLabels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    header = "核验日志 / Verify the log",
    description = {
      "从头核验日志，或核验一份导出文件；有一处不对，退出码为 1。",
      "Verify the log from the beginning, or an exported file; ends with 1 where anything is wrong."
    })
final class VerifyLog implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = {"核验这份导出文件，而不是日志本身。", "Verify this exported file instead of the log."})
  private @Nullable Path export;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = {
        "保存在别处的检查点，可写多次；只有靠它才能查出末尾被截去或整个被换成旧的。",
        "A checkpoint kept elsewhere, may be given many times; only with one can a cut-off end, or an old copy, be found."
      })
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--key",
      paramLabel = "ID",
      description = {"只相信这些公钥（编号）签的名。", "Believe signatures by the keys of these ids only."})
  private List<String> keys = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Checkpoint> outside = new ArrayList<>();
    for (Path file : checkpoints) {
      try {
        outside.add(Checkpoint.parse(Files.readString(file)));
      } catch (IOException | IllegalArgumentException e) {
        Bilingual.print(err, Message.of("audit.no-checkpoint-file", file));
        return ExitCode.FAILED;
      }
    }
    Expected expected = new Expected(outside, Set.copyOf(new HashSet<>(keys)));
    try {
      return tell(verification(expected), out);
    } catch (LogUnavailable e) {
      Bilingual.print(err, e.reason());
      return ExitCode.FAILED;
    } catch (IOException e) {
      Bilingual.print(err, Message.of("command.not-read", Objects.requireNonNull(export)));
      return ExitCode.FAILED;
    }
  }

  private Verification verification(Expected expected) throws IOException, LogUnavailable {
    if (export != null) {
      return LogReader.verify(export, expected);
    }
    try (LogReader reader = data.open()) {
      return reader.verify(expected, RecordLabels::of);
    }
  }

  private static int tell(Verification found, PrintWriter out) {
    found
        .discrepancies()
        .forEach(each -> out.println("[" + each.kind() + "] " + each.message().chinese()));
    if (found.more() > 0) {
      Bilingual.print(out, Message.of("audit.more", found.more()));
    }
    Bilingual.print(
        out,
        Message.of(
            "audit.verified",
            found.first(),
            found.last(),
            found.bodies(),
            found.dropped(),
            found.checkpoints(),
            found.signedUpTo()));
    found.unknown().forEach(each -> Bilingual.print(out, each));
    Bilingual.print(
        out,
        found.isIntact()
            ? Message.of("audit.intact")
            : Message.of("audit.not-intact", found.discrepancies().size() + found.more()));
    return found.isIntact() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
