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
import org.junheng.cases.mutation.Mutant;
import org.junheng.cases.mutation.Mutation;
import org.junheng.cases.mutation.Survey;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.reading.RuleReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "mutate",
    header = "变异 / Mutate the rules",
    description = {
      "把规则一处一处改错，看案例能不能发现；没有案例发现的，读出改错的规则说什么，并给出能发现它的案例。",
      "Make one mistake after another in the rules and see whether a case notices; of those that none notices, say what the mistaken rule says and give a case that would."
    })
final class MutateRules implements Callable<Integer> {
  @Mixin private final RuleFolderOption rules = new RuleFolderOption();
  @Mixin private final ReportOptions report = new ReportOptions();

  @Spec private @Nullable CommandSpec spec;

  /**
   * For programs.
   *
   * @param problems of case files and of the file of equivalents
   */
  private record Document(
      int mutants, int killed, int equivalent, List<Survivor> survivors, List<String> problems) {}

  /**
   * @param reading what the mutant says
   * @param killer a case that would notice it; null where none was found
   */
  private record Survivor(
      String target,
      String file,
      int line,
      String mutant,
      String kind,
      String reading,
      String english,
      @Nullable String killer) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    RuleFolder folder = rules.folder();
    try {
      RuleSet ruleSet = folder.read();
      List<RuleProblem> problems = new ArrayList<>();
      RuleFiles files = folder.files(problems);
      List<Case> cases = CaseFile.read(files, problems);
      int mutants = 0;
      int killed = 0;
      int equivalent = 0;
      List<Survivor> survivors = new ArrayList<>();
      for (Pack pack : ruleSet.packs().values()) {
        Survey survey =
            Survey.of(
                ruleSet, pack, files, cases, rule -> report.wants(rule.id()), Integer.MAX_VALUE);
        problems.addAll(survey.problems());
        for (Mutation.OfRule of : survey.rules()) {
          of.failing()
              .forEach(
                  one ->
                      problems.add(
                          one.at().problem("mutation.failing", one.sentence(), of.rule().id())));
        }
        mutants += survey.mutants();
        killed += survey.killed();
        equivalent += survey.equivalent().size();
        survey.survivors().forEach(each -> survivors.add(survivor(each, pack, ruleSet)));
      }
      Document document =
          new Document(
              mutants,
              killed,
              equivalent,
              survivors,
              problems.stream().sorted().map(RuleProblem::toString).toList());
      print(document, out);
      return survivors.isEmpty() && problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(out::println);
      return ExitCode.FAILED;
    }
  }

  private static Survivor survivor(Survey.Survivor survivor, Pack pack, RuleSet ruleSet) {
    Mutant mutant = survivor.mutant();
    RuleReading reading = RuleReading.of(mutant.rule(), pack.document(), ruleSet.vocabulary());
    return new Survivor(
        mutant.original().id(),
        mutant.original().file(),
        mutant.original().line(),
        mutant.name(),
        mutant.operator().label().chinese() + " " + mutant.operator().label().english(),
        reading.chinese().text(),
        reading.english().text(),
        survivor.killer().orElse(null));
  }

  private void print(Document document, PrintWriter out) {
    if (report.json()) {
      ReportJson.print(document, out);
      return;
    }
    document.problems().forEach(out::println);
    for (Survivor survivor : document.survivors()) {
      out.println(survivor.file() + ":" + survivor.line() + " " + survivor.target());
      out.println("  " + survivor.mutant() + "  （" + survivor.kind() + "）");
      out.println("  " + survivor.reading());
      out.println("  " + survivor.english());
      String killer = survivor.killer();
      if (killer == null) {
        out.println("  " + Message.of("mutation.no-killer", "equivalents.yaml").chinese());
      } else {
        killer.lines().forEach(line -> out.println("      " + line));
      }
    }
    out.println(
        Message.of(
                "mutation.summary",
                document.mutants(),
                document.killed(),
                document.equivalent(),
                document.survivors().size())
            .chinese());
  }
}
