package org.junheng.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFile;
import org.junheng.cases.CaseIndex;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;

/** The cases of a pack as the ledger wants them: by target. */
public final class LedgerCases {
  private LedgerCases() {}

  public static Map<String, List<NamedCase>> of(RuleFiles files, String pack) {
    List<RuleProblem> problems = new ArrayList<>();
    List<Case> cases =
        CaseFile.read(files, problems).stream().filter(each -> each.pack().equals(pack)).toList();
    assertThat(problems).isEmpty();
    CaseIndex index = CaseIndex.of(cases);
    Map<String, List<NamedCase>> named = new TreeMap<>();
    for (String target : index.targets()) {
      named.put(target, index.naming(target).stream().map(LedgerCases::named).toList());
    }
    return named;
  }

  private static NamedCase named(Case each) {
    return new NamedCase(each.sentence(), each.at().file(), each.at().line());
  }
}
