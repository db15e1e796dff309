package org.junheng.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFile;
import org.junheng.cases.mutation.Equivalents;
import org.junheng.rules.Pack;
import org.junheng.rules.ProblemReport;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;

/**
 * Files of rules, read and checked; nothing is compiled.
 *
 * @param ruleSet nothing where the rules are not sound
 * @param cases those without mistakes
 * @param problems of rules, cases and the lists of equivalent mutants, in order of place
 */
public record DraftCheck(
    RuleFiles files, Optional<RuleSet> ruleSet, List<Case> cases, List<RuleProblem> problems) {
  public DraftCheck {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  public static DraftCheck of(RuleFiles files) {
    List<RuleProblem> problems = new ArrayList<>();
    Optional<RuleSet> ruleSet = Optional.empty();
    RuleSetReader.Result result = RuleSetReader.read(files);
    if (result instanceof RuleSetReader.Result.Sound sound) {
      ruleSet = Optional.of(sound.ruleSet());
      for (Pack pack : sound.ruleSet().packs().values()) {
        Equivalents.read(pack, files, problems);
      }
    } else {
      problems.addAll(((RuleSetReader.Result.Broken) result).problems());
    }
    List<Case> cases = CaseFile.read(files, problems);
    return new DraftCheck(files, ruleSet, cases, problems.stream().distinct().sorted().toList());
  }

  public boolean isClean() {
    return problems.isEmpty() && ruleSet.isPresent();
  }

  /** The line that a problem is about, as it is written; empty where it cannot be shown. */
  public String line(RuleProblem problem) {
    return new ProblemReport(problems, files).text(problem);
  }
}
