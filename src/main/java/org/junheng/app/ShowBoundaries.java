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
import org.junheng.cases.boundary.BoundaryTables;
import org.junheng.cases.boundary.BoundaryTables.Row;
import org.junheng.cases.boundary.BoundaryTables.Table;
import org.junheng.cases.boundary.Example;
import org.junheng.cases.boundary.MissingCase;
import org.junheng.cases.boundary.Position;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "boundary",
    header = "列出界限 / List the boundaries",
    description = {
      "对规则里的每个界限和日期，列出差一步、正好、多一步各得什么结论，以及站在那里的案例；缺的给出可以直接粘贴的案例。",
      "For each limit and date of the rules: what comes of one step less, the limit itself and one step more, and the cases that stand there; for a missing one, a case to paste."
    })
final class ShowBoundaries implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();
  @Mixin private final ReportOptions report = new ReportOptions();

  @Spec private @Nullable CommandSpec spec;

  /** One boundary for programs. */
  private record Document(
      String target, String file, int line, String boundary, List<DocumentRow> rows) {}

  /**
   * @param outcome null where no facts can stand there
   * @param missing a case to paste; null where one stands there or none can
   */
  private record DocumentRow(
      Position position,
      String value,
      @Nullable String outcome,
      List<String> cases,
      @Nullable String missing) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    RuleFolder folder = rules.folder();
    try {
      RuleSet ruleSet = folder.read();
      List<RuleProblem> problems = new ArrayList<>();
      List<Case> cases = CaseFile.read(folder.files(problems), problems);
      List<Table> tables = new ArrayList<>();
      for (Pack pack : ruleSet.packs().values()) {
        tables.addAll(new BoundaryTables(ruleSet, pack, cases).of(rule -> report.wants(rule.id())));
      }
      long missing =
          tables.stream().flatMap(table -> table.rows().stream()).filter(Row::isMissing).count();
      if (report.json()) {
        ReportJson.print(tables.stream().map(ShowBoundaries::document).toList(), out);
      } else {
        problems.stream().sorted().forEach(out::println);
        tables.forEach(table -> print(table, out));
        Bilingual.print(out, Message.of("boundary.summary", tables.size(), missing));
      }
      return missing == 0 && problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }

  private static void print(Table table, PrintWriter out) {
    Rule rule = table.boundary().rule();
    out.println(rule.file() + ":" + rule.line() + " " + rule.id() + "  " + table.boundary().text());
    for (Row row : table.rows()) {
      String stands =
          row.cases().isEmpty()
              ? Message.of(lacking(row)).chinese()
              : row.cases().get(0)
                  + (row.cases().size() > 1
                      ? " " + Message.of("boundary.more", row.cases().size() - 1).chinese()
                      : "");
      out.println("  " + row.value() + "  " + outcome(row) + "  " + stands);
      if (row.isMissing()) {
        MissingCase.of(table, row).stream()
            .flatMap(String::lines)
            .forEach(line -> out.println("      " + line));
      }
    }
  }

  private static String lacking(Row row) {
    if (!row.isMissing()) {
      return "boundary.impossible";
    }
    return row.example().isPresent() ? "boundary.missing" : "boundary.missing-conclusion";
  }

  private static String outcome(Row row) {
    return row.example()
        .map(Example::finding)
        .map(finding -> finding.outcome().label().chinese() + " " + finding.outcome())
        .orElse(row.example().isPresent() ? Message.of("boundary.not-in-force").chinese() : "–");
  }

  private static String missing(Table table, Row row) {
    return MissingCase.of(table, row)
        .orElseGet(() -> "# " + Message.of("boundary.missing-conclusion").chinese());
  }

  private static Document document(Table table) {
    Rule rule = table.boundary().rule();
    return new Document(
        rule.id(),
        rule.file(),
        rule.line(),
        table.boundary().text(),
        table.rows().stream()
            .map(
                row ->
                    new DocumentRow(
                        row.position(),
                        row.value(),
                        row.example()
                            .map(
                                example ->
                                    example.finding() == null
                                        ? "NOT_IN_FORCE"
                                        : example.finding().outcome().name())
                            .orElse(null),
                        row.cases().stream().map(Case::toString).toList(),
                        row.isMissing() ? missing(table, row) : null))
            .toList());
  }
}
