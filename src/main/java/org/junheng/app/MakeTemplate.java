package org.junheng.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.exchange.Workbooks;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "template",
    header = "生成填报模板 / Make the template",
    description = {
      "按规则文件夹里的事实类型生成 Excel 填报模板。",
      "Make the template to be filled in with Excel, from the fact types in the folder of rules."
    })
final class MakeTemplate implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = {"写到这个 .xlsx 文件。", "Write to this .xlsx file."})
  private @Nullable Path output;

  @Option(
      names = "--from",
      paramLabel = "REQUEST",
      description = {
        "用这份请求（JSON）里的数填好，如 docs/examples/school.json。",
        "Fill it with the facts of this request (JSON), such as docs/examples/school.json."
      })
  private @Nullable Path from;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    @Nullable JsonNode request = null;
    if (from != null) {
      List<Fault> unclear = new ArrayList<>();
      try (InputStream in = Files.newInputStream(from)) {
        request = StrictJson.read(in, unclear);
      } catch (StrictJson.Malformed e) {
        err.println(
            Message.of("problem.malformed-json", e.found(), e.line(), e.column()).chinese());
        return ExitCode.REFUSED;
      } catch (IOException e) {
        Bilingual.print(err, FileTrouble.reading(from));
        return ExitCode.FAILED;
      }
      if (!unclear.isEmpty()) {
        unclear.forEach(fault -> err.println(fault.pointer() + ": " + fault.message().chinese()));
        return ExitCode.REFUSED;
      }
    }
    try {
      return write(rules.folder().read(), request, err);
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(err::println);
      return ExitCode.FAILED;
    }
  }

  private int write(RuleSet ruleSet, @Nullable JsonNode request, PrintWriter err) {
    Path file = Objects.requireNonNull(output);
    try (OutputStream out = Files.newOutputStream(file)) {
      if (request == null) {
        Workbooks.template(ruleSet, out);
      } else {
        Workbooks.filled(ruleSet, request, out);
      }
      return ExitCode.DONE;
    } catch (IOException e) {
      Bilingual.print(err, FileTrouble.writing(file));
      return ExitCode.FAILED;
    }
  }
}
