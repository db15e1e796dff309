package org.junheng.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "audit",
    header = "审计日志 / The log of decisions",
    description = {"查找、重算、核验和导出记录下来的判定。", "Find, replay, verify and export recorded decisions."},
    subcommands = {
      VerifyLog.class,
      ListDecisions.class,
      ReplayDecisions.class,
      ShowHistory.class,
      ShowCheckpoint.class,
      DropBodies.class
    })
final class AuditCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new Misused(Objects.requireNonNull(spec).commandLine(), Message.of("command.missing"));
  }
}
