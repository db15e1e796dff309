package org.junheng.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * Gives packs that extend another the rules of it. A rule that is restated drops the parent's
 * before anything is compiled; Drools would fire both.
 */
final class PackFamily {
  private final Map<String, Pack> own;
  private final List<RuleProblem> problems;

  PackFamily(Map<String, Pack> own, List<RuleProblem> problems) {
    this.own = own;
    this.problems = problems;
  }

  Map<String, Pack> extended() {
    Map<String, Pack> extended = new LinkedHashMap<>();
    own.values().forEach(pack -> extended.put(pack.id(), extended(pack, new LinkedHashSet<>())));
    for (Pack pack : own.values()) {
      for (String other : pack.comparesWith()) {
        if (!own.containsKey(other)) {
          problems.add(
              new RuleProblem(pack.id() + "/pack.yaml", 1, 1, Message.of("pack.unknown", other)));
        }
      }
    }
    return extended;
  }

  private Pack extended(Pack pack, Set<String> below) {
    @Nullable String parentId = pack.parent();
    if (parentId == null) {
      return pack;
    }
    Pack parent = own.get(parentId);
    if (parent == null || !below.add(pack.id())) {
      problems.add(
          new RuleProblem(
              pack.id() + "/pack.yaml",
              1,
              1,
              Message.of(parent == null ? "pack.unknown" : "pack.extends-itself", parentId)));
      return pack;
    }
    Pack inherited = extended(parent, below);
    List<Rule> rules = new ArrayList<>(inherited.rules());
    pack.rules().forEach(restated -> rules.removeIf(rule -> rule.id().equals(restated.id())));
    rules.addAll(pack.rules());
    Map<String, Clause> clauses = new LinkedHashMap<>(inherited.clauses());
    clauses.putAll(pack.clauses());
    String system = pack.schoolSystem().isEmpty() ? inherited.schoolSystem() : pack.schoolSystem();
    return new Pack(
        pack.id(), pack.document(), system, parentId, pack.comparesWith(), clauses, rules);
  }
}
