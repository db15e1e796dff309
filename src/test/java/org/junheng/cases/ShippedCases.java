package org.junheng.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;

/** The cases of this repository, and cases written in a test, run against the shipped rules. */
final class ShippedCases {
  static final CaseRunner RUNNER = new CaseRunner(ShippedRules.maker());

  private ShippedCases() {}

  static List<Case> all() {
    try {
      List<RuleProblem> problems = new ArrayList<>();
      List<Case> cases = CaseFile.read(RuleFiles.read(Path.of("rules"), problems), problems);
      assertThat(problems).isEmpty();
      return cases;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads {@code plan2024/cases/some.yaml} with this text. */
  static List<Case> read(String yaml, List<RuleProblem> problems) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("plan2024/cases/some.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return CaseFile.read(new RuleFiles(files), problems);
  }

  /** The one case of this text, which is known to be good. */
  static Case one(String yaml) {
    List<RuleProblem> problems = new ArrayList<>();
    List<Case> cases = read(yaml, problems);
    assertThat(problems).isEmpty();
    assertThat(cases).hasSize(1);
    return cases.get(0);
  }
}
