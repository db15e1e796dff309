package org.junheng.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;

/**
 * Holds the limits of a pack against those of the packs it extends or compares itself with: what
 * meets its own limit must not miss theirs.
 */
final class Standards {
  private final Bench bench;
  private final Pack pack;

  Standards(Bench bench, Pack pack) {
    this.bench = bench;
    this.pack = pack;
  }

  void look() {
    List<String> others = new ArrayList<>(pack.comparesWith());
    if (pack.parent() != null) {
      others.add(pack.parent());
    }
    for (String id : others) {
      bench.rules().pack(id).ifPresent(this::against);
    }
  }

  private void against(Pack other) {
    for (Rule rule : pack.rules()) {
      Optional<MeasuredFigure> own = bench.figure(rule);
      if (!Bench.isOwn(pack, rule) || own.isEmpty()) {
        continue;
      }
      for (Rule standard : other.rules()) {
        Optional<MeasuredFigure> theirs = bench.figure(standard);
        if (theirs.isPresent()
            && rule.subjectType() == standard.subjectType()
            && own.get().isSameAs(theirs.get())
            && own.get().isWeakerThan(theirs.get())) {
          weaker(other, rule, standard);
        }
      }
    }
  }

  private void weaker(Pack other, Rule rule, Rule standard) {
    List<Rule> ownInstead = replacing(pack, rule);
    List<Rule> theirInstead = replacing(other, standard);
    List<Rule> about = new ArrayList<>(List.of(rule, standard));
    about.addAll(ownInstead);
    about.addAll(theirInstead);
    Space space = bench.space(pack, about);
    Explorer explorer = bench.explorer(space);
    Explorer.Goal goal =
        seen ->
            Seen.all(
                seen.binds(rule),
                seen.binds(standard),
                Families.none(seen, ownInstead),
                Families.none(seen, theirInstead));
    Optional<Seen> found = explorer.first(goal);
    if (found.isEmpty()) {
      if (!bench.isRuledOut(space, explorer, goal)) {
        bench.undecided(rule, "analysis.undecided-family");
      }
      return;
    }
    Seen shown =
        bench.shown(
            found.get(),
            List.of(rule, standard),
            goal,
            seen ->
                Families.known(seen)
                    + (seen.outcome(rule) == Outcome.MET ? 1 : 0)
                    + (seen.outcome(standard) == Outcome.UNMET ? 1 : 0));
    bench
        .troubles()
        .add(
            new Trouble(
                rule.tree()
                    .at()
                    .problem(
                        "analysis.weaker",
                        rule.id(),
                        demand(rule),
                        other.id(),
                        standard.id(),
                        demand(standard),
                        Families.place(standard)),
                List.of(rule.id(), standard.id()),
                List.of(
                    bench.witness(pack, shown, List.of(rule)),
                    bench.witness(other, shown, List.of(standard)))));
  }

  private static List<Rule> replacing(Pack pack, Rule rule) {
    return pack.rules().stream().filter(other -> Relaxing.replaces(pack, other, rule)).toList();
  }

  private String demand(Rule rule) {
    MeasuredFigure figure = bench.figure(rule).orElseThrow();
    return figure.comparison().symbol()
        + " "
        + java.util.Objects.requireNonNull(figure.limit()).toPlainString();
  }
}
