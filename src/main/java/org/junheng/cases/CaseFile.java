package org.junheng.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.yaml.YamlTree;

/**
 * A file of cases, {@code rules/<pack>/cases/*.yaml}: a list, one entry a case.
 *
 * <pre>
 * - case: 小学1000人、高于规定学历教师42人，正好4.2，达标     # a sentence; no other case of the pack has it
 *   asOf: 2025-09-01          # left out: the count date of the facts
 *   facts:                    # as in a submission; code and name of district and schools may be left out
 *     schools:
 *       - kind: primary
 *         stages: [{stage: primary, students: 1000, aboveDegreeTeachers: 42}]
 *   expect:
 *     staff.above-degree.primary: MET                  # every finding of the target comes out so
 *     staff.backbone: {outcome: UNDETERMINED, missing: [backboneTeachers]}
 *     staff.pe-arts:                                   # by place, where there are several
 *       - {at: /schools/0/stages/0, outcome: MET, actual: 0.9}
 *   because: 42 ÷ 1000 × 100 = 4.2                     # required where actual or gap is expected
 * </pre>
 *
 * <p>What may be said of a finding: {@link ExpectedFinding}. Instead of {@code expect} a case may
 * say {@code refused: [code, …]}, the faults for which the facts are refused, or {@code notInForce:
 * [target, …]}, targets that have no finding on its day.
 */
public final class CaseFile {
  private static final Pattern PATH = Pattern.compile("([^/]+)/cases/.+\\.yaml");

  private CaseFile() {}

  /**
   * The cases of all packs, in order of file and line.
   *
   * @param problems receives every mistake; a case with one is left out
   */
  public static List<Case> read(RuleFiles files, List<RuleProblem> problems) {
    List<Case> cases = new ArrayList<>();
    Map<String, Case> sentences = new HashMap<>();
    files
        .files()
        .forEach(
            (name, bytes) -> {
              Matcher path = PATH.matcher(name);
              if (!path.matches()) {
                return;
              }
              List<Case> read =
                  files
                      .text(name, problems)
                      .flatMap(text -> YamlTree.read(name, text, problems))
                      .map(tree -> new CaseReader(path.group(1), tree, problems).cases())
                      .orElse(List.of());
              for (Case each : read) {
                Case first = sentences.putIfAbsent(each.pack() + "/" + each.sentence(), each);
                if (first == null) {
                  cases.add(each);
                } else {
                  String place = first.at().file() + ":" + first.at().line();
                  problems.add(each.at().problem("case.twice", each.sentence(), place));
                }
              }
            });
    return List.copyOf(cases);
  }
}
