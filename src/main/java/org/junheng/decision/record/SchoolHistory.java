package org.junheng.decision.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junheng.rules.Outcome;

/**
 * How a school came out over the years: for each target when it was met, lost again and regained.
 *
 * @param school its code
 * @param pack id of the pack
 * @param decisions the last word on each count date, oldest date first
 * @param targets every target that was ever judged for the school
 */
public record SchoolHistory(
    String school, String pack, List<Stand> decisions, List<TargetHistory> targets) {
  public SchoolHistory {
    decisions = List.copyOf(decisions);
    targets = List.copyOf(targets);
  }

  /**
   * A decision that stands.
   *
   * @param countDate the day that the figures speak for
   * @param earlier decisions about the school and the day that it took the place of, newest first
   */
  public record Stand(LocalDate countDate, UUID decision, List<UUID> earlier) {
    public Stand {
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * One target over the years.
   *
   * @param relapsed whether it was met once, and is not any more
   */
  public record TargetHistory(String target, List<Point> points, boolean relapsed) {
    public TargetHistory {
      points = List.copyOf(points);
    }
  }

  /**
   * How the school came out on a target at a count date, and what that was after the one before.
   */
  public record Point(LocalDate countDate, Outcome outcome, Change change) {}

  /** Against the count date before on which it could be said. */
  public enum Change {
    FIRST,
    SAME,
    /** Met for the first time. */
    MET,
    /** Met before and not met now: a relapse. */
    LOST,
    /** Met again after it was lost. */
    REGAINED,
    /** Nothing can be said now. */
    OPEN
  }

  /**
   * @param newestFirst all decisions about the school under the pack
   */
  static SchoolHistory of(String school, String pack, List<SchoolOutcomes> newestFirst) {
    TreeMap<LocalDate, List<SchoolOutcomes>> byDate = new TreeMap<>();
    for (SchoolOutcomes each : newestFirst) {
      byDate.computeIfAbsent(each.countDate(), key -> new ArrayList<>()).add(each);
    }
    List<Stand> decisions = new ArrayList<>();
    Map<String, TreeMap<LocalDate, Outcome>> outcomes = new TreeMap<>();
    byDate.forEach(
        (date, all) -> {
          List<UUID> ids = all.stream().map(SchoolOutcomes::decision).toList();
          decisions.add(new Stand(date, ids.get(0), ids.subList(1, ids.size())));
          all.get(0)
              .of(school)
              .forEach(
                  (target, outcome) ->
                      outcomes.computeIfAbsent(target, key -> new TreeMap<>()).put(date, outcome));
        });
    List<TargetHistory> targets = new ArrayList<>();
    outcomes.forEach((target, points) -> targets.add(target(target, points)));
    return new SchoolHistory(school, pack, decisions, targets);
  }

  private static TargetHistory target(String target, TreeMap<LocalDate, Outcome> outcomes) {
    List<Point> points = new ArrayList<>();
    boolean everMet = false;
    Optional<Outcome> last = Optional.empty();
    for (Map.Entry<LocalDate, Outcome> each : outcomes.entrySet()) {
      Outcome outcome = each.getValue();
      points.add(new Point(each.getKey(), outcome, change(last, outcome, everMet)));
      if (outcome == Outcome.MET || outcome == Outcome.UNMET) {
        last = Optional.of(outcome);
        everMet |= outcome == Outcome.MET;
      }
    }
    return new TargetHistory(target, points, everMet && last.equals(Optional.of(Outcome.UNMET)));
  }

  private static Change change(Optional<Outcome> last, Outcome now, boolean everMet) {
    if (now != Outcome.MET && now != Outcome.UNMET) {
      return Change.OPEN;
    }
    if (last.isEmpty()) {
      return Change.FIRST;
    }
    if (last.get() == now) {
      return Change.SAME;
    }
    return now == Outcome.UNMET ? Change.LOST : everMet ? Change.REGAINED : Change.MET;
  }
}
