package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.CaseFile;
import org.junheng.message.Message;
import org.junheng.rules.ProblemReport;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "check",
    header = "检查规则 / Check the rules",
    description = {
      "检查规则文件夹，逐条列出问题：文件:行:列: 说明，并标出出错的地方。",
      "Check the folder of rules and list every problem as file:line:column: sentence, with the line and a caret."
    })
final class CheckRules implements Callable<Integer> {
  // Whatever the console's encoding is, a program can read it.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Option(
      names = "--json",
      description = {"以 JSON 列出，供程序读取。", "List them as JSON, for programs."})
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    RuleFolder folder = rules.folder();
    try {
      RuleSetReader.Result result = folder.check();
      List<RuleProblem> problems = new ArrayList<>();
      if (result instanceof RuleSetReader.Result.Broken broken) {
        problems.addAll(broken.problems());
      }
      RuleFiles files = folder.files(new ArrayList<>());
      CaseFile.read(files, problems);
      ProblemReport report = new ProblemReport(problems, files);
      if (!report.problems().isEmpty()) {
        if (json) {
          return print(out, report, "");
        }
        report.lines(folder.path()).forEach(out::println);
        return ExitCode.FAILED;
      }
      // What passes is compiled too: a gap in our own check must not be found at the next start.
      RuleSet ruleSet = folder.load().ruleSet();
      if (json) {
        return print(out, report, ruleSet.id());
      }
      int count = ruleSet.packs().values().stream().mapToInt(pack -> pack.rules().size()).sum();
      Bilingual.print(out, Message.of("rules.sound", count, ruleSet.id()));
      return ExitCode.DONE;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }

  /**
   * @param ruleSet its id; empty where there is none
   */
  private static int print(PrintWriter out, ProblemReport report, String ruleSet) {
    List<Map<String, Object>> problems = new ArrayList<>();
    for (RuleProblem problem : report.problems()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", problem.file());
      entry.put("line", problem.line());
      entry.put("column", problem.column());
      entry.put("code", problem.message().code());
      entry.put("chinese", problem.message().chinese());
      entry.put("english", problem.message().english());
      entry.put("text", report.text(problem));
      entry.put("page", ProblemReport.page(problem.message().code()));
      problems.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("sound", problems.isEmpty());
    if (!ruleSet.isEmpty()) {
      document.put("ruleSet", ruleSet);
    }
    document.put("problems", problems);
    out.println(JSON.writeValueAsString(document));
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
