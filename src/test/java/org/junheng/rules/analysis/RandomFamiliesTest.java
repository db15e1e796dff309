package org.junheng.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random families of rules over building years, against counting every single year. */
class RandomFamiliesTest {
  private static final int FIRST = 1990;
  private static final int LAST = 2025;

  /**
   * @param boarding null where it does not matter
   */
  private record Interval(int from, int to, Boolean boarding) {
    boolean holds(int year, boolean boards) {
      return year >= from && year <= to && (boarding == null || boarding == boards);
    }

    /** In one of the ways in which it can be written. */
    String scope(Random random) {
      List<String> parts = new ArrayList<>();
      if (from > FIRST) {
        parts.add(random.nextBoolean() ? "builtYear >= " + from : "builtYear > " + (from - 1));
      }
      if (to < LAST) {
        parts.add(random.nextBoolean() ? "builtYear <= " + to : "builtYear < " + (to + 1));
      }
      if (boarding != null) {
        parts.add(random.nextBoolean() ? "boarding == " + boarding : "boarding != " + !boarding);
      }
      return parts.isEmpty() ? "kind != \"senior\"" : String.join(", ", parts);
    }
  }

  static List<Long> seeds() {
    return new Random(20240418).longs(60).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gapsAndOverlapsAreThoseThatCountingFinds(long seed) {
    Random random = new Random(seed);
    List<Interval> family = new ArrayList<>();
    boolean withBoarding = random.nextInt(3) == 0;
    int rules = 2 + random.nextInt(2);
    for (int i = 0; i < rules; i++) {
      int a = FIRST + random.nextInt(LAST - FIRST + 1);
      int b = random.nextInt(4) == 0 ? a : FIRST + random.nextInt(LAST - FIRST + 1);
      Boolean boarding = withBoarding && random.nextBoolean() ? random.nextBoolean() : null;
      family.add(new Interval(Math.min(a, b), Math.max(a, b), boarding));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      texts.add(
          Seeded.rule(
              "size.r" + i,
              "网络多媒体教室" + (10 + i) + "间以上",
              "$school : School( " + family.get(i).scope(random) + ", $n : multimediaRooms )",
              "require.atLeast($school, $n, " + (10 + i) + ")"));
    }

    List<Trouble> found = Seeded.rules(texts.toArray(String[]::new)).found();

    assertThat(pairs(found, "analysis.overlap", "analysis.duplicate"))
        .as("%s", texts)
        .isEqualTo(overlaps(family));
    if (!withBoarding) {
      assertThat(pairs(found, "analysis.gap")).as("%s", texts).isEqualTo(gaps(family));
    }
  }

  private static Set<String> pairs(List<Trouble> troubles, String... codes) {
    return troubles.stream()
        .filter(trouble -> List.of(codes).contains(trouble.code()))
        .map(trouble -> trouble.rules().stream().sorted().collect(Collectors.joining(" ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> overlaps(List<Interval> family) {
    Set<String> overlaps = new TreeSet<>();
    for (int year = FIRST; year <= LAST; year++) {
      for (boolean boards : new boolean[] {true, false}) {
        List<Integer> bound = bound(family, year, boards);
        for (int i : bound) {
          for (int j : bound) {
            if (i < j) {
              overlaps.add("size.r" + i + " size.r" + j);
            }
          }
        }
      }
    }
    return overlaps;
  }

  private static Set<String> gaps(List<Interval> family) {
    Set<String> gaps = new TreeSet<>();
    for (int year = FIRST; year <= LAST; year++) {
      if (bound(family, year, true).isEmpty()) {
        List<Integer> below = nearest(family, year, -1);
        List<Integer> above = nearest(family, year, 1);
        if (!below.isEmpty() && !above.isEmpty() && !below.stream().anyMatch(above::contains)) {
          gaps.add(
              below.get(0) < above.get(0)
                  ? "size.r" + below.get(0) + " size.r" + above.get(0)
                  : "size.r" + above.get(0) + " size.r" + below.get(0));
        }
      }
    }
    return gaps;
  }

  private static List<Integer> nearest(List<Interval> family, int from, int step) {
    for (int year = from + step; year >= FIRST && year <= LAST; year += step) {
      List<Integer> bound = bound(family, year, true);
      if (!bound.isEmpty()) {
        return bound;
      }
    }
    return List.of();
  }

  private static List<Integer> bound(List<Interval> family, int year, boolean boards) {
    List<Integer> bound = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      if (family.get(i).holds(year, boards)) {
        bound.add(i);
      }
    }
    return bound;
  }
}
