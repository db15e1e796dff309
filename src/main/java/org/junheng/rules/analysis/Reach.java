package org.junheng.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.Truth;

/** Finds rules that can never bind anybody, and rules whose place another always takes. */
final class Reach {
  private static final int MOST_COMPARED = 3_000;

  private final Bench bench;
  private final Pack pack;

  Reach(Bench bench, Pack pack) {
    this.bench = bench;
    this.pack = pack;
  }

  void look() {
    for (Rule rule : pack.rules()) {
      if (Bench.isOwn(pack, rule)) {
        reachable(rule);
      }
      replaced(rule);
    }
  }

  private void reachable(Rule rule) {
    Space space = bench.space(pack, List.of(rule));
    Explorer explorer = bench.explorer(space);
    if (explorer.first(seen -> seen.bindsByFacts(rule)).isPresent()) {
      if (rule.asksFindings()) {
        concluding(rule);
      }
      return;
    }
    if (!explorer.isExhaustive() || !space.isDecidable()) {
      bench.undecided(rule, "analysis.undecided-reach");
      return;
    }
    Seen nearest = nearest(rule, space);
    if (nearest == null) {
      bench.undecided(rule, "analysis.undecided-reach");
      return;
    }
    int held = held(rule, nearest);
    Seen shown =
        bench.shown(
            nearest,
            List.of(rule),
            seen -> seen.binds(rule) == Truth.FALSE ? Truth.TRUE : Truth.FALSE,
            seen -> Math.min(held, held(rule, seen)));
    String condition =
        rule.conditions(shown.subject(), shown.population()).stream()
            .filter(each -> each.held() == Truth.FALSE)
            .findFirst()
            .map(Rule.Condition::text)
            .orElseThrow();
    bench
        .troubles()
        .add(
            new Trouble(
                rule.tree().at().problem("analysis.never-applies", rule.id(), condition),
                List.of(rule.id()),
                List.of(bench.witness(pack, shown, List.of(rule)))));
  }

  /**
   * A conclusion that asks what was found. Figures still missing make findings of their own, so
   * that nothing can be given up before all is settled, and finding none proves nothing.
   */
  private void concluding(Rule rule) {
    List<Rule> restsOn = rule.restsOn(pack.rules());
    List<Rule> about = new ArrayList<>(List.of(rule));
    about.addAll(restsOn);
    Explorer.Goal goal =
        seen ->
            seen.bindsByFacts(rule) == Truth.FALSE
                ? Truth.FALSE
                : seen.concludes(rule, restsOn) == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN;
    if (bench.explorer(bench.space(pack, about)).first(goal).isEmpty()) {
      bench.undecided(rule, "analysis.undecided-reach");
    }
  }

  /** The facts of which most conditions hold. */
  private @Nullable Seen nearest(Rule rule, Space space) {
    Seen[] nearest = new Seen[1];
    int[] compared = new int[1];
    bench
        .explorer(space)
        .each(
            seen -> rule.isInForce(seen.day()) ? Truth.TRUE : Truth.FALSE,
            (seen, chosen) -> {
              if (nearest[0] == null || held(rule, seen) > held(rule, nearest[0])) {
                nearest[0] = seen;
              }
              return ++compared[0] < MOST_COMPARED;
            });
    return nearest[0];
  }

  private static int held(Rule rule, Seen seen) {
    return (int)
        rule.conditions(seen.subject(), seen.population()).stream()
            .filter(condition -> condition.held() == Truth.TRUE)
            .count();
  }

  /** Everyone whom it binds is bound by a rule that takes its place. */
  private void replaced(Rule rule) {
    List<Rule> instead = new ArrayList<>();
    for (Rule other : pack.rules()) {
      if (Relaxing.replaces(pack, other, rule)) {
        instead.add(other);
      }
    }
    boolean concerns =
        Bench.isOwn(pack, rule) || instead.stream().anyMatch(other -> Bench.isOwn(pack, other));
    if (instead.isEmpty() || !concerns) {
      return;
    }
    List<Rule> about = new ArrayList<>(List.of(rule));
    about.addAll(instead);
    Space space = bench.space(pack, about);
    Explorer explorer = bench.explorer(space);
    boolean alone =
        explorer
            .first(
                seen -> {
                  Truth truth = seen.binds(rule);
                  for (Rule other : instead) {
                    truth = Seen.all(truth, Seen.not(seen.binds(other)));
                  }
                  return truth;
                })
            .isPresent();
    if (alone || !explorer.isExhaustive() || !space.isDecidable()) {
      return;
    }
    Rule first = instead.get(0);
    Explorer.Goal both = seen -> Seen.all(seen.binds(rule), seen.binds(first));
    Optional<Seen> found = bench.explorer(space).first(both);
    found.ifPresent(
        seen -> {
          List<Rule> pair = List.of(rule, first);
          Seen shown = bench.shown(seen, pair, both, Families::known);
          bench
              .troubles()
              .add(
                  new Trouble(
                      rule.tree().at().problem("analysis.shadowed", rule.id(), first.id()),
                      List.of(rule.id(), first.id()),
                      List.of(bench.witness(pack, shown, pair))));
        });
  }
}
