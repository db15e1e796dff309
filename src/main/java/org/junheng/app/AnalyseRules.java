package org.junheng.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DocumentJson;
import org.junheng.message.Message;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.analysis.Analysis;
import org.junheng.rules.analysis.Trouble;
import org.junheng.rules.analysis.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "analyse",
    header = "分析规则 / Analyse the rules",
    description = {
      "找出遗漏、重叠、矛盾、永远不起作用的规则、与标题不符的规则和低于上级的标准；每一处都附一份能看出问题的数据，并已判定过。",
      "Find gaps, overlaps, contradictions, rules that bind nobody, titles that say otherwise and standards weaker than those above; each with facts on which it shows, and which were decided."
    })
final class AnalyseRules implements Callable<Integer> {
  private final OutputStream stream;

  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Option(
      names = "--json",
      description = {"输出 JSON。", "Write JSON."})
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param stream receives JSON, in UTF-8
   */
  AnalyseRules(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (DecisionMaker maker = rules.folder().load()) {
      Analysis analysis = Analysis.of(maker.ruleSet());
      List<AnalysisDocument.Found> found =
          analysis.troubles().stream()
              .map(trouble -> AnalysisDocument.found(maker, trouble))
              .toList();
      if (json) {
        List<AnalysisDocument.Said> undecided =
            analysis.undecided().stream().map(AnalysisDocument::said).toList();
        DocumentJson.writeReadable(
            new AnalysisDocument(maker.ruleSet().id(), found, undecided), stream);
      } else {
        for (Trouble trouble : analysis.troubles()) {
          print(trouble, maker, out);
        }
        for (RuleProblem problem : analysis.undecided()) {
          out.println(problem);
        }
        Bilingual.print(
            out, Message.of("rules.analysed", found.size(), analysis.undecided().size()));
      }
      return found.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }

  private static void print(Trouble trouble, DecisionMaker maker, PrintWriter out) {
    out.println(trouble.problem());
    out.println("  " + trouble.message().english());
    for (Witness witness : trouble.witnesses()) {
      String decided =
          AnalysisDocument.decided(maker, witness, trouble.rules()).stream()
              .map(finding -> finding.target() + " " + finding.outcome().label().chinese())
              .collect(Collectors.joining("，"));
      out.println(
          "  "
              + Message.of(
                      "rules.witness",
                      witness.pack(),
                      witness.asOf(),
                      witness.subject(),
                      decided.isEmpty() ? "—" : decided)
                  .chinese());
      out.println("  " + DocumentJson.mapper().writeValueAsString(witness.facts()));
    }
  }
}
