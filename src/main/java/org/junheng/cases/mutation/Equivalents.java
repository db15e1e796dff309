package org.junheng.cases.mutation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junheng.cases.Case;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.drl.Position;
import org.junheng.rules.yaml.YamlNode;
import org.junheng.rules.yaml.YamlTree;

/**
 * The mutants of a pack that no facts can tell from the rule, named one by one: {@code
 * rules/<pack>/equivalents.yaml}.
 *
 * <pre>
 * - rule: homework.grade1-2
 *   mutant: 'drop: stage == "primary"'      # as {@code junheng rules mutate} names it
 *   because: 一、二年级都是小学
 * </pre>
 */
public final class Equivalents {
  private static final List<String> KEYS = List.of("rule", "mutant", "because");

  private final Map<String, Entry> entries;

  private Equivalents(Map<String, Entry> entries) {
    this.entries = entries;
  }

  private record Entry(String rule, String mutant, Position at) {}

  /**
   * Reads the file of a pack; a pack without one names none.
   *
   * @param problems receives every mistake in it
   */
  public static Equivalents read(Pack pack, RuleFiles files, List<RuleProblem> problems) {
    Map<String, Entry> entries = new HashMap<>();
    String name = pack.id() + "/equivalents.yaml";
    byte[] bytes = files.files().get(name);
    if (bytes == null) {
      return new Equivalents(entries);
    }
    Optional<YamlTree> tree =
        YamlTree.read(name, new String(bytes, StandardCharsets.UTF_8), problems);
    if (tree.isEmpty()) {
      return new Equivalents(entries);
    }
    YamlNode root = tree.get().node(problems);
    if (!root.json().isArray()) {
      root.problem("mutation.not-a-list");
      return new Equivalents(entries);
    }
    for (YamlNode node : root.elements()) {
      if (!node.isMapOf(KEYS)) {
        continue;
      }
      Optional<String> rule = text(node, "rule");
      Optional<String> mutant = text(node, "mutant");
      Optional<String> because = text(node, "because");
      if (rule.isPresent() && mutant.isPresent() && because.isPresent()) {
        Entry entry = new Entry(rule.get(), mutant.get(), node.at());
        if (entries.putIfAbsent(key(rule.get(), mutant.get()), entry) != null) {
          node.problem("mutation.twice", rule.get(), mutant.get());
        }
      }
    }
    return new Equivalents(entries);
  }

  private static Optional<String> text(YamlNode node, String key) {
    YamlNode value = node.get(key);
    if (value == null) {
      node.problem("mutation.incomplete", key);
      return Optional.empty();
    }
    return Optional.ofNullable(value.text());
  }

  private static String key(String rule, String mutant) {
    return rule + "\n" + mutant;
  }

  /** Whether this mutant is named. */
  public boolean name(Mutant mutant) {
    return entries.containsKey(key(mutant.original().id(), mutant.name()));
  }

  /** Names of the mutants of a rule that are named. */
  Set<String> of(String rule) {
    return entries.values().stream()
        .filter(entry -> entry.rule().equals(rule))
        .map(Entry::mutant)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Entries that do not hold: of a mutant that there is not, or that a case kills.
   *
   * @param rules what became of the mutants; entries of other rules of the pack are not looked at
   */
  public List<RuleProblem> problems(Pack pack, List<Mutation.OfRule> rules) {
    Map<String, Optional<Case>> fates = new HashMap<>();
    Set<String> looked = new HashSet<>();
    for (Mutation.OfRule of : rules) {
      looked.add(of.rule().id());
      of.fates()
          .forEach(fate -> fates.put(key(of.rule().id(), fate.mutant().name()), fate.killedBy()));
    }
    List<RuleProblem> problems = new ArrayList<>();
    entries.forEach(
        (key, entry) -> {
          Optional<Case> killedBy = fates.get(key);
          boolean known = pack.rule(entry.rule()).isPresent();
          if (killedBy == null) {
            if (looked.contains(entry.rule()) || !known) {
              problems.add(
                  entry.at().problem("mutation.no-such-mutant", entry.rule(), entry.mutant()));
            }
          } else if (killedBy.isPresent()) {
            problems.add(
                entry
                    .at()
                    .problem(
                        "mutation.killed",
                        entry.rule(),
                        entry.mutant(),
                        killedBy.get().toString()));
          }
        });
    return problems.stream().sorted().toList();
  }
}
