package org.junheng.rules.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.LookedAt;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.Truth;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where facts are made up, filled in and pared down, and troubles are gathered. */
final class Bench {
  private static final int MOST_FIGURES = 4;

  private final RuleSet rules;
  private final SubmissionReader reader;
  private final Map<Rule, Optional<MeasuredFigure>> figures = new HashMap<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<RuleProblem> undecided = new ArrayList<>();

  Bench(RuleSet rules) {
    this.rules = rules;
    this.reader = Explorer.reader(rules);
  }

  List<Trouble> troubles() {
    return troubles;
  }

  List<RuleProblem> undecided() {
    return undecided;
  }

  RuleSet rules() {
    return rules;
  }

  Optional<MeasuredFigure> figure(Rule rule) {
    return figures.computeIfAbsent(rule, key -> MeasuredFigure.of(key, rules.vocabulary()));
  }

  Space space(Pack pack, List<Rule> about) {
    return new Space(rules.vocabulary(), pack, about);
  }

  /**
   * Whether it is certain that no facts do what was sought and not found. Figures that are compared
   * with totals have no values that would be enough to try: they stay unknown, and where that
   * leaves nothing open, it is.
   */
  boolean isRuledOut(Space space, Explorer explorer, Explorer.Goal goal) {
    if (!explorer.isExhaustive()) {
      return false;
    }
    if (space.isDecidable()) {
      return true;
    }
    Space open = space.withoutOpen();
    Explorer again = explorer(open);
    return open.isDecidable() && !again.leavesOpen(goal) && again.isExhaustive();
  }

  Explorer explorer(Space space) {
    return new Explorer(space, reader);
  }

  /** Whether a rule is the pack's own, and not one of the pack it extends. */
  static boolean isOwn(Pack pack, Rule rule) {
    return rule.file().startsWith(pack.id() + "/");
  }

  void undecided(Rule rule, String code) {
    undecided.add(rule.tree().at().problem(code, rule.id()));
  }

  /** Facts that differ from these in figures alone. */
  interface Wish {
    /** How well the facts show it: 0 not at all, more is better. */
    int shows(Seen seen);
  }

  /**
   * Fills in the figures of some rules so that the trouble shows best, and takes away whatever can
   * be taken away.
   *
   * @param about the rules that speak
   * @param goal what must stay true
   * @param wish what should be shown
   */
  Seen shown(Seen found, List<Rule> about, Explorer.Goal goal, Wish wish) {
    Seen filled = filled(found, about, goal, wish);
    int shows = wish.shows(filled);
    List<Outcome> outcomes = about.stream().map(filled::outcome).toList();
    Predicate<Seen> still =
        seen ->
            goal.holds(seen) == Truth.TRUE
                && wish.shows(seen) >= shows
                && about.stream().map(seen::outcome).toList().equals(outcomes);
    return pared(filled, still);
  }

  /** A figure of one of the facts that the rules look at. */
  private record Slot(List<Object> way, FactField field, List<BigDecimal> candidates) {}

