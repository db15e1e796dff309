package org.junheng.rules.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Demand;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.reading.RuleReading;

/**
 * What one rule set changes in another, target by target. Layout, comments and the order of rules
 * change nothing.
 *
 * @param before id of the rule set as it was
 * @param after id of the changed one
 * @param changes in order of pack and target
 */
public record RuleSetDifference(String before, String after, List<Change> changes) {
  public RuleSetDifference {
    changes = List.copyOf(changes);
  }

  /** What happened to a target. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One target of one pack.
   *
   * @param before null where it is new
   * @param after null where it is gone
   */
  public record Change(
      Kind kind, String pack, String target, @Nullable Side before, @Nullable Side after) {}

  /**
   * The target on one side.
   *
   * @param limit null where it is attested or compared with another figure
   * @param until first day no longer in force, or null
   * @param chinese the rule read back in a sentence
   */
  public record Side(
      String title,
      @Nullable BigDecimal limit,
      String unit,
      LocalDate from,
      @Nullable LocalDate until,
      String chinese,
      String english,
      String drl) {}

  public static RuleSetDifference of(RuleSet before, RuleSet after) {
    List<Change> changes = new ArrayList<>();
    Set<String> packs = new TreeSet<>(before.packs().keySet());
    packs.addAll(after.packs().keySet());
    for (String id : packs) {
      Optional<Pack> was = before.pack(id);
      Optional<Pack> is = after.pack(id);
      Set<String> targets = new TreeSet<>();
      was.ifPresent(pack -> pack.rules().forEach(rule -> targets.add(rule.id())));
      is.ifPresent(pack -> pack.rules().forEach(rule -> targets.add(rule.id())));
      for (String target : targets) {
        @Nullable Side old = was.flatMap(pack -> side(before, pack, target)).orElse(null);
        @Nullable Side made = is.flatMap(pack -> side(after, pack, target)).orElse(null);
        if (old == null || made == null || !old.equals(made)) {
          Kind kind = old == null ? Kind.ADDED : made == null ? Kind.REMOVED : Kind.CHANGED;
          changes.add(new Change(kind, id, target, old, made));
        }
      }
    }
    return new RuleSetDifference(before.id(), after.id(), changes);
  }

  private static Optional<Side> side(RuleSet rules, Pack pack, String target) {
    return pack.rule(target).map(rule -> side(rules, pack, rule));
  }

  private static Side side(RuleSet rules, Pack pack, Rule rule) {
    Pack.Document document = rules.origin(pack, rule).document();
    RuleReading reading = RuleReading.of(rule, document, rules.vocabulary());
    Optional<Demand.Measured> measured =
        rule.demand() instanceof Demand.Measured demand ? Optional.of(demand) : Optional.empty();
    return new Side(
        rule.title(),
        measured.flatMap(Demand.Measured::literalLimit).orElse(null),
        measured.map(Demand.Measured::unit).orElse(""),
        rule.head().from(),
        rule.head().until(),
        reading.chinese().text(),
        reading.english().text(),
        rule.drl());
  }
}
