package org.junheng.app;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Account;
import org.junheng.identity.Accounts;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    header = "列出账户 / List accounts",
    description = {
      "每行一个：账户名、角色、区县、状态。只读，服务在运行也可以。",
      "One a line: name, roles, districts, state. Reads only; the service may be running."
    })
final class ListAccounts implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (LogReader reader = data.open()) {
      java.util.List<Account> all = Accounts.in(reader);
      all.forEach(account -> out.println(line(account)));
      if (all.isEmpty()) {
        Bilingual.print(out, Message.of("identity.none"));
      }
      out.flush();
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(spec.commandLine().getErr(), e.reason());
      return ExitCode.FAILED;
    }
  }

  private static String line(Account account) {
    String roles =
        account.roles().stream().sorted().map(Role::name).collect(Collectors.joining(","));
    String districts =
        account.districts() == null
            ? "*"
            : account.districts().stream().sorted().collect(Collectors.joining(","));
    return String.join(
        "\t",
        account.name(),
        account.kind().name(),
        roles.isEmpty() ? "-" : roles,
        districts,
        account.disabled() ? "disabled" : account.mustChange() ? "new-password" : "active");
  }
}
