package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.authoring.RuleFormatter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "format",
    header = "排好规则文件的格式 / Lay rule files out",
    description = {
      "把规则文件排成统一的样子；不改一个字，注释都留着。读不懂的文件原样不动。",
      "Lay rule files out alike; no word is changed, every comment stays. A file that cannot be read is left as it is."
    })
final class FormatRules implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Option(
      names = "--check",
      description = {
        "只看不改；有没排好的，退出码为 1。",
        "Only look; ends with 1 where a file is laid out otherwise."
      })
  private boolean check;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "规则文件夹下的路径，如 plan2024/size.drl；不写则是全部。",
        "Paths below the folder, like plan2024/size.drl; all by default."
      })
  private List<String> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    RuleFolder folder = rules.folder();
    if (!Files.isDirectory(folder.path())) {
      Bilingual.print(out, Message.of("rules.no-folder", folder.path().toAbsolutePath()));
      return ExitCode.FAILED;
    }
    List<RuleProblem> problems = new ArrayList<>();
    Map<String, byte[]> all = folder.files(problems).files();
    for (String file : files) {
      if (!all.containsKey(file)) {
        Bilingual.print(out, Message.of("command.not-read", file));
        return ExitCode.FAILED;
      }
    }
    int changed = 0;
    for (String file : all.keySet()) {
      if (file.endsWith(".drl") && (files.isEmpty() || files.contains(file))) {
        changed += format(folder, file, all, problems, out);
      }
    }
    problems.stream().sorted().forEach(out::println);
    Bilingual.print(out, Message.of(check ? "rules.unformatted" : "rules.formatted", changed));
    return problems.isEmpty() && !(check && changed > 0) ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** One, where the file was laid out otherwise. */
  private int format(
      RuleFolder folder,
      String file,
      Map<String, byte[]> all,
      List<RuleProblem> problems,
      PrintWriter out)
      throws IOException {
    String text = new RuleFiles(new java.util.TreeMap<>(all)).text(file, problems).orElse(null);
    String formatted =
        text == null ? null : RuleFormatter.format(file, text, problems).orElse(null);
    if (formatted == null || formatted.equals(text)) {
      return 0;
    }
    out.println(file);
    if (!check) {
      Files.write(folder.path().resolve(file), formatted.getBytes(StandardCharsets.UTF_8));
    }
    return 1;
  }
}
