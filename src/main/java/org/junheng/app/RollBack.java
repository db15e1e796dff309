package org.junheng.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.AuditLog;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.Publication;
import org.junheng.publishing.PublicationRefused;
import org.junheng.publishing.Publications;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "rollback",
    header = "退回以前的规则 / Go back to earlier rules",
    description = {
      "让以前生效过的规则集重新生效。服务开着也行，一两秒内跟上；关着的，下次启动时生效。",
      "Puts a rule set that was in force before in force again. A running service follows within a second or two, a stopped one when it starts."
    })
final class RollBack implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(
      paramLabel = "ID",
      description = {"规则集的编号，见 publications list。", "Id of the rule set; see publications list."})
  private @Nullable String id;

  @Option(
      names = "--reason",
      required = true,
      description = {"为什么退回。", "Why."})
  private @Nullable String reason;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Clock clock = Clock.systemDefaultZone();
    // Who may write the data folder is whom the machine lets do so.
    Actor operator =
        new Actor("console:" + System.getProperty("user.name"), null, Set.of(Role.APPROVER), null);
    try (DecisionLog log = new DecisionLog(AuditLog.open(data.settings(), clock), clock)) {
      Publication done =
          new Publications(log, new CurrentRules(), clock)
              .rollBack(Objects.requireNonNull(id), Objects.requireNonNull(reason), operator);
      Bilingual.print(out, Message.of("publication.done", done.ruleSet()));
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(err, e.reason());
      return ExitCode.FAILED;
    } catch (PublicationRefused e) {
      Bilingual.print(err, e.reason());
      return ExitCode.REFUSED;
    }
  }
}
