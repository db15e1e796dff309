package org.junheng.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "publications",
    header = "规则的发布 / How rules went live",
    description = {"查看发布历史，退回以前的规则。", "See the history of publications, and go back."},
    subcommands = {ListPublications.class, RollBack.class})
final class PublicationsCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new Misused(Objects.requireNonNull(spec).commandLine(), Message.of("command.missing"));
  }
}
