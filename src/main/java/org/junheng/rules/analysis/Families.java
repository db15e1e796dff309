package org.junheng.rules.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.Truth;

/**
 * The families of a pack, held against each other: rules that judge the same subjects by the same
 * figure and have the same standing.
 */
final class Families {
  private final Bench bench;
  private final Pack pack;

  Families(Bench bench, Pack pack) {
    this.bench = bench;
    this.pack = pack;
  }

  void look() {
    for (List<Rule> family : families()) {
      for (int i = 0; i < family.size(); i++) {
        for (int j = i + 1; j < family.size(); j++) {
          pair(family.get(i), family.get(j));
        }
      }
      for (boolean more : new boolean[] {true, false}) {
        List<Rule> sameWay =
            family.stream().filter(rule -> figure(rule).comparison().wantsMore() == more).toList();
        if (sameWay.size() > 1 && sameWay.stream().anyMatch(rule -> Bench.isOwn(pack, rule))) {
          new Gaps(bench, pack, sameWay).look();
        }
      }
    }
  }

  private Collection<List<Rule>> families() {
    Map<String, List<Rule>> families = new LinkedHashMap<>();
    for (Rule rule : pack.rules()) {
      if (rule.tree().attribute("agenda-group").isEmpty()) {
        bench
            .figure(rule)
            .ifPresent(
                figure ->
                    families
                        .computeIfAbsent(
                            rule.subjectType().name()
                                + " "
                                + rule.head().standing()
                                + " "
                                + figure.text(),
                            key -> new ArrayList<>())
                        .add(rule));
      }
    }
    return families.values();
  }

  private MeasuredFigure figure(Rule rule) {
    return bench.figure(rule).orElseThrow();
  }

  private void pair(Rule one, Rule two) {
    boolean own = Bench.isOwn(pack, one) || Bench.isOwn(pack, two);
    boolean deliberate = Relaxing.replaces(pack, one, two) || Relaxing.replaces(pack, two, one);
    MeasuredFigure first = figure(one);
    MeasuredFigure second = figure(two);
    boolean contradict = first.excludes(second);
    if (!own || deliberate || (!contradict && !first.isSameWay(second))) {
      return;
    }
    // That a district is laxer than the pack it extends is told by itself.
    if (Bench.isOwn(pack, one) != Bench.isOwn(pack, two)
        && (Bench.isOwn(pack, one) ? first.isWeakerThan(second) : second.isWeakerThan(first))) {
      return;
    }
    List<Rule> about = List.of(one, two);
    Space space = bench.space(pack, about);
    Explorer explorer = bench.explorer(space);
    Explorer.Goal both = seen -> Seen.all(seen.binds(one), seen.binds(two));
    Optional<Seen> found = explorer.first(both);
    if (found.isEmpty()) {
      if (!bench.isRuledOut(space, explorer, both)) {
        bench.undecided(two, "analysis.undecided-family");
      }
      return;
    }
    Seen shown =
        bench.shown(
            found.get(),
            about,
            both,
            seen -> known(seen) + known(seen, one) + known(seen, two) + differ(seen, one, two));
    Rule late = Bench.isOwn(pack, two) ? two : one;
    Rule early = late == two ? one : two;
    String code = contradict ? "analysis.contradiction" : "analysis.overlap";
    if (!contradict && isWithin(late, early) && !figure(late).hasLimits(figure(early))) {
      code = "analysis.duplicate";
    } else if (!contradict && isWithin(late, early) && !figure(early).isWeakerThan(figure(late))) {
      code = "analysis.duplicate";
    }
    bench
        .troubles()
        .add(
            new Trouble(
                late.tree().at().problem(code, late.id(), early.id(), place(early)),
                List.of(late.id(), early.id()),
                List.of(bench.witness(pack, shown, about))));
  }

  /** Whether everyone whom the rule binds is bound by the other as well. */
  private boolean isWithin(Rule rule, Rule other) {
    Space space = bench.space(pack, List.of(rule, other));
    Explorer explorer = bench.explorer(space);
    boolean outside =
        explorer.first(seen -> Seen.all(seen.binds(rule), Seen.not(seen.binds(other)))).isPresent();
    return !outside && explorer.isExhaustive() && space.isDecidable();
  }

  static String place(Rule rule) {
    return rule.file() + ":" + rule.line();
  }

  static int known(Seen seen) {
    return seen.subject().type().isRoot() && !seen.subject().hasFigures() ? 0 : 1;
  }

  static int known(Seen seen, Rule rule) {
    Outcome outcome = seen.outcome(rule);
    return outcome == Outcome.MET || outcome == Outcome.UNMET ? 1 : 0;
  }

  private static int differ(Seen seen, Rule one, Rule two) {
    return known(seen, one) == 1 && known(seen, two) == 1 && seen.outcome(one) != seen.outcome(two)
        ? 1
        : 0;
  }

  /** Whether none of the rules binds the subject. */
  static Truth none(Seen seen, Collection<Rule> rules) {
    Truth truth = Truth.TRUE;
    for (Rule rule : rules) {
      truth = Seen.all(truth, Seen.not(seen.binds(rule)));
    }
    return truth;
  }
}
