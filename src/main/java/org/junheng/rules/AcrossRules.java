package org.junheng.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junheng.message.Message;
import org.junheng.message.Nearest;

/**
 * What must hold between rules: that those they name exist, and that ids are one over all packs
 * that answer for them.
 */
final class AcrossRules {
  private final Collection<Pack> packs;
  private final Set<String> written;
  private final List<RuleProblem> problems;

  /**
   * @param written ids of all rules that stand in the files; one that is not sound is reported, and
   *     not that it is missing
   */
  AcrossRules(Collection<Pack> packs, Set<String> written, List<RuleProblem> problems) {
    this.packs = packs;
    this.written = written;
    this.problems = problems;
  }

  void check() {
    boolean sound = problems.isEmpty();
    for (Pack pack : packs) {
      for (Rule rule : pack.rules()) {
        Rule.OtherReading other = rule.head().otherReading();
        if (other != null) {
          named(pack, rule, "otherReading", other.rule());
        }
        rule.head()
            .relaxes()
            .forEach(
                id -> {
                  named(pack, rule, "relaxes", id);
                  inTime(pack, rule, id);
                });
        conclusion(pack, rule, sound);
      }
    }
    attestedOnceOnly();
  }

  /**
   * What it looks at exists and is judged before it.
   *
   * @param sound whether every rule could be read; else one that could not may be the one that is
   *     meant, and an indicator may be its own
   */
  private void conclusion(Pack pack, Rule rule, boolean sound) {
    for (BoundPattern.Named named : rule.names()) {
      Set<String> known = known(pack, named);
      for (String word : new TreeSet<>(named.words())) {
        boolean lost = !sound && (!named.isTargets() || written.contains(word));
        if (!known.contains(word) && !lost) {
          problems.add(
              at(
                  rule,
                  "",
                  Message.of("rule.no-such-finding", word, Nearest.to(word, known).orElse("—"))));
        }
      }
    }
  }

  /** Whether a conclusion names only targets and indicators of its pack. */
  static boolean findsWhatItNames(Pack pack, Rule rule) {
    return rule.names().stream().allMatch(named -> known(pack, named).containsAll(named.words()));
  }

  private static Set<String> known(Pack pack, BoundPattern.Named named) {
    Set<String> known = new TreeSet<>();
    for (Rule other : pack.rules()) {
      if (!other.isConclusion()) {
        known.add(named.isTargets() ? other.id() : other.head().indicator());
      }
    }
    known.remove("");
    return known;
  }

  private void named(Pack pack, Rule rule, String annotation, String id) {
    Optional<Rule> other = pack.rule(id);
    List<String> ids = pack.rules().stream().map(Rule::id).toList();
    if (other.isEmpty()) {
      if (written.contains(id) && !problems.isEmpty()) {
        return;
      }
      problems.add(
          at(
              rule,
              annotation,
              Message.of("rule.no-such-rule", id, Nearest.to(id, ids).orElse("—"))));
    } else if (other.get().subjectType() != rule.subjectType()) {
      problems.add(
          at(
              rule,
              annotation,
              Message.of(
                  "rule.other-subject",
                  id,
                  other.get().subjectType().name(),
                  rule.subjectType().name())));
    }
  }

  /** A conclusion is drawn when all else has been judged: too late to take its place. */
  private void inTime(Pack pack, Rule rule, String relaxed) {
    if (rule.isConclusion()
        && pack.rule(relaxed).filter(other -> !other.isConclusion()).isPresent()) {
      problems.add(at(rule, "relaxes", Message.of("rule.relaxes-too-late", rule.id(), relaxed)));
    }
  }

  /** An attestation names its target alone, so one id may not mean two kinds of subject. */
  private void attestedOnceOnly() {
    Map<String, Rule> first = new HashMap<>();
    for (Pack pack : packs) {
      for (Rule rule : pack.rules()) {
        if (rule.demand() instanceof Demand.Attested) {
          Rule before = first.putIfAbsent(rule.id(), rule);
          if (before != null && before.subjectType() != rule.subjectType()) {
            problems.add(
                at(rule, "", Message.of("rule.attested-differently", rule.id(), before.file())));
          }
        }
      }
    }
  }

  private static RuleProblem at(Rule rule, String annotation, Message message) {
    var position =
        rule.tree().annotation(annotation).map(found -> found.at()).orElse(rule.tree().at());
    return new RuleProblem(position.file(), position.line(), position.column(), message);
  }
}
