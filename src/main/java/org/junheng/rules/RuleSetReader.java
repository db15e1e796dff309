package org.junheng.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Message;
import org.junheng.rules.actions.ActionReader;
import org.junheng.rules.actions.Actions;
import org.junheng.rules.drl.DrlFile;
import org.junheng.rules.drl.DrlFile.TypeTree;
import org.junheng.rules.drl.DrlReader;
import org.junheng.rules.drl.RuleDraft;
import org.junheng.rules.forms.FormReader;

/** Reads a {@code rules/} folder and reports every mistake in it. */
public final class RuleSetReader {
  private static final String FACTS = "facts";

  private final RuleFiles source;
  private final List<RuleProblem> problems;
  private final @Nullable RuleSet before;
  private final Map<String, PackFile> descriptions = new HashMap<>();

  private RuleSetReader(RuleFiles source, List<RuleProblem> problems, @Nullable RuleSet before) {
    this.source = source;
    this.problems = problems;
    this.before = before;
  }

  /** A rule set, or the problems that kept it from being one. */
  public sealed interface Result {
    record Sound(RuleSet ruleSet) implements Result {}

    /**
     * @param problems in order of place
     * @param files in which they were found
     */
    record Broken(List<RuleProblem> problems, RuleFiles files) implements Result {
      public Broken {
        problems = List.copyOf(problems);
      }

      public Broken(List<RuleProblem> problems) {
        this(problems, new RuleFiles(new TreeMap<>()));
      }
    }
  }

  public static Result read(Path folder) throws IOException {
    List<RuleProblem> problems = new ArrayList<>();
    RuleFiles files = RuleFiles.read(folder, problems);
    // Where not all was read, what is missing has its reason there.
    return problems.isEmpty() ? read(files, problems) : new Result.Broken(problems, files);
  }

  public static Result read(RuleFiles files) {
    return read(files, new ArrayList<>());
  }

  /**
   * The same; rule files that stand alike in another rule set are not parsed again. All is checked
   * nevertheless.
   *
   * @param before null where there is none
   */
  public static Result read(RuleFiles files, @Nullable RuleSet before) {
    return read(files, new ArrayList<>(), before);
  }

  private static Result read(RuleFiles files, List<RuleProblem> problems) {
    return read(files, problems, null);
  }

  private static Result read(
      RuleFiles files, List<RuleProblem> problems, @Nullable RuleSet before) {
    Optional<RuleSet> ruleSet = new RuleSetReader(files, problems, before).ruleSet();
    return problems.isEmpty() && ruleSet.isPresent()
        ? new Result.Sound(ruleSet.get())
        : new Result.Broken(problems.stream().distinct().sorted().toList(), files);
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
          problems.add(new RuleProblem(name, 1, 1, Message.of("file.misplaced")));
          continue;
        }
        if (!folder.equals(FACTS)) {
          folders.add(folder);
        }
        parsed(folder, name)
            .ifPresent(file -> drl.computeIfAbsent(folder, key -> new ArrayList<>()).add(file));
      }
    }
    List<DrlFile> factFiles = drl.getOrDefault(FACTS, List.of());
    Optional<Vocabulary> vocabulary = new VocabularyReader(problems).read(factFiles);
    Map<String, Pack> own = new LinkedHashMap<>();
    for (String folder : folders) {
      pack(folder, drl.getOrDefault(folder, List.of()), vocabulary.orElse(null))
          .ifPresent(pack -> own.put(folder, pack));
    }
    Map<String, Pack> packs = new PackFamily(own, folders, descriptions, problems).extended();
    if (vocabulary.isEmpty()) {
      return Optional.empty();
    }
    new AcrossRules(packs.values(), ids(drl), problems).check();
    FormReader.read(source, vocabulary.get(), problems);
    List<TypeTree> types = factFiles.stream().flatMap(file -> file.types().stream()).toList();
    drl.remove(FACTS);
    Actions actions = ActionReader.read(source, vocabulary.get(), problems);
    return Optional.of(
        new RuleSet(source.id(), source, vocabulary.get(), types, packs, drl, actions));
  }

  /** As it was parsed before where it is the same: nothing was wrong with it then. */
  private Optional<DrlFile> parsed(String folder, String name) {
    if (before != null
        && Arrays.equals(before.source().files().get(name), source.files().get(name))) {
      for (DrlFile known : before.files().getOrDefault(folder, List.of())) {
        if (known.file().equals(name)) {
          return Optional.of(known);
        }
      }
    }
    return source.text(name, problems).map(text -> DrlReader.read(name, text, problems));
  }

  /** The ids of all rules that stand in the files, sound or not. */
  private static Set<String> ids(Map<String, List<DrlFile>> drl) {
    Set<String> ids = new HashSet<>();
    drl.values().stream()
        .flatMap(List::stream)
        .flatMap(file -> file.drafts().stream())
        .map(RuleDraft::name)
        .filter(Objects::nonNull)
        .forEach(ids::add);
    return ids;
  }

  /**
   * @param vocabulary null where the fact types are not sound: then nothing that depends on them is
   *     looked at
   */
  private Optional<Pack> pack(String folder, List<DrlFile> files, @Nullable Vocabulary vocabulary) {
    if (!folder.matches("[a-z][a-z0-9]{1,40}") || ReservedNames.isReserved(folder)) {
      problems.add(new RuleProblem(folder, 1, 1, Message.of("pack.folder", folder)));
      return Optional.empty();
    }
    Optional<PackFile> description = new PackFileReader(source, problems).read(folder);
    Map<String, Clause> clauses = new LinkedHashMap<>();
    description.ifPresent(
        read -> read.clauses().forEach(clause -> clauses.put(clause.id(), clause)));
    Set<String> cited = new HashSet<>(clauses.keySet());
    description.ifPresent(read -> cited.addAll(read.lostClauses()));
    RuleBinder binder = new RuleBinder(vocabulary, description.isEmpty() ? null : cited, problems);
    List<Rule> rules = new ArrayList<>();
    Map<String, RuleDraft> seen = new HashMap<>();
    for (DrlFile file : files) {
      FileHead head = FileHead.of(file, folder, vocabulary, problems);
      file.types()
          .forEach(type -> problems.add(type.at().problem("rule.type-in-pack", type.name())));
      for (RuleDraft draft : file.drafts()) {
        idOnce(draft, seen);
        binder.bind(draft, head.functions(), head.types()).ifPresent(rules::add);
      }
    }
    if (description.isEmpty()) {
      return Optional.empty();
    }
    PackFile read = description.get();
    descriptions.put(folder, read);
    return Optional.of(
        new Pack(
            folder,
            read.document(),
            read.schoolSystem(),
            read.parent(),
            read.comparesWith(),
            clauses,
            rules));
  }

  private void idOnce(RuleDraft draft, Map<String, RuleDraft> seen) {
    @Nullable String name = draft.name();
    RuleDraft first = name == null ? null : seen.putIfAbsent(name, draft);
    if (name != null && first != null) {
      String place = first.at().file() + ":" + first.at().line();
      problems.add(draft.at().problem("rule.id-twice", name, place));
    }
  }
}
