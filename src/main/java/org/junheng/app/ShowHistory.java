package org.junheng.app;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.decision.record.SchoolHistory;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "history",
    header = "一所学校的历次结论 / How a school came out over the years",
    description = {
      "每项指标一行：各统计时点的结论；曾达到、现在没有达到的标出反弹。",
      "A line a target: its outcome on each count date; a relapse is marked."
    })
final class ShowHistory implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(
      paramLabel = "SCHOOL",
      description = {"学校代码。", "Code of the school."})
  private @Nullable String school;

  @Option(
      names = "--pack",
      required = true,
      description = {"政策文件代号。", "Id of the pack."})
  private @Nullable String pack;

  @Option(
      names = "--relapsed",
      description = {"只列反弹的。", "Only those that relapsed."})
  private boolean relapsed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (LogReader reader = data.open();
        ArchivedRules rules = new ArchivedRules(reader)) {
      SchoolHistory history =
          new RecordedDecisions(reader, rules)
              .history(Objects.requireNonNull(school), Objects.requireNonNull(pack));
      if (history.decisions().isEmpty()) {
        Bilingual.print(
            spec.commandLine().getErr(), Message.of("problem.school-unknown", school, pack));
        return ExitCode.FAILED;
      }
      history.targets().stream()
          .filter(target -> !relapsed || target.relapsed())
          .forEach(target -> out.println(line(target)));
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(spec.commandLine().getErr(), e.reason());
      return ExitCode.FAILED;
    }
  }

  private static String line(SchoolHistory.TargetHistory target) {
    String points =
        target.points().stream()
            .map(point -> point.countDate() + " " + point.outcome().label().chinese())
            .collect(Collectors.joining("，"));
    return target.target()
        + "  "
        + points
        + (target.relapsed() ? "  " + Message.of("audit.relapsed").chinese() : "");
  }
}
