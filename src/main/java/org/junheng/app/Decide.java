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
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequest;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.DocumentJson;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.district.ResultTables;
import org.junheng.decision.district.SchoolColours;
import org.junheng.decision.district.SchoolLedger;
import org.junheng.exchange.Report;
import org.junheng.exchange.Workbooks;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "decide",
    header = "判定一份或许多份请求 / Judge a request, or many",
    description = {
      "判定一份请求，输出结论的 JSON；不需要启动服务，也不留记录。",
      "请求可以是 JSON，也可以是填报模板、CSV 或有对应文件的统计报表。",
      "一行一份请求的文件（.ndjson、.jsonl）逐行判定，一行一个答复；有错的行不影响别的行。",
      "Judge a request and print the outcome as JSON; needs no service and keeps no record.",
      "The request is JSON, the template, CSV or a statistics workbook that has a form.",
      "A file with a request a line (.ndjson, .jsonl) is judged line by line, an answer a line; a bad",
      "line stops no other."
    })
final class Decide implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

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

  /** What of the decision is shown. */
  enum Show {
    decision,
    tables,
    summary,
    colours
  }

  @Option(
      names = "--show",
      paramLabel = "WHAT",
      description = {
        "显示什么：${COMPLETION-CANDIDATES}；不写是 decision。",
        "What is shown: ${COMPLETION-CANDIDATES}; decision by default."
      })
  private Show show = Show.decision;

  @Option(
      names = "--ledger",
      paramLabel = "CODE",
      description = {"显示这所学校的一校一策台账：学校代码。", "Show the ledger of the school with this code."})
  private @Nullable String ledger;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {
        "写到这个文件，不写则输出到屏幕；.xlsx 写成可打印的报告，其他写成 JSON 或 NDJSON。",
        "Write to this file instead of the screen: .xlsx a report to print, else JSON or NDJSON."
      })
  private @Nullable Path output;

  @Option(
      names = "--lines",
      description = {
        "一行一份请求，不论文件叫什么；从标准输入读时用。",
        "A request a line, whatever the file is called; for standard input."
      })
  private boolean lines;

  @Option(
      names = "--each",
      description = {
        "一览表里的学校一所一所地判，不作为一个区县；多少行都行。",
        "Judge the schools of a list each by itself, not as one district; any number of rows will do."
      })
  private boolean each;

  @Option(
      names = "--from",
      paramLabel = "LINE",
      description = {
        "从这一行起（第一行是 1），接着上次中断的地方；与 -o 同用时接在文件后面写。",
        "Begin with this line, the first being 1, to go on after a break; with -o, append to the file."
      })
  private long from = 1;

  @Spec private @Nullable CommandSpec spec;

  Decide(InputStream standardInput, OutputStream standardOutput) {
    this.standardInput = standardInput;
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter err = command.commandLine().getErr();
    String name = Objects.requireNonNull(file);
    boolean table = ImportOptions.isTable(name) && !lines;
    boolean many = lines || isLines(name) || (table && each);
    if (from < 1 || (from > 1 && !many) || (each && !table)) {
      throw new Misused(command.commandLine(), Message.of("command.decide-options"));
    }
    if (output != null
        && ImportOptions.isTable(output.toString())
        && (many || !isWorkbook(output) || show != Show.decision || ledger != null)) {
      throw new Misused(command.commandLine(), Message.of("command.output-kind", output));
    }
    if (!name.equals(STANDARD_INPUT) && !Files.isReadable(Path.of(name))
        || Files.isDirectory(Path.of(name))) {
      Bilingual.print(err, FileTrouble.reading(Path.of(name)));
      return ExitCode.FAILED;
    }
    try {
      return many ? many(name, table, err) : table ? table(Path.of(name), err) : json(name, err);
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(err::println);
    } catch (DecideMany.NotWritten e) {
      Bilingual.print(err, FileTrouble.writing(e.file()));
    } catch (IOException e) {
      // The file went away, the disk is full, or whoever was reading has gone.
      Bilingual.print(err, Message.of("command.broken-off", name));
    }
    return ExitCode.FAILED;
  }

  private static boolean isLines(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".ndjson") || small.endsWith(".jsonl");
  }

  private int many(String name, boolean table, PrintWriter err)
      throws RuleFolder.Unusable, IOException {
    try (DecisionMaker maker = rules.folder().load()) {
      DecideMany decide = new DecideMany(maker, options.given(), from, output, standardOutput, err);
      if (table) {
        return decide.rows(Path.of(name));
      }
      return name.equals(STANDARD_INPUT)
          ? decide.lines(standardInput, OptionalLong.empty())
          : decide.lines(Path.of(name));
    }
  }

  private int json(String name, PrintWriter err) throws RuleFolder.Unusable, IOException {
    List<Fault> unclear = new ArrayList<>();
    JsonNode json;
    try (InputStream in =
        name.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(name))) {
      json = StrictJson.read(in, unclear);
    } catch (StrictJson.Malformed e) {
      Bilingual.print(err, Message.of("problem.malformed-json", e.found(), e.line(), e.column()));
      return ExitCode.REFUSED;
    }
    return decide(json, unclear, rules.folder().load(), err);
  }

  private int table(Path table, PrintWriter err) throws RuleFolder.Unusable, IOException {
    DecisionMaker maker = rules.folder().load();
    Optional<ObjectNode> request = new TableRequest(table, options, err).read(maker);
    return request.isPresent() ? decide(request.get(), List.of(), maker, err) : ExitCode.REFUSED;
  }

  private int decide(JsonNode json, List<Fault> unclear, DecisionMaker maker, PrintWriter err)
      throws IOException {
    DecisionRequestReader.Result result = DecisionRequestReader.read(json, unclear, maker);
    if (result instanceof DecisionRequestReader.Result.Refused refused) {
      for (Fault fault : refused.faults()) {
        err.println(fault.pointer() + ": " + fault.message().chinese());
        err.println(fault.pointer() + ": " + fault.message().english());
      }
      return ExitCode.REFUSED;
    }
    DecisionRequest request = ((DecisionRequestReader.Result.Accepted) result).request();
    Decision decision = maker.decide(request);
    Optional<?> shown = shown(decision, maker.ruleSet(), request);
    if (shown.isEmpty()) {
      Message why =
          ledger == null
              ? Message.of("problem.no-indicators", decision.pack().id())
              : Message.of("problem.school-not-in", ledger);
      err.println(why.chinese());
      err.println(why.english());
      return ExitCode.REFUSED;
    }
    try {
      if (output == null) {
        DocumentJson.writeReadable(shown.get(), standardOutput);
      } else if (isWorkbook(output)) {
        report(decision, maker.ruleSet(), output);
      } else {
        write(shown.get(), output);
      }
      return ExitCode.DONE;
    } catch (JacksonException e) {
      throw new IOException(e);
    }
  }

  private static void write(Object document, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      DocumentJson.writeReadable(document, out);
    } catch (IOException e) {
      throw new DecideMany.NotWritten(file, e);
    }
  }

  private static boolean isWorkbook(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
  }

  private static void report(Decision decision, RuleSet ruleSet, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      Workbooks.report(new Report(decision, ruleSet, null, Locale.SIMPLIFIED_CHINESE), out);
    } catch (IOException e) {
      throw new DecideMany.NotWritten(file, e);
    }
  }

  /** Nothing where there is no such school, or the rules have no tables. */
  private Optional<?> shown(Decision decision, RuleSet ruleSet, DecisionRequest request) {
    Locale language = Locale.SIMPLIFIED_CHINESE;
    if (ledger != null) {
      return SchoolLedger.of(null, decision, ruleSet, ledger, language);
    }
    return switch (show) {
      case decision -> Optional.of(DecisionDocument.of(decision, ruleSet, request, language));
      case tables -> ResultTables.of(decision, language);
      case summary -> Optional.of(DistrictSummary.of(decision, ruleSet, language));
      case colours -> Optional.of(SchoolColours.of(decision).all(language));
    };
  }
}
