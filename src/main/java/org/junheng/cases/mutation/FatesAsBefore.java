package org.junheng.cases.mutation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.Case;
import org.junheng.cases.Expectation;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/**
 * Tells of which rules of a pack no mutant can survive that did not survive before a change, so
 * that they need not be tried again.
 *
 * <p>What becomes of the mutants of a rule depends on
 *
 * <ul>
 *   <li>the fact types, the school system and the clauses of the pack: all rules are tried where
 *       one of them is not the same, or an attested target is gone;
 *   <li>the rule itself and those that it is tied to, in whichever direction and over however many
 *       steps: by whose place it takes, by the other reading, by what conclusions rest on;
 *   <li>for a conclusion, which may come to look at any other by a mistake, the whole pack;
 *   <li>the cases that speak of any of these. More of them notice more, and harm nothing;
 *   <li>whether a mutant is named as equivalent.
 * </ul>
 *
 * Where one of these differs in a way that might matter, the rule is tried; also where it might not
 * matter after all.
 */
public final class FatesAsBefore {
  private static final String FACTS = "facts/";

  private final Ties before;
  private final Ties after;

  /** What the mutants of a pack are held against. */
  public record Side(RuleSet ruleSet, Pack pack, List<Case> cases, Equivalents equivalents) {
    public Side {
      cases = cases.stream().filter(each -> each.pack().equals(pack.id())).toList();
    }
  }

  private FatesAsBefore(Side before, Side after) {
    this.before = new Ties(before);
    this.after = new Ties(after);
  }

  /**
   * Ids of the pack's own rules of which no mutant newly survives.
   *
   * @param before nothing where there was no such pack
   */
  public static Set<String> of(Optional<Side> before, Side after) {
    Set<String> same = new TreeSet<>();
    if (before.isEmpty() || !sameForAll(before.get(), after)) {
      return same;
    }
    FatesAsBefore fates = new FatesAsBefore(before.get(), after);
    for (Rule rule : after.pack().rules()) {
      if (isOwn(rule, after.pack()) && fates.areSame(rule)) {
        same.add(rule.id());
      }
    }
    return same;
  }

  private static boolean isOwn(Rule rule, Pack pack) {
    return rule.file().startsWith(pack.id() + "/");
  }

  private static boolean sameForAll(Side before, Side after) {
    return sameFacts(before.ruleSet(), after.ruleSet())
        && before.pack().schoolSystem().equals(after.pack().schoolSystem())
        && before.pack().clauses().keySet().equals(after.pack().clauses().keySet())
        && after
            .ruleSet()
            .attestable()
            .entrySet()
            .containsAll(before.ruleSet().attestable().entrySet());
  }

  /** Byte by byte: what a comment says is not worth the risk. */
  private static boolean sameFacts(RuleSet before, RuleSet after) {
    SortedMap<String, byte[]> was = before.source().files();
    SortedMap<String, byte[]> is = after.source().files();
    Set<String> paths = new TreeSet<>(was.keySet());
    paths.addAll(is.keySet());
    return paths.stream()
        .filter(path -> path.startsWith(FACTS))
        .allMatch(path -> java.util.Arrays.equals(was.get(path), is.get(path)));
  }

  private boolean areSame(Rule rule) {
    String id = rule.id();
    Rule old = before.side.pack().rule(id).orElse(null);
    if (old == null || !isOwn(old, before.side.pack())) {
      return false;
    }
    Map<String, String> tied = after.tied(rule);
    return List.copyOf(tied.entrySet()).equals(List.copyOf(before.tied(old).entrySet()))
        && after.casesOf(tied.keySet()).containsAll(before.casesOf(tied.keySet()))
        && after.side.equivalents().of(id).containsAll(before.side.equivalents().of(id));
  }

  /** What a case comes to, wherever it stands and whatever it is called. */
  private record Said(Object facts, @Nullable Object asOf, Expectation expectation) {}

  /** Which rules of a pack have to do with each other. */
  private static final class Ties {
    private final Side side;
    private final Map<String, Set<String>> neighbours = new HashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Set<Said>> cases = new HashMap<>();

    Ties(Side side) {
      this.side = side;
      List<Rule> rules = side.pack().rules();
      for (Rule rule : rules) {
        texts.put(rule.id(), rule.drl());
        rule.head().relaxes().forEach(other -> tie(rule.id(), other));
        Rule.OtherReading reading = rule.head().otherReading();
        if (reading != null) {
          tie(rule.id(), reading.rule());
        }
        rule.restsOn(rules).forEach(other -> tie(rule.id(), other.id()));
      }
      for (Case each : side.cases()) {
        Said said = new Said(each.facts(), each.asOf(), each.expectation());
        each.expectation()
            .targets()
            .forEach(target -> cases.computeIfAbsent(target, key -> new HashSet<>()).add(said));
      }
    }

    private void tie(String one, String other) {
      neighbours.computeIfAbsent(one, key -> new LinkedHashSet<>()).add(other);
      neighbours.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(one);
    }

    /** The text of each rule that it is tied to, its own among them, in the order of the pack. */
    Map<String, String> tied(Rule rule) {
      if (rule.isConclusion()) {
        return texts;
      }
      Set<String> reached = new HashSet<>(Set.of(rule.id()));
      Deque<String> open = new ArrayDeque<>(reached);
      while (!open.isEmpty()) {
        for (String next : neighbours.getOrDefault(open.remove(), Set.of())) {
          if (reached.add(next)) {
            open.add(next);
          }
        }
      }
      Map<String, String> tied = new LinkedHashMap<>(texts);
      tied.keySet().retainAll(reached);
      return tied;
    }

    Set<Said> casesOf(Set<String> targets) {
      Set<Said> all = new HashSet<>();
      targets.forEach(target -> all.addAll(cases.getOrDefault(target, Set.of())));
      return all;
    }
  }
}
