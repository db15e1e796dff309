package org.junheng.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "rules",
    header = "规则文件夹 / The folder of rules",
    description = {"与规则文件夹有关的命令。", "Commands about the folder of rules."},
    subcommands = {
      CheckRules.class,
      FetchRules.class,
      TestRules.class,
      ReadRules.class,
      HoldLedger.class,
      FormatRules.class,
      ShowBoundaries.class,
      MutateRules.class
    })
final class RulesCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new Misused(Objects.requireNonNull(spec).commandLine(), Message.of("command.missing"));
  }
}
