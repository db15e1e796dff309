package org.junheng.web.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.record.Relapses;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;
import org.junheng.rules.Standing;

/**
 * How a district moved since the count date before, and what it met once and does not any more.
 *
 * @param since the count date before; null where there is none
 * @param gained findings that were unmet and are met, of all schools
 * @param lost findings that were met and are unmet
 * @param up schools that gained most ranks
 * @param down schools that lost most
 */
record Progress(
    @Nullable LocalDate since,
    @Nullable UUID earlier,
    int gained,
    int lost,
    List<Moved> up,
    List<Moved> down,
    Relapses relapses) {
  private static final int MOST = 5;

  /**
   * A school that is not where it was among all.
   *
   * @param before its rank then
   */
  record Moved(String id, String name, int rank, int before) {
    /** Ranks gained; below zero where lost. */
    public int movement() {
      return before - rank;
    }
  }

  /**
   * @param now what stands
   * @param then what stood on the count date before; null where there is none
   */
  static Progress of(DistrictView now, @Nullable DistrictView then, Relapses relapses) {
    if (then == null) {
      return new Progress(null, null, 0, 0, List.of(), List.of(), relapses);
    }
    Map<String, Integer> rows = new HashMap<>();
    for (DistrictView.SchoolLine each : then.schools()) {
      rows.put(each.id(), rows.size());
    }
    List<int[]> columns = columns(now, then);
    int gained = 0;
    int lost = 0;
    List<Moved> moved = new ArrayList<>();
    for (int row = 0; row < now.schools().size(); row++) {
      DistrictView.SchoolLine school = now.schools().get(row);
      Integer before = rows.get(school.id());
      // Closed schools have a place in neither.
      if (before == null || school.outside() || then.schools().get(before).outside()) {
        continue;
      }
      for (int[] column : columns) {
        Outcome was = then.heat().at(before, column[1]);
        Outcome is = now.heat().at(row, column[0]);
        gained += was == Outcome.UNMET && is == Outcome.MET ? 1 : 0;
        lost += was == Outcome.MET && is == Outcome.UNMET ? 1 : 0;
      }
      Integer rank = school.rank();
      Integer rankBefore = then.schools().get(before).rank();
      if (rank != null && rankBefore != null) {
        moved.add(new Moved(school.id(), school.name(), rank, rankBefore));
      }
    }
    // Equal ones keep the order of their ranks.
    moved.sort(Comparator.comparingInt(Moved::rank));
    return new Progress(
        then.countDate(),
        then.id(),
        gained,
        lost,
        moved.stream()
            .filter(each -> each.movement() > 0)
            .sorted(Comparator.comparingInt(Moved::movement).reversed())
            .limit(MOST)
            .toList(),
        moved.stream()
            .filter(each -> each.movement() < 0)
            .sorted(Comparator.comparingInt(Moved::movement))
            .limit(MOST)
            .toList(),
        relapses);
  }

  /** Places of the targets that bind on both days, now and then. */
  private static List<int[]> columns(DistrictView now, DistrictView then) {
    Map<String, Integer> before = new HashMap<>();
    for (int i = 0; i < then.heat().rules().size(); i++) {
      Rule rule = then.heat().rules().get(i);
      if (rule.head().standingOn(then.asOf()) == Standing.BINDING) {
        before.put(rule.id(), i);
      }
    }
    List<int[]> columns = new ArrayList<>();
    for (int i = 0; i < now.heat().rules().size(); i++) {
      Rule rule = now.heat().rules().get(i);
      Integer place = before.get(rule.id());
      if (place != null && rule.head().standingOn(now.asOf()) == Standing.BINDING) {
        columns.add(new int[] {i, place});
      }
    }
    return columns;
  }
}
