package org.junheng.cases.boundary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junheng.cases.CaseFacts;
import org.junheng.cases.boundary.Blueprint.Slot;
import org.junheng.decision.Finding;
import org.junheng.decision.TreeJudge;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Figure;
import org.junheng.rules.Pack;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.Truth;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes facts that stand at a boundary of a rule. Every choice is tried on the rule itself, so what
 * comes out is true whatever the way there; it is found by going from choice to choice, one or two
 * at a time, to where more conditions hold, and a figure is set by asking the rule what it comes to
 * for 0 and for 1.
 */
final class ExampleSearch {
  private static final int ENOUGH = 1000;
  private static final List<BigDecimal> HANDY =
      java.util.stream.IntStream.of(1000, 100, 10_000, 12, 24, 60, 99, 40, 10, 2, 1)
          .mapToObj(BigDecimal::valueOf)
          .toList();

  private final Rule rule;
  private final Pack pack;
  private final CaseFacts reader;
  private final Blueprint blueprint;
  private final Map<Map<Slot, Object>, Optional<Built>> tried = new HashMap<>();
  private final Map<Map<Slot, Object>, Optional<Figure>> compared = new HashMap<>();

  ExampleSearch(RuleSet ruleSet, Pack pack, Rule rule, Set<BigDecimal> numbers) {
    this.rule = rule;
    this.pack = pack;
    this.reader = new CaseFacts(ruleSet);
    this.blueprint = new Blueprint(rule, ruleSet.vocabulary(), numbers);
  }

  /** Facts that were accepted without a doubt, with the subject of the rule. */
  private record Built(Map<Slot, Object> chosen, ObjectNode facts, Fact subject, Population of) {
    Sight sight(Boundary boundary) {
      return new Sight(boundary, subject, of);
    }
  }

  private Optional<Built> build(Map<Slot, Object> chosen) {
    return tried.computeIfAbsent(chosen, this::tried);
  }

  private Optional<Built> tried(Map<Slot, Object> chosen) {
    ObjectNode facts = blueprint.facts(chosen);
    if (!(reader.read(pack, facts.deepCopy()) instanceof SubmissionReader.Result.Accepted read)) {
      return Optional.empty();
    }
    Submission submission = read.submission();
    List<Fact> subjects = submission.all(rule.subjectType());
    boolean usable =
        submission.warnings().isEmpty() && !subjects.isEmpty() && subjects.get(0).outside() == null;
    return usable
        ? Optional.of(
            new Built(
                chosen, facts, subjects.get(0), new Population(submission, rule.head().from())))
        : Optional.empty();
  }

  /** An example on the first day on which the rule is in force. */
  Example judged(ObjectNode facts) {
    return judged(facts, rule.head().from());
  }

  /** An example on that day; its outcome may be any. */
  Example judged(ObjectNode facts, LocalDate asOf) {
    Submission submission =
        ((SubmissionReader.Result.Accepted) reader.read(pack, facts.deepCopy())).submission();
    List<Finding> findings = TreeJudge.findings(pack, rule, asOf, new Population(submission, asOf));
    return new Example(facts, asOf, findings.isEmpty() ? null : findings.get(0));
  }

  /**
   * Whether facts are sought at all: a conclusion rests on the figures of many rules, which no
   * single figure sets.
   */
  boolean searches() {
    return !rule.isConclusion();
  }

  /** Facts that the rule binds and judges. */
  Optional<ObjectNode> bound() {
    if (!searches()) {
      return Optional.empty();
    }
    return climb(blueprint.start(), this::holding).map(Built::facts);
  }

