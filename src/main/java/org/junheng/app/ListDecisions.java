package org.junheng.app;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.decision.record.DecisionQuery;
import org.junheng.decision.record.DecisionSummary;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    header = "查找判定 / Find decisions",
    description = {"从新到旧，一份一行。", "Newest first, one a line."})
final class ListDecisions implements Callable<Integer> {
  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--pack",
      description = {"政策文件代号。", "Id of the pack."})
  private @Nullable String pack;

  @Option(
      names = "--district",
      description = {"区县代码。", "Code of the district."})
  private @Nullable String district;

  @Option(
      names = "--school",
      description = {"学校代码。", "Code of a school."})
  private @Nullable String school;

  @Option(
      names = "--target",
      description = {"指标编号。", "Id of a target."})
  private @Nullable String target;

  @Option(
      names = "--outcome",
      description = {"有这种结论的：${COMPLETION-CANDIDATES}", "With a finding of this outcome."})
  private @Nullable Outcome outcome;

  @Option(
      names = "--verdict",
      description = {"总结论。", "The verdict."})
  private @Nullable Outcome verdict;

  @Option(
      names = "--rule-set",
      description = {"规则集的编号。", "Id of the rule set."})
  private @Nullable String ruleSet;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (LogReader reader = data.open();
        ArchivedRules rules = new ArchivedRules(reader)) {
      RecordedDecisions records = new RecordedDecisions(reader, rules);
      long before = Long.MAX_VALUE;
      int listed = 0;
      while (before > 0) {
        RecordedDecisions.Page page =
            records.page(
                new DecisionQuery(
                    pack,
                    district,
                    school,
                    target,
                    outcome,
                    verdict,
                    null,
                    ruleSet,
                    null,
                    null,
                    before,
                    DecisionQuery.MOST));
        page.decisions().forEach(entry -> out.println(line(entry)));
        listed += page.decisions().size();
        before = page.next();
      }
      Bilingual.print(out, Message.of("audit.listed", listed));
      return ExitCode.DONE;
    } catch (LogUnavailable e) {
      Bilingual.print(spec.commandLine().getErr(), e.reason());
      return ExitCode.FAILED;
    }
  }

  private static String line(RecordedEntry entry) {
    DecisionSummary summary = DecisionSummary.of(entry);
    DecisionSummary.School only = summary.school();
    String about =
        only == null
            ? summary.district().code() + " " + summary.district().name()
            : only.id() + " " + only.name();
    return String.join(
        "  ",
        String.valueOf(summary.position()),
        summary.id().toString(),
        summary.decidedAt().toString(),
        summary.pack(),
        summary.district().countDate(),
        about,
        summary.verdict().label().chinese());
  }
}
