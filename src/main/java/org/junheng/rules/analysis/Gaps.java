package org.junheng.rules.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.rules.LookedAt;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.Truth;

/**
 * Looks for subjects that a family leaves to nobody although its rules stand on either side.
 *
 * <p>All that can make a difference is laid out as a table, each row with the rules that bind it. A
 * row that none binds is a gap where, everything else being equal,
 *
 * <ul>
 *   <li>a number or a day lies between those that one rule and another one take care of; or
 *   <li>a word or a yes or no is left out while two rules share the others among themselves, and
 *       the pack judges such subjects by other rules; or
 *   <li>two rules divide the same two fields, and each would take care of it if one of them were
 *       otherwise.
 * </ul>
 */
final class Gaps {
  private final Bench bench;
  private final Pack pack;
  private final List<Rule> family;
  private final List<Rule> all;
  private final Space space;
  private final List<int[]> rows = new ArrayList<>();
  private final List<BitSet> bound = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final Map<Rule, Mentions> mentions = new HashMap<>();

  Gaps(Bench bench, Pack pack, List<Rule> family) {
    this.bench = bench;
    this.pack = pack;
    this.family = family;
    this.all = new ArrayList<>(family);
    all.addAll(kin());
    this.space = bench.space(pack, all);
    family.forEach(
        rule -> mentions.put(rule, new Mentions(bench.rules().vocabulary(), List.of(rule))));
  }

  /** Rules whose ids begin alike: what the family leaves out may be theirs, by another figure. */
  private List<Rule> kin() {
    Set<String> stems = new HashSet<>();
    family.forEach(rule -> stems.add(stem(rule)));
    return pack.rules().stream()
        .filter(rule -> !family.contains(rule))
        .filter(rule -> rule.subjectType() == family.get(0).subjectType())
        .filter(rule -> stems.contains(stem(rule)) && bench.figure(rule).isPresent())
        .toList();
  }

  private static String stem(Rule rule) {
    int dot = rule.id().lastIndexOf('.');
    return dot < 0 ? rule.id() : rule.id().substring(0, dot);
  }

  void look() {
    Explorer explorer = bench.explorer(space);
    explorer.each(
        seen -> Truth.TRUE,
        (seen, chosen) -> {
          BitSet rules = new BitSet();
          for (int i = 0; i < all.size(); i++) {
            rules.set(i, seen.binds(all.get(i)) == Truth.TRUE);
          }
          rows.add(chosen);
          bound.add(rules);
          return true;
        });
    if (!explorer.isExhaustive()) {
      bench.undecided(family.get(0), "analysis.undecided-family");
      return;
    }
    leaveOutBystanders();
    List<Map<List<Integer>, List<Integer>>> lines = new ArrayList<>();
    List<Dimension> dimensions = space.dimensions();
    for (int d = 0; d < dimensions.size(); d++) {
      lines.add(space.isOfSubject(dimensions.get(d)) ? lines(d) : Map.of());
    }
    for (int d = 0; d < dimensions.size(); d++) {
      int dimension = d;
      lines.get(d).values().forEach(line -> along(dimension, line));
    }
    for (int row = 0; row < rows.size(); row++) {
      across(row, lines);
    }
  }

  /** Kin that bind somebody together with the family judge something else, not somebody else. */
  private void leaveOutBystanders() {
    BitSet bystanders = new BitSet();
    for (BitSet rules : bound) {
      if (rules.nextSetBit(0) >= 0 && rules.nextSetBit(0) < family.size()) {
        bystanders.or(rules);
      }
    }
    bystanders.clear(0, family.size());
    bound.forEach(rules -> rules.andNot(bystanders));
  }

