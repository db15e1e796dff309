package org.junheng.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junheng.rules.ledger.NamedCase;

/** Which cases speak of which target, in the order of the files. */
public final class CaseIndex {
  private final Map<String, List<Case>> byTarget = new TreeMap<>();

  private CaseIndex() {}

  /** The index of the cases of one pack. */
  public static CaseIndex of(List<Case> cases) {
    CaseIndex index = new CaseIndex();
    for (Case each : cases) {
      for (String target : each.expectation().targets()) {
        index.byTarget.computeIfAbsent(target, key -> new ArrayList<>()).add(each);
      }
    }
    return index;
  }

  /** Ids of the targets that any case speaks of. */
  public Set<String> targets() {
    return Set.copyOf(byTarget.keySet());
  }

  /** The cases that speak of a target; none where nobody wrote one. */
  public List<Case> naming(String target) {
    return List.copyOf(byTarget.getOrDefault(target, List.of()));
  }

  /** The cases of a pack by target, as the ledger wants them. */
  public Map<String, List<NamedCase>> named(String pack) {
    Map<String, List<NamedCase>> named = new TreeMap<>();
    for (String target : targets()) {
      List<NamedCase> cases =
          naming(target).stream()
              .filter(each -> each.pack().equals(pack))
              .map(each -> new NamedCase(each.sentence(), each.at().file(), each.at().line()))
              .toList();
      if (!cases.isEmpty()) {
        named.put(target, cases);
      }
    }
    return named;
  }
}
