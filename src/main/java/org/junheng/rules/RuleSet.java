package org.junheng.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junheng.facts.AttestedTarget;
import org.junheng.facts.FactType;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.actions.Actions;
import org.junheng.rules.drl.DrlFile;
import org.junheng.rules.drl.DrlFile.TypeTree;
import org.junheng.rules.drl.RuleDraft;
import org.junheng.rules.drl.RuleTree;

/**
 * A whole {@code rules/} folder, read, checked and understood.
 *
 * @param id SHA-256 of its content, by which it is named everywhere
 * @param source the files it was read from
 * @param types declarations of the fact types as written
 * @param files the rule files of each pack as read
 * @param actions what can be done about figures, and at what cost
 */
public record RuleSet(
    String id,
    RuleFiles source,
    Vocabulary vocabulary,
    List<TypeTree> types,
    Map<String, Pack> packs,
    Map<String, List<DrlFile>> files,
    Actions actions) {
  public RuleSet {
    types = List.copyOf(types);
    packs = Collections.unmodifiableMap(new TreeMap<>(packs));
    files = Map.copyOf(files);
  }

  public Optional<Pack> pack(String packId) {
    return Optional.ofNullable(packs.get(packId));
  }

  /**
   * What a tree would say as a rule of a pack; nothing where it makes no sense. Its names are
   * resolved and its types checked as if its file imported whatever it needs.
   */
  public Optional<Rule> bound(Pack pack, RuleTree tree) {
    Set<String> typeNames =
        vocabulary.types().stream()
            .map(FactType::name)
            .collect(Collectors.toCollection(HashSet::new));
    typeNames.add(FindingType.NAME);
    return new RuleBinder(vocabulary, pack.clauses().keySet(), new ArrayList<>())
        .bind(RuleDraft.of(tree), Gathering.Function.words(), typeNames)
        .filter(rule -> AcrossRules.findsWhatItNames(pack, rule));
  }

  /** Ids of all attested targets of all packs, with the fact type that answers. */
  public Map<String, String> attestable() {
    Map<String, String> attestable = new LinkedHashMap<>();
    packs.values().stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> rule.demand() instanceof Demand.Attested)
        .forEach(rule -> attestable.put(rule.id(), rule.subjectType().name()));
    return attestable;
  }

  /** The attested targets of all packs, each id once, in order of pack and file. */
  public List<AttestedTarget> attestedTargets() {
    Map<String, AttestedTarget> targets = new LinkedHashMap<>();
    for (Pack pack : packs.values()) {
      for (Rule rule : pack.rules()) {
        if (rule.demand() instanceof Demand.Attested) {
          targets.putIfAbsent(
              rule.id(),
              new AttestedTarget(
                  rule.id(), rule.subjectType().name(), rule.title(), rule.head().english()));
        }
      }
    }
    return List.copyOf(targets.values());
  }

  /**
   * The pack in whose folder a rule stands: for an inherited rule not the pack that inherits it.
   */
  public Pack origin(Pack pack, Rule rule) {
    String folder = rule.file().substring(0, rule.file().indexOf('/'));
    return packs.getOrDefault(folder, pack);
  }

  /** The type that holds schools' lists: whatever stands beside the root. */
  public List<FactType> besideRoot() {
    return vocabulary.root().children().stream().filter(FactType::besideRoot).toList();
  }
}
