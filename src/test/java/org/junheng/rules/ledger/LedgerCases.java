package org.junheng.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junheng.cases.CaseFile;
import org.junheng.cases.CaseIndex;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;

/** The cases of a pack as the ledger wants them: by target. */
public final class LedgerCases {
  private LedgerCases() {}

  public static Map<String, List<NamedCase>> of(RuleFiles files, String pack) {
    List<RuleProblem> problems = new ArrayList<>();
    CaseIndex index = CaseIndex.of(CaseFile.read(files, problems));
    assertThat(problems).isEmpty();
    return index.named(pack);
  }
}
