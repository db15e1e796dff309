package org.junheng.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.AuditLog;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Account;
import org.junheng.identity.Accounts;
import org.junheng.identity.Administration;
import org.junheng.identity.IdentityRefused;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "reset-administrator",
    header = "重置管理员 / Let an administrator in again",
    description = {
      "给一个账户管理员角色和一次性口令，没有就新建；服务停着时用。记入日志。",
      "Gives an account the role of administrator and a password to be used once, making it if need be; for a"
          + " service that is stopped. It is recorded in the log."
    })
final class ResetAdministrator implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = Account.ADMINISTRATOR,
      description = {"账户名，缺省为 administrator。", "Name of the account; administrator by default."})
  private String name = Account.ADMINISTRATOR;

  @Option(
      names = "--reason",
      required = true,
      description = {"为什么，如口令丢失。", "Why, such as a lost password."})
  private @Nullable String reason;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Clock clock = Clock.systemDefaultZone();
    try (AuditLog log = AuditLog.open(data.settings(), clock);
        Accounts accounts = Accounts.open(log, clock, false)) {
      String password =
          new Administration(accounts).resetAdministrator(name, Objects.requireNonNull(reason));
      Bilingual.print(out, Message.of("start.reset-password", name, password));
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(err, e.reason());
      return ExitCode.FAILED;
    } catch (IdentityRefused e) {
      Bilingual.print(err, e.reason());
      return ExitCode.REFUSED;
    }
  }
}
