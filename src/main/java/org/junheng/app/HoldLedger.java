package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.CaseFile;
import org.junheng.cases.CaseIndex;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "ledger",
    header = "核对台账 / Hold the ledger",
    description = {
      "把条款、规则和案例逐条核对，列出漏掉的、对不上的。核对无误的条款用 --stamp 记下。",
      "Hold clauses, rules and cases against each other and list what does not add up. --stamp marks clauses as checked."
    })
final class HoldLedger implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Option(
      names = "--stamp",
      paramLabel = "CLAUSE",
      split = ",",
      description = {
        "条款编号，如 三(二)3：今天已把它的规则与原文核对过，记在 pack.yaml 里。",
        "Ids of clauses whose rules were held against the document today; noted in pack.yaml."
      })
  private Set<String> stamped = Set.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    RuleFolder folder = rules.folder();
    try {
      List<RuleProblem> problems = new ArrayList<>();
      for (Pack pack : folder.read().packs().values()) {
        RuleFiles files = folder.files(problems);
        if (!stamped.isEmpty()) {
          Ledger ledger = Ledger.of(pack, files);
          LocalDate today = LocalDate.now(ZoneId.systemDefault());
          Files.writeString(folder.path().resolve(ledger.file()), ledger.stamp(stamped, today));
        }
      }
      problems.addAll(problems(folder));
      problems.stream().sorted().forEach(out::println);
      Bilingual.print(out, Message.of("rules.ledger", problems.size()));
      return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }

  /** Of the folder as it now is. */
  private static List<RuleProblem> problems(RuleFolder folder)
      throws IOException, RuleFolder.Unusable {
    List<RuleProblem> problems = new ArrayList<>();
    RuleFiles files = folder.files(problems);
    CaseIndex cases = CaseIndex.of(CaseFile.read(files, problems));
    for (Pack pack : folder.read().packs().values()) {
      problems.addAll(Ledger.of(pack, files).problems(cases.named(pack.id())));
    }
    return problems;
  }
}
