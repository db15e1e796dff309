package org.junheng.rules.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Demand;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.RuleTree;
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
  private static final Set<String> WORDS = Set.of("title", "english", "clause", "reading");
  private static final Set<String> DATES = Set.of("date-effective", "date-expires");

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
   * @param aspects in what the two differ; none where there is only one
   */
  public record Change(
      Kind kind,
      String pack,
      String target,
      @Nullable Side before,
      @Nullable Side after,
      Set<Aspect> aspects) {
    public Change {
      aspects = Collections.unmodifiableSet(new TreeSet<>(aspects));
    }
  }

  /** In what a target differs from what it was. */
  public enum Aspect {
    /** Whom it binds. */
    SCOPE,
    /** The number on the right side. */
    LIMIT,
    /** What else is demanded: the figure, the comparison, the unit. */
    DEMAND,
    /** From when to when. */
    DATES,
    /** How much it binds, and what it has to do with other targets. */
    STANDING,
    /** Title, clause and other words; they decide nothing. */
    WORDING
  }

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
          Set<Aspect> aspects =
              kind == Kind.CHANGED
                  ? aspects(
                      was.flatMap(pack -> pack.rule(target)).orElseThrow(),
                      is.flatMap(pack -> pack.rule(target)).orElseThrow())
                  : Set.of();
          changes.add(new Change(kind, id, target, old, made, aspects));
        }
      }
    }
    return new RuleSetDifference(before.id(), after.id(), changes);
  }

  private static Set<Aspect> aspects(Rule was, Rule is) {
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    if (!scope(was.tree()).equals(scope(is.tree()))) {
      aspects.add(Aspect.SCOPE);
    }
    if (!limit(was).equals(limit(is))) {
      aspects.add(Aspect.LIMIT);
    }
    if (!demand(was).equals(demand(is))) {
      aspects.add(Aspect.DEMAND);
    }
    if (!dates(was).equals(dates(is))) {
      aspects.add(Aspect.DATES);
    }
    if (!standing(was.tree()).equals(standing(is.tree()))) {
      aspects.add(Aspect.STANDING);
    }
    if (aspects.isEmpty() || !words(was.tree()).equals(words(is.tree()))) {
      aspects.add(Aspect.WORDING);
    }
    return aspects;
  }

  private static List<String> scope(RuleTree tree) {
    List<String> scope = new ArrayList<>(List.of(DrlPrinter.pattern(tree.subject())));
    tree.conditions().forEach(condition -> scope.add(DrlPrinter.condition(condition)));
    return scope;
  }

  private static Optional<BigDecimal> limit(Rule rule) {
    return rule.demand() instanceof Demand.Measured measured
        ? measured.literalLimit()
        : Optional.empty();
  }

  /** The right side, the number at its end left out where there is one. */
  private static String demand(Rule rule) {
    String call = DrlPrinter.call(rule.tree().demand());
    return limit(rule).isPresent()
        ? call.substring(0, Math.max(call.lastIndexOf(','), call.lastIndexOf('(')))
        : call;
  }

  private static List<Object> dates(Rule rule) {
    return List.of(rule.head().from(), Optional.ofNullable(rule.head().until()));
  }

  private static List<String> standing(RuleTree tree) {
    return said(tree, name -> !WORDS.contains(name) && !DATES.contains(name));
  }

  private static List<String> words(RuleTree tree) {
    return said(tree, WORDS::contains);
  }

  private static List<String> said(RuleTree tree, Predicate<String> wanted) {
    return Stream.concat(tree.annotations().stream(), tree.attributes().stream())
        .filter(each -> wanted.test(each.name()))
        .map(each -> each.name() + "=" + each.value())
        .sorted()
        .toList();
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
