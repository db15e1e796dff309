package org.junheng.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.DocumentJson;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "decide",
    header = "判定一份请求 / Judge a request",
    description = {
      "判定一份请求，把结论的 JSON 输出到屏幕；不需要启动服务，也不留记录。",
      "请求可以是 JSON，也可以是填报模板、CSV 或有对应文件的统计报表。",
      "Judge a request and print the outcome as JSON; needs no service and keeps no record.",
      "The request is JSON, the template, CSV or a statistics workbook that has a form."
    })
final class Decide implements Callable<Integer> {
  private final InputStream standardInput;
  private final OutputStream standardOutput;

  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Mixin private final ImportOptions options = new ImportOptions();

  @Parameters(
      paramLabel = "FILE",
      description = {
        "请求文件，内容与提交给服务的相同；- 表示从标准输入读。",
        "The request, as it is posted to the service; - reads it from standard input."
      })
  private @Nullable String file;

  @Spec private @Nullable CommandSpec spec;

  Decide(InputStream standardInput, OutputStream standardOutput) {
    this.standardInput = standardInput;
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    String name = Objects.requireNonNull(file);
    if (ImportOptions.isTable(name)) {
      return table(Path.of(name), err);
    }
    List<Fault> unclear = new ArrayList<>();
    JsonNode json;
    try (InputStream in = name.equals("-") ? standardInput : Files.newInputStream(Path.of(name))) {
      json = StrictJson.read(in, unclear);
    } catch (StrictJson.Malformed e) {
      err.println(Message.of("problem.malformed-json", e.found(), e.line(), e.column()).chinese());
      return ExitCode.REFUSED;
    } catch (IOException e) {
      err.println(Message.of("command.not-read", name).chinese());
      return ExitCode.FAILED;
    }
    try {
      return decide(json, unclear, rules.folder().load(), err);
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(err::println);
      return ExitCode.FAILED;
    }
  }

  private int table(Path table, PrintWriter err) {
    try {
      DecisionMaker maker = rules.folder().load();
      Optional<ObjectNode> request = new TableRequest(table, options, err).read(maker);
      return request.isPresent() ? decide(request.get(), List.of(), maker, err) : ExitCode.REFUSED;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(err::println);
      return ExitCode.FAILED;
    } catch (IOException e) {
      err.println(Message.of("command.not-read", table).chinese());
      return ExitCode.FAILED;
    }
  }

  private int decide(JsonNode json, List<Fault> unclear, DecisionMaker maker, PrintWriter err) {
    DecisionRequestReader.Result result = DecisionRequestReader.read(json, unclear, maker);
    if (result instanceof DecisionRequestReader.Result.Refused refused) {
      for (Fault fault : refused.faults()) {
        err.println(fault.pointer() + ": " + fault.message().chinese());
      }
      return ExitCode.REFUSED;
    }
    DecisionRequest request = ((DecisionRequestReader.Result.Accepted) result).request();
    try {
      DocumentJson.writeReadable(
          DecisionDocument.of(
              maker.decide(request), maker.ruleSet(), request, Locale.SIMPLIFIED_CHINESE),
          standardOutput);
      return ExitCode.DONE;
    } catch (IOException | JacksonException e) {
      // Whoever was reading has gone.
      return ExitCode.FAILED;
    }
  }
}
