package org.junheng.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Nearest;

/**
 * Gives packs that extend another the rules of it. A rule that is restated drops the parent's
 * before anything is compiled; Drools would fire both.
 */
final class PackFamily {
  private final Map<String, Pack> own;
  private final Set<String> folders;
  private final Map<String, PackFile> written;
  private final List<RuleProblem> problems;

  /**
   * @param folders of all packs, sound or not
   * @param written what their files say, for the places in them
   */
  PackFamily(
      Map<String, Pack> own,
      Set<String> folders,
      Map<String, PackFile> written,
      List<RuleProblem> problems) {
    this.written = written;
    this.own = own;
    this.folders = folders;
    this.problems = problems;
  }

  Map<String, Pack> extended() {
    Map<String, Pack> extended = new LinkedHashMap<>();
    own.values().forEach(pack -> extended.put(pack.id(), extended(pack, new LinkedHashSet<>())));
    for (Pack pack : own.values()) {
      for (String other : pack.comparesWith()) {
        if (!folders.contains(other)) {
          problems.add(
              file(pack)
                  .comparesWithAt()
                  .problem("pack.unknown", other, Nearest.to(other, folders).orElse("—")));
        }
      }
    }
    return extended;
  }

  private PackFile file(Pack pack) {
    return Objects.requireNonNull(written.get(pack.id()));
  }

  private Pack extended(Pack pack, Set<String> below) {
    @Nullable String parentId = pack.parent();
    if (parentId == null) {
      return pack;
    }
    Pack parent = own.get(parentId);
    if (parent == null && folders.contains(parentId)) {
      return pack;
    }
    if (parent == null || !below.add(pack.id())) {
      problems.add(
          parent == null
              ? file(pack)
                  .parentAt()
                  .problem("pack.unknown", parentId, Nearest.to(parentId, folders).orElse("—"))
              : file(pack).parentAt().problem("pack.extends-itself", parentId));
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
