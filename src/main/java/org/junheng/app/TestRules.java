package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFile;
import org.junheng.cases.CaseResult;
import org.junheng.cases.CaseRunner;
import org.junheng.decision.DecisionMaker;
import org.junheng.message.Message;
import org.junheng.rules.RuleProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    header = "运行案例 / Run the cases",
    description = {
      "运行规则旁边的全部案例，列出对不上的。",
      "Run all cases beside the rules and list those that come out otherwise."
    })
final class TestRules implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    RuleFolder folder = rules.folder();
    try (DecisionMaker maker = folder.load()) {
      List<RuleProblem> problems = new ArrayList<>();
      List<Case> cases = CaseFile.read(folder.files(problems), problems);
      problems.stream().sorted().forEach(out::println);
      CaseRunner runner = new CaseRunner(maker);
      List<CaseResult> failed =
          cases.stream().map(runner::run).filter(result -> !result.passed()).toList();
      failed.forEach(out::println);
      out.println(
          Message.of("rules.tested", cases.size() - failed.size(), failed.size()).chinese());
      return problems.isEmpty() && failed.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }
}
