package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.Case;
import org.junheng.cases.CaseCoverage;
import org.junheng.cases.CaseFile;
import org.junheng.cases.CaseResult;
import org.junheng.cases.CaseRunner;
import org.junheng.decision.DecisionMaker;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    header = "运行案例 / Run the cases",
    description = {
      "运行规则旁边的案例，列出对不上的：哪里对不上，规则的每个条件看到了什么。",
      "Run the cases beside the rules and list those that come out otherwise: what differs, and what each condition of the rule saw."
    })
final class TestRules implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();
  @Mixin private final ReportOptions report = new ReportOptions();

  @Option(
      names = "--case",
      paramLabel = "TEXT",
      defaultValue = "",
      description = {"只运行名称里有这几个字的案例。", "Run only cases whose sentence holds this text."})
  private String text = "";

  @Option(
      names = "--coverage",
      description = {
        "另外列出没有案例的规则、没有案例单独检验过的条件。",
        "Also list rules without a case, and conditions that no case tests by themselves."
      })
  private boolean coverage;

  @Spec private @Nullable CommandSpec spec;

  /** For programs. */
  private record Report(
      int passed,
      List<CaseReport.Failed> failed,
      List<String> problems,
      @Nullable List<CaseCoverage.Gap> uncovered) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    RuleFolder folder = rules.folder();
    try (DecisionMaker maker = folder.load()) {
      List<RuleProblem> problems = new ArrayList<>();
      List<Case> all = CaseFile.read(folder.files(problems), problems);
      List<Case> cases = all.stream().filter(this::isWanted).toList();
      CaseRunner runner = new CaseRunner(maker);
      List<CaseResult> failed =
          cases.stream().map(runner::run).filter(result -> !result.passed()).toList();
      int passed = cases.size() - failed.size();
      List<CaseCoverage.Gap> gaps = coverage ? gaps(maker, all) : List.of();
      if (report.json()) {
        ReportJson.print(
            new Report(
                passed,
                failed.stream().map(CaseReport::of).toList(),
                problems.stream().sorted().map(RuleProblem::toString).toList(),
                coverage ? gaps : null),
            out);
      } else {
        problems.stream().sorted().forEach(out::println);
        failed.forEach(result -> CaseReport.lines(result).forEach(out::println));
        gaps.forEach(
            gap -> out.println(gap.file() + ":" + gap.line() + " " + gap.message().chinese()));
        if (cases.isEmpty()) {
          Bilingual.print(out, Message.of("rules.no-such-case"));
        }
        Bilingual.print(out, Message.of("rules.tested", passed, failed.size()));
      }
      // Whoever asks for cases that there are not has mistyped.
      return problems.isEmpty() && failed.isEmpty() && !cases.isEmpty()
          ? ExitCode.DONE
          : ExitCode.FAILED;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }

  private boolean isWanted(Case one) {
    return one.sentence().contains(text)
        && (report.target().isEmpty()
            || one.expectation().targets().stream().anyMatch(report::wants));
  }

  private List<CaseCoverage.Gap> gaps(DecisionMaker maker, List<Case> cases) {
    List<CaseCoverage.Gap> gaps = new ArrayList<>();
    for (Pack pack : maker.ruleSet().packs().values()) {
      CaseCoverage.of(maker.ruleSet(), pack, cases).stream()
          .filter(gap -> report.wants(gap.target()))
          .forEach(gaps::add);
    }
    return gaps;
  }
}