  private Seen filled(Seen found, List<Rule> about, Explorer.Goal goal, Wish wish) {
    Set<BigDecimal> candidates = new TreeSet<>();
    Set<LookedAt> fields = new LinkedHashSet<>();
    for (Rule rule : about) {
      figure(rule)
          .ifPresent(
              figure -> {
                fields.addAll(figure.fields());
                candidates.addAll(around(figure.limit()));
              });
    }
    candidates.addAll(List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.valueOf(100)));
    List<Slot> slots = new ArrayList<>();
    for (LookedAt field : fields) {
      for (Fact fact : found.submission().all(field.type())) {
        if (slots.size() < MOST_FIGURES && field.field().kind().isNumber()) {
          slots.add(new Slot(way(fact), field.field(), fitting(field.field(), candidates)));
        }
      }
    }
    Search search = new Search(goal, wish, found);
    search.fill(found.facts().deepCopy(), found.day(), slots, 0);
    return search.best;
  }

  private static List<BigDecimal> around(@Nullable BigDecimal limit) {
    if (limit == null) {
      return List.of();
    }
    BigDecimal below = limit.setScale(0, RoundingMode.FLOOR);
    return List.of(
        limit,
        below,
        below.subtract(BigDecimal.ONE),
        below.add(BigDecimal.ONE),
        limit.add(BigDecimal.ONE));
  }

  private static List<BigDecimal> fitting(FactField field, Set<BigDecimal> candidates) {
    return candidates.stream()
        .filter(value -> field.range().contains(value))
        .filter(
            value -> field.kind() == FieldKind.MEASURE || value.stripTrailingZeros().scale() <= 0)
        .toList();
  }

  private static List<Object> way(Fact fact) {
    List<Object> way = new ArrayList<>();
    for (String step : fact.path().substring(1).split("/")) {
      way.add(step.chars().allMatch(Character::isDigit) ? (Object) Integer.valueOf(step) : step);
    }
    return way;
  }

  private static JsonNode at(ObjectNode facts, List<Object> way) {
    JsonNode at = facts;
    for (Object step : way) {
      at = step instanceof Integer place ? at.get(place) : at.get((String) step);
    }
    return at;
  }

  /** Tries figures. */
  private final class Search {
    private static final int MOST = 4_000;

    private final Explorer.Goal goal;
    private final Wish wish;
    private final FactType subjectType;
    private Seen best;
    private int shows;
    private int tried;

    Search(Explorer.Goal goal, Wish wish, Seen found) {
      this.goal = goal;
      this.wish = wish;
      this.subjectType = found.subject().type();
      this.best = found;
      this.shows = wish.shows(found);
    }

    void fill(ObjectNode facts, LocalDate day, List<Slot> slots, int next) {
      if (next < slots.size()) {
        Slot slot = slots.get(next);
        ObjectNode holder = (ObjectNode) at(facts, slot.way());
        JsonNode before = holder.get(slot.field().name());
        for (BigDecimal value : slot.candidates()) {
          boolean whole = slot.field().kind() == FieldKind.COUNT;
          Space.put(holder, slot.field(), whole ? (Object) value.intValueExact() : value);
          fill(facts, day, slots, next + 1);
        }
        if (before == null) {
          holder.remove(slot.field().name());
        } else {
          holder.set(slot.field().name(), before);
        }
        return;
      }
      if (++tried > MOST) {
        return;
      }
      Seen.of(reader, facts.deepCopy(), day, subjectType)
          .filter(seen -> seen.submission().warnings().isEmpty())
          .filter(seen -> goal.holds(seen) == Truth.TRUE)
          .filter(seen -> wish.shows(seen) > shows)
          .ifPresent(
              seen -> {
                best = seen;
                shows = wish.shows(seen);
              });
    }
  }

  /** Takes away element by element and figure by figure what is not needed. */
  private Seen pared(Seen seen, Predicate<Seen> still) {
    Seen pared = seen;
    for (List<Object> way : ways(seen.facts(), List.of())) {
      ObjectNode less = pared.facts().deepCopy();
      JsonNode holder = at(less, way.subList(0, way.size() - 1));
      Object last = way.get(way.size() - 1);
      if (holder instanceof ArrayNode list && last instanceof Integer place) {
        list.remove(place);
      } else if (holder instanceof ObjectNode object && last instanceof String name) {
        object.remove(name);
      }
      pared =
          Seen.of(reader, less, pared.day(), pared.subject().type()).filter(still).orElse(pared);
    }
    return pared;
  }

  /** The ways to everything within, the last first, so that places stay what they are. */
  private static List<List<Object>> ways(JsonNode node, List<Object> way) {
    List<List<Object>> ways = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> ways.addAll(0, within(object.get(name), way, name)));
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        ways.addAll(0, within(list.get(i), way, i));
      }
    }
    return ways;
  }

  private static List<List<Object>> within(JsonNode node, List<Object> way, Object step) {
    List<Object> here = new ArrayList<>(way);
    here.add(step);
    List<List<Object>> ways = ways(node, here);
    ways.add(here);
    return ways;
  }

  /** What a decision would say of a rule in force: another of the pack may take its place. */
  private static Outcome outcome(Pack pack, Seen seen, Rule rule) {
    Outcome alone = seen.outcome(rule);
    if (alone == Outcome.NOT_APPLICABLE) {
      return alone;
    }
    Truth replaced = Truth.FALSE;
    for (Rule other : pack.rules()) {
      if (other.head().relaxes().contains(rule.id())) {
        Truth binds = seen.binds(other);
        if (binds == Truth.UNKNOWN
            && other.bindsWherever(rule, seen.subject(), seen.population())) {
          binds = Truth.TRUE;
        }
        replaced = binds.compareTo(replaced) > 0 ? binds : replaced;
      }
    }
    return switch (replaced) {
      case TRUE -> Outcome.NOT_APPLICABLE;
      case UNKNOWN -> Outcome.UNDETERMINED;
      case FALSE -> alone;
    };
  }

  Witness witness(Pack pack, Seen seen, List<Rule> about) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    about.stream()
        .filter(rule -> rule.isInForce(seen.day()))
        .forEach(rule -> outcomes.put(rule.id(), outcome(pack, seen, rule)));
    return new Witness(pack.id(), seen.day(), seen.facts(), seen.subject().path(), outcomes);
  }
}
