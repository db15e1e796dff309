package org.junheng.web.console;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.district.Ranking;
import org.junheng.decision.record.Relapses;

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
    List<Ranking.Ranked> up,
    List<Ranking.Ranked> down,
    Relapses relapses) {
  private static final int MOST = 5;

  static Progress of(@Nullable Ranking ranking, Relapses relapses) {
    if (ranking == null || ranking.since() == null) {
      return new Progress(null, null, 0, 0, List.of(), List.of(), relapses);
    }
    int gained = 0;
    int lost = 0;
    for (Ranking.Ranked each : ranking.schools()) {
      gained += each.gained() == null ? 0 : each.gained().size();
      lost += each.lost() == null ? 0 : each.lost().size();
    }
    List<Ranking.Ranked> moved =
        ranking.schools().stream()
            .filter(each -> each.movement() != null)
            .sorted(java.util.Comparator.comparingInt(Progress::movement).reversed())
            .toList();
    return new Progress(
        ranking.since().countDate(),
        ranking.since().decision(),
        gained,
        lost,
        moved.stream().filter(each -> movement(each) > 0).limit(MOST).toList(),
        moved.stream()
            .filter(each -> movement(each) < 0)
            .sorted(java.util.Comparator.comparingInt(Progress::movement))
            .limit(MOST)
            .toList(),
        relapses);
  }

  private static int movement(Ranking.Ranked ranked) {
    return ranked.movement() == null ? 0 : ranked.movement();
  }
}
