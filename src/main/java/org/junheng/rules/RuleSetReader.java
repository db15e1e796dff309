package org.junheng.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Message;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.DrlFile;
import org.junheng.rules.drl.DrlFile.TypeTree;
import org.junheng.rules.drl.DrlReader;
import org.junheng.rules.drl.RuleTree;

/** Reads a {@code rules/} folder and reports every mistake in it. */
public final class RuleSetReader {
  private static final String FACTS = "facts";
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "org.junheng.rules.accumulate.Total", "total",
          "org.junheng.rules.accumulate.Half", "half",
          "org.junheng.rules.accumulate.Least", "least",
          "org.junheng.rules.accumulate.Most", "most",
          "org.junheng.rules.accumulate.Variation", "variation",
          "org.junheng.rules.accumulate.LowestShare", "lowestShare");

  private final RuleFiles source;
  private final List<RuleProblem> problems;

  private RuleSetReader(RuleFiles source, List<RuleProblem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** A rule set, or the problems that kept it from being one. */
  public sealed interface Result {
    record Sound(RuleSet ruleSet) implements Result {}

    record Broken(List<RuleProblem> problems) implements Result {}
  }

  public static Result read(Path folder) throws IOException {
    List<RuleProblem> problems = new ArrayList<>();
    return read(RuleFiles.read(folder, problems), problems);
  }

  public static Result read(RuleFiles files) {
    return read(files, new ArrayList<>());
  }

  private static Result read(RuleFiles files, List<RuleProblem> problems) {
    Optional<RuleSet> ruleSet = new RuleSetReader(files, problems).ruleSet();
    return problems.isEmpty() && ruleSet.isPresent()
        ? new Result.Sound(ruleSet.get())
        : new Result.Broken(problems.stream().sorted().toList());
  }

  private Optional<RuleSet> ruleSet() {
    Map<String, List<DrlFile>> drl = new LinkedHashMap<>();
    Set<String> folders = new TreeSet<>();
    for (String name : source.files().keySet()) {
      String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
      if (name.endsWith("/pack.yaml")) {
        folders.add(folder);
      }
      if (name.endsWith(".drl")) {
        if (folder.isEmpty() || name.indexOf('/') != name.lastIndexOf('/')) {
          problems.add(new RuleProblem(name, 1, 1, Message.of("rule.misplaced-file")));
          continue;
        }
        if (!folder.equals(FACTS)) {
          folders.add(folder);
        }
        source
            .text(name, problems)
            .ifPresent(
                text ->
                    drl.computeIfAbsent(folder, key -> new ArrayList<>())
                        .add(DrlReader.read(name, text, problems)));
      }
    }
    List<DrlFile> factFiles = drl.getOrDefault(FACTS, List.of());
    Optional<Vocabulary> vocabulary = new VocabularyReader(problems).read(factFiles);
    if (vocabulary.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Pack> own = new LinkedHashMap<>();
    for (String folder : folders) {
      pack(folder, drl.getOrDefault(folder, List.of()), vocabulary.get())
          .ifPresent(pack -> own.put(folder, pack));
    }
    Map<String, Pack> packs = new PackFamily(own, problems).extended();
    new AcrossRules(packs.values(), problems).check();
    List<TypeTree> types = factFiles.stream().flatMap(file -> file.types().stream()).toList();
    drl.remove(FACTS);
    return Optional.of(new RuleSet(source.id(), vocabulary.get(), types, packs, drl));
  }

  private Optional<Pack> pack(String folder, List<DrlFile> files, Vocabulary vocabulary) {
    if (!folder.matches("[a-z][a-z0-9]{1,40}") || ReservedNames.isReserved(folder)) {
      problems.add(new RuleProblem(folder, 1, 1, Message.of("pack.folder", folder)));
      return Optional.empty();
    }
    Optional<PackFile> description = new PackFileReader(source, problems).read(folder);
    if (description.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Clause> clauses = new LinkedHashMap<>();
    for (PackFile.ClauseEntry entry : description.get().clauses()) {
      if (clauses.put(entry.id(), entry.clause()) != null) {
        problems.add(
            new RuleProblem(
                folder + "/pack.yaml", 1, 1, Message.of("pack.clause-twice", entry.id())));
      }
    }
    List<Rule> rules = new ArrayList<>();
    Map<String, RuleTree> seen = new HashMap<>();
    for (DrlFile file : files) {
      Header header = header(file, folder, vocabulary);
      file.types()
          .forEach(type -> problems.add(type.at().problem("rule.type-in-pack", type.name())));
      for (RuleTree tree : file.rules()) {
        RuleTree first = seen.putIfAbsent(tree.name(), tree);
        if (first != null) {
          problems.add(
              tree.at()
                  .problem(
                      "rule.id-twice", tree.name(), first.at().file() + ":" + first.at().line()));
        }
        new RuleBinder(vocabulary, clauses.keySet(), problems)
            .bind(tree, header.functions(), header.types())
            .ifPresent(rules::add);
      }
    }
    PackFile read = description.get();
    return Optional.of(
        new Pack(
            folder,
            read.document().document(),
            PackFile.orEmpty(read.schoolSystem()),
            read.parent(),
            read.comparesWith() == null ? List.of() : read.comparesWith(),
            clauses,
            rules));
  }

  private record Header(Set<String> functions, Set<String> types) {}

  private Header header(DrlFile file, String folder, Vocabulary vocabulary) {
    if (!file.packageName().equals(folder)) {
      problems.add(file.packageAt().problem("rule.package", file.packageName(), folder));
    }
    Set<String> functions = new HashSet<>();
    Set<String> types = new HashSet<>();
    for (DrlFile.Import line : file.imports()) {
      @Nullable String function = line.function();
      if (function != null) {
        if (!function.equals(FUNCTIONS.get(line.name())) || !functions.add(function)) {
          problems.add(line.at().problem("rule.import-not-allowed", line.name() + " " + function));
        }
        continue;
      }
      if (line.name().equals(Finding.class.getName()) && types.add(FindingType.NAME)) {
        continue;
      }
      String type =
          line.name().startsWith("facts.") ? line.name().substring("facts.".length()) : "";
      if (vocabulary.type(type).isEmpty() || !types.add(type)) {
        List<String> known =
            vocabulary.types().stream().map(each -> "facts." + each.name()).toList();
        problems.add(
            line.at()
                .problem(
                    "rule.import-not-allowed",
                    line.name()
                        + Nearest.to(line.name(), known).map(near -> " → " + near).orElse("")));
      }
    }
    DrlFile.Global global = file.global();
    if (global == null) {
      problems.add(file.packageAt().problem("rule.no-global"));
    } else if (!global.type().equals(Require.class.getName()) || !global.name().equals("require")) {
      problems.add(global.at().problem("rule.global", global.type() + " " + global.name()));
    }
    return new Header(functions, types);
  }
}