  /** Rows that differ in one dimension alone, in its order. */
  private Map<List<Integer>, List<Integer>> lines(int dimension) {
    Map<List<Integer>, List<Integer>> lines = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      lines.computeIfAbsent(key(row, dimension), key -> new ArrayList<>()).add(row);
    }
    lines
        .values()
        .forEach(line -> line.sort(Comparator.comparingInt(row -> rows.get(row)[dimension])));
    return lines;
  }

  private List<Integer> key(int row, int without) {
    List<Integer> key = new ArrayList<>();
    int[] chosen = rows.get(row);
    for (int i = 0; i < chosen.length; i++) {
      key.add(i == without ? -2 : chosen[i]);
    }
    return key;
  }

  private BitSet ofFamily(int row) {
    BitSet rules = (BitSet) bound.get(row).clone();
    rules.clear(family.size(), all.size());
    return rules;
  }

  private void along(int d, List<Integer> line) {
    for (int i = 0; i < line.size(); i++) {
      int row = line.get(i);
      if (!bound.get(row).isEmpty()) {
        continue;
      }
      if (space.dimensions().get(d).isOrdered()) {
        BitSet below = nearest(line, i, -1);
        BitSet above = nearest(line, i, 1);
        if (!below.isEmpty() && !above.isEmpty() && !below.intersects(above)) {
          tell(row, below.nextSetBit(0), above.nextSetBit(0), d, -1);
        }
      } else {
        shared(d, line, row);
      }
    }
  }

  private BitSet nearest(List<Integer> line, int from, int step) {
    for (int i = from + step; i >= 0 && i < line.size(); i += step) {
      BitSet rules = ofFamily(line.get(i));
      if (!rules.isEmpty()) {
        return rules;
      }
    }
    return new BitSet();
  }

  private void shared(int d, List<Integer> line, int row) {
    for (int a : line) {
      for (int b : line) {
        BitSet one = ofFamily(a);
        BitSet two = ofFamily(b);
        if (a < b
            && !one.isEmpty()
            && !two.isEmpty()
            && !one.intersects(two)
            && !isLeftOutKnowingly(d, row, one, two)
            && isJudgedOtherwise(row)) {
          tell(row, one.nextSetBit(0), two.nextSetBit(0), d, -1);
          return;
        }
      }
    }
  }

  /** A rule whose reading names the word says that it is left out on purpose. */
  private boolean isLeftOutKnowingly(int d, int row, BitSet one, BitSet two) {
    if (!(space.dimensions().get(d) instanceof Dimension.Field field)) {
      return false;
    }
    @Nullable Object value = field.values().get(rows.get(row)[d]);
    String word = field.field().display(value);
    return Stream.of(one, two)
        .map(rules -> family.get(rules.nextSetBit(0)).head().reading())
        .anyMatch(reading -> reading.contains(word));
  }

  private boolean isJudgedOtherwise(int row) {
    Seen seen = seen(row);
    return pack.rules().stream()
        .filter(rule -> rule.subjectType() == space.subjectType() && !all.contains(rule))
        .anyMatch(rule -> seen.binds(rule) == Truth.TRUE);
  }

  private Seen seen(int row) {
    return Seen.of(
            Explorer.reader(bench.rules()),
            space.facts(rows.get(row)),
            space.day(rows.get(row)),
            space.subjectType())
        .orElseThrow();
  }

  private void across(int row, List<Map<List<Integer>, List<Integer>>> lines) {
    if (!bound.get(row).isEmpty()) {
      return;
    }
    List<BitSet> reached = new ArrayList<>();
    for (int d = 0; d < lines.size(); d++) {
      BitSet rules = new BitSet();
      for (int other : lines.get(d).getOrDefault(key(row, d), List.of())) {
        rules.or(ofFamily(other));
      }
      reached.add(rules);
    }
    for (int f = 1; f < lines.size(); f++) {
      for (int g = f + 1; g < lines.size(); g++) {
        for (int a = reached.get(f).nextSetBit(0); a >= 0; a = reached.get(f).nextSetBit(a + 1)) {
          for (int b = reached.get(g).nextSetBit(0); b >= 0; b = reached.get(g).nextSetBit(b + 1)) {
            boolean apart = a != b && !reached.get(g).get(a) && !reached.get(f).get(b);
            if (apart && divide(a, b, f) && divide(a, b, g)) {
              tell(row, a, b, f, g);
              return;
            }
          }
        }
      }
    }
  }

  /** Whether both rules ask for the field. */
  private boolean divide(int a, int b, int dimension) {
    if (!(space.dimensions().get(dimension) instanceof Dimension.Field field)) {
      return false;
    }
    LookedAt looked = new LookedAt(field.node().type(), field.field());
    return asks(family.get(a), looked) && asks(family.get(b), looked);
  }

  private boolean asks(Rule rule, LookedAt field) {
    return Objects.requireNonNull(mentions.get(rule)).literals().containsKey(field);
  }

  private void tell(int row, int one, int two, int dimension, int second) {
    Rule first = family.get(one);
    Rule last = family.get(two);
    if (!Bench.isOwn(pack, first) && !Bench.isOwn(pack, last)) {
      return;
    }
    boolean time = space.dimensions().get(dimension) instanceof Dimension.Day;
    if (!told.add(first.id() + " " + last.id() + " " + dimension + " " + second)
        || !told.add(last.id() + " " + first.id() + " " + dimension + " " + second)) {
      return;
    }
    List<Rule> about = List.of(first, last);
    Explorer.Goal nobody = seen -> Families.none(seen, all);
    Seen seen = seen(row);
    Seen shown = bench.shown(seen, about, nobody, Families::known);
    Rule at = Bench.isOwn(pack, last) ? last : first;
    String between = said(row, dimension) + (second < 0 ? "" : "、" + said(row, second));
    bench
        .troubles()
        .add(
            new Trouble(
                at.tree()
                    .at()
                    .problem(
                        time ? "analysis.gap-in-time" : "analysis.gap",
                        first.id(),
                        last.id(),
                        between),
                List.of(first.id(), last.id()),
                List.of(bench.witness(pack, shown, about))));
  }

  /** 规划建成年份为2010年. */
  private String said(int row, int dimension) {
    Object value = space.dimensions().get(dimension).values().get(rows.get(row)[dimension]);
    if (space.dimensions().get(dimension) instanceof Dimension.Field field) {
      FactField named = field.field();
      @Nullable Object shown = value;
      return named.label() + "=" + named.display(shown) + named.unit();
    }
    return ((LocalDate) value).toString();
  }
}