  /** Facts whose figure is so far from the limit. */
  Optional<ObjectNode> at(Boundary.Limit limit, Figure wanted) {
    Optional<Built> base = searches() ? climb(blueprint.start(), this::holding) : Optional.empty();
    if (base.isEmpty()) {
      return Optional.empty();
    }
    for (Map<Slot, Object> start : starts(base.get().chosen(), limit)) {
      for (Slot slot : blueprint.slots()) {
        if (slot.isNumber()) {
          Optional<ObjectNode> solved = solved(start, slot, limit, wanted);
          if (solved.isPresent()) {
            return solved;
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where to set a figure from: the base, or if no figure matters there, the base with one other
   * word; with one handy number; with one handy number and no others.
   */
  private Set<Map<Slot, Object>> starts(Map<Slot, Object> base, Boundary.Limit limit) {
    Set<Map<Slot, Object>> words = new LinkedHashSet<>(List.of(base));
    for (Slot slot : blueprint.slots()) {
      if (!slot.isNumber()) {
        slot.values().forEach(value -> words.add(with(base, slot, value)));
      }
    }
    Map<Slot, Object> some =
        words.stream().filter(each -> matters(each, limit)).findFirst().orElse(base);
    Map<Slot, Object> none = new LinkedHashMap<>(some);
    for (Slot slot : blueprint.slots()) {
      if (slot.isNumber() && slot.field() != null && slot.accepts(BigDecimal.ZERO)) {
        none.put(slot, BigDecimal.ZERO);
      }
    }
    Set<Map<Slot, Object>> starts = new LinkedHashSet<>(List.of(some));
    for (Map<Slot, Object> from : List.of(some, none)) {
      for (BigDecimal handy : HANDY) {
        for (Slot slot : blueprint.slots()) {
          if (slot.isNumber() && slot.accepts(handy)) {
            starts.add(with(from, slot, handy));
          }
        }
      }
    }
    return starts;
  }

  private boolean matters(Map<Slot, Object> start, Boundary.Limit limit) {
    return blueprint.slots().stream()
        .filter(Slot::isNumber)
        .anyMatch(
            slot -> {
              Optional<Figure> none = compared(with(start, slot, BigDecimal.ZERO), limit);
              Optional<Figure> one = compared(with(start, slot, BigDecimal.ONE), limit);
              return none.isPresent() && one.isPresent() && none.get().compareTo(one.get()) != 0;
            });
  }

  /** Sets one figure so that what is compared comes to what is wanted, if it is in proportion. */
  private Optional<ObjectNode> solved(
      Map<Slot, Object> start, Slot slot, Boundary.Limit limit, Figure wanted) {
    Optional<Figure> none = compared(with(start, slot, BigDecimal.ZERO), limit);
    Optional<Figure> one = compared(with(start, slot, BigDecimal.ONE), limit);
    if (none.isEmpty() || one.isEmpty()) {
      return Optional.empty();
    }
    Figure slope = one.get().minus(none.get());
    Figure rise = wanted.minus(none.get());
    int sign = slope.compareTo(Figure.of(0));
    if (sign == 0) {
      return Optional.empty();
    }
    Figure value =
        sign > 0
            ? rise.dividedBy(slope)
            : none.get().minus(wanted).dividedBy(none.get().minus(one.get()));
    String text = value.exact();
    if (text.contains("/") || !slot.accepts(new BigDecimal(text))) {
      return Optional.empty();
    }
    return build(with(start, slot, new BigDecimal(text)))
        .filter(built -> rule.appraise(built.subject(), built.of()).scope() == Truth.TRUE)
        .filter(
            built ->
                Sight.figure(limit, rule.judgeRegardless(built.subject(), built.of()))
                    .filter(figure -> figure.compareTo(wanted) == 0)
                    .isPresent())
        .map(Built::facts);
  }

  /** What the figure comes to, whether or not the facts make sense. */
  private Optional<Figure> compared(Map<Slot, Object> chosen, Boundary.Limit limit) {
    // A rule has one limit.
    return compared.computeIfAbsent(chosen, each -> figure(each, limit));
  }

  private Optional<Figure> figure(Map<Slot, Object> chosen, Boundary.Limit limit) {
    ObjectNode facts = blueprint.facts(chosen);
    if (!(reader.read(pack, facts) instanceof SubmissionReader.Result.Accepted read)) {
      return Optional.empty();
    }
    List<Fact> subjects = read.submission().all(rule.subjectType());
    return subjects.isEmpty()
        ? Optional.empty()
        : Sight.figure(
            limit,
            rule.judgeRegardless(
                subjects.get(0), new Population(read.submission(), rule.head().from())));
  }

  /** Facts on which a comparison of the left side meets the value and alone decides. */
  Optional<ObjectNode> at(Boundary.ScopeLimit limit, BigDecimal value) {
    if (!searches()
        || blueprint.slots().stream().noneMatch(slot -> slot.isNumber() && slot.accepts(value))) {
      return Optional.empty();
    }
    ToIntFunction<Built> closeness =
        built -> {
          Sight sight = built.sight(limit);
          boolean meets = sight.values().anyMatch(seen -> seen.compareTo(value) == 0);
          int conditions =
              Math.max(
                  limit.rule().holding(built.subject(), built.of()),
                  limit.opposite().holding(built.subject(), built.of()));
          return meets && sight.decides() ? ENOUGH : conditions + (meets ? 2 : 0);
        };
    return climb(blueprint.start(), closeness)
        .filter(built -> closeness.applyAsInt(built) >= ENOUGH)
        .map(Built::facts);
  }

  private int holding(Built built) {
    boolean binds = rule.appraise(built.subject(), built.of()).scope() == Truth.TRUE;
    boolean judged =
        switch (rule.judgeRegardless(built.subject(), built.of()).outcome()) {
          case MET, UNMET -> true;
          default -> false;
        };
    return binds && judged ? ENOUGH : rule.holding(built.subject(), built.of()) + (judged ? 1 : 0);
  }

  /** Goes from choice to choice as long as that leads closer. */
  private Optional<Built> climb(Map<Slot, Object> start, ToIntFunction<Built> closeness) {
    Map<Slot, Object> best = start;
    int reached = score(best, closeness);
    while (reached < ENOUGH) {
      Optional<Map<Slot, Object>> closer = closer(best, reached, closeness);
      if (closer.isEmpty()) {
        return Optional.empty();
      }
      best = closer.get();
      reached = score(best, closeness);
    }
    return build(best);
  }

  private Optional<Map<Slot, Object>> closer(
      Map<Slot, Object> from, int reached, ToIntFunction<Built> closeness) {
    Set<Map<Slot, Object>> near = new LinkedHashSet<>();
    for (Slot slot : blueprint.slots()) {
      slot.values().forEach(value -> near.add(with(from, slot, value)));
    }
    Optional<Map<Slot, Object>> one = best(near, reached, closeness);
    if (one.isPresent()) {
      return one;
    }
    for (Map<Slot, Object> first : near) {
      Set<Map<Slot, Object>> further = new LinkedHashSet<>();
      for (Slot slot : blueprint.slots()) {
        slot.values().forEach(value -> further.add(with(first, slot, value)));
      }
      Optional<Map<Slot, Object>> two = best(further, reached, closeness);
      if (two.isPresent()) {
        return two;
      }
    }
    return best(identities(from), reached, closeness);
  }

  /** Everything that a thing may be: kind, stage and grade have to fit each other. */
  private Set<Map<Slot, Object>> identities(Map<Slot, Object> from) {
    Set<Map<Slot, Object>> all = new LinkedHashSet<>(List.of(from));
    for (Slot slot : blueprint.slots()) {
      FactField field = slot.field();
      if (field != null && field.identity()) {
        Set<Map<Slot, Object>> more = new LinkedHashSet<>();
        for (Map<Slot, Object> each : all) {
          slot.values().forEach(value -> more.add(with(each, slot, value)));
        }
        all = more;
      }
    }
    return all;
  }

  private Optional<Map<Slot, Object>> best(
      Set<Map<Slot, Object>> choices, int reached, ToIntFunction<Built> closeness) {
    Map<Slot, Object> best = null;
    int highest = reached;
    for (Map<Slot, Object> choice : choices) {
      int score = score(choice, closeness);
      if (score > highest) {
        best = choice;
        highest = score;
        if (score >= ENOUGH) {
          break;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private int score(Map<Slot, Object> chosen, ToIntFunction<Built> closeness) {
    return build(chosen).map(closeness::applyAsInt).orElse(-1);
  }

  private static Map<Slot, Object> with(Map<Slot, Object> chosen, Slot slot, Object value) {
    Map<Slot, Object> changed = new LinkedHashMap<>(chosen);
    changed.put(slot, value);
    return changed;
  }
}
