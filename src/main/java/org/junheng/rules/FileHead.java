package org.junheng.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.DrlFile;
import org.junheng.rules.drl.RuleDraft;

/**
 * What stands above the rules of a file, checked.
 *
 * @param functions names under which accumulate functions are imported
 * @param types names of the fact types that are imported
 */
record FileHead(Set<String> functions, Set<String> types) {
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "org.junheng.rules.accumulate.Total", "total",
          "org.junheng.rules.accumulate.Half", "half",
          "org.junheng.rules.accumulate.Least", "least",
          "org.junheng.rules.accumulate.Most", "most",
          "org.junheng.rules.accumulate.Variation", "variation",
          "org.junheng.rules.accumulate.LowestShare", "lowestShare");

  static FileHead of(
      DrlFile file, String folder, @Nullable Vocabulary vocabulary, List<RuleProblem> problems) {
    if (!file.packageName().isEmpty() && !file.packageName().equals(folder)) {
      problems.add(file.packageAt().problem("rule.package", file.packageName(), folder));
    }
    // What could not be read may have been the import of these.
    Set<String> functions = new HashSet<>(file.lost());
    Set<String> types = new HashSet<>(file.lost());
    if (file.lost().contains(RuleDraft.ANY)) {
      functions.addAll(FUNCTIONS.values());
      if (vocabulary != null) {
        vocabulary.types().forEach(type -> types.add(type.name()));
        types.add(FindingType.NAME);
      }
    }
    Set<String> seen = new HashSet<>();
    for (DrlFile.Import line : file.imports()) {
      boolean again = !seen.add(line.name());
      Optional<String> fault =
          line.function() == null
              ? type(line, vocabulary, types)
              : function(line, line.function(), functions);
      if (fault.isPresent()) {
        problems.add(line.at().problem("rule.import-not-allowed", fault.get()));
      } else if (again) {
        problems.add(line.at().problem("rule.import-twice", line.name()));
      }
    }
    DrlFile.Global global = file.global();
    if (global == null) {
      if (!file.lost().contains("global") && !file.lost().contains("require")) {
        problems.add(file.packageAt().problem("rule.no-global"));
      }
    } else if (!global.type().equals(Require.class.getName()) || !global.name().equals("require")) {
      problems.add(global.at().problem("rule.global", global.type() + " " + global.name()));
    }
    return new FileHead(functions, types);
  }

  private static Optional<String> function(
      DrlFile.Import line, String function, Set<String> functions) {
    functions.add(function);
    @Nullable String known = FUNCTIONS.get(line.name());
    if (function.equals(known)) {
      return Optional.empty();
    }
    String near =
        known != null
            ? " → " + known
            : Nearest.to(line.name(), FUNCTIONS.keySet()).map(name -> " → " + name).orElse("");
    return Optional.of(line.name() + " " + function + near);
  }

  private static Optional<String> type(
      DrlFile.Import line, @Nullable Vocabulary vocabulary, Set<String> types) {
    if (line.name().equals(Finding.class.getName())) {
      types.add(FindingType.NAME);
      return Optional.empty();
    }
    String type = line.name().startsWith("facts.") ? line.name().substring("facts.".length()) : "";
    types.add(type);
    if (vocabulary == null || vocabulary.type(type).isPresent()) {
      return Optional.empty();
    }
    List<String> known = vocabulary.types().stream().map(each -> "facts." + each.name()).toList();
    Optional<String> near = Nearest.to(line.name(), known);
    near.ifPresent(name -> types.add(name.substring("facts.".length())));
    return Optional.of(line.name() + near.map(name -> " → " + name).orElse(""));
  }
}
