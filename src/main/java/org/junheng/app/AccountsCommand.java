package org.junheng.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "accounts",
    header = "账户 / Accounts",
    description = {
      "看有哪些账户；管理员进不来时，在数据文件夹上重置。",
      "See who has an account; let an administrator in again, on the data folder."
    },
    subcommands = {ListAccounts.class, ResetAdministrator.class})
final class AccountsCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new Misused(Objects.requireNonNull(spec).commandLine(), Message.of("command.missing"));
  }
}
