package org.junheng.decision.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;

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
  static SchoolHistory of(String school, String pack, List<RecordedEntry> newestFirst) {
    return of(school, pack, newestFirst, SchoolHistory::outcomes);
  }

  /** How a school came out on each target in a decision. */
  interface Outcomes {
    Map<String, Outcome> of(RecordedDecision decision, String school);
  }

  static SchoolHistory of(
      String school, String pack, List<RecordedEntry> newestFirst, Outcomes known) {
    TreeMap<LocalDate, List<RecordedEntry>> byDate = new TreeMap<>();
    for (RecordedEntry entry : newestFirst) {
      byDate.computeIfAbsent(countDate(entry.decision()), key -> new ArrayList<>()).add(entry);
    }
    List<Stand> decisions = new ArrayList<>();
    Map<String, TreeMap<LocalDate, Outcome>> outcomes = new TreeMap<>();
    byDate.forEach(
        (date, entries) -> {
          List<UUID> ids = entries.stream().map(each -> each.decision().id()).toList();
          decisions.add(new Stand(date, ids.get(0), ids.subList(1, ids.size())));
          known
              .of(entries.get(0).decision(), school)
              .forEach(
                  (target, outcome) ->
                      outcomes.computeIfAbsent(target, key -> new TreeMap<>()).put(date, outcome));
        });
    List<TargetHistory> targets = new ArrayList<>();
    outcomes.forEach((target, points) -> targets.add(target(target, points)));
    return new SchoolHistory(school, pack, decisions, targets);
  }

  static LocalDate countDate(RecordedDecision decision) {
    return LocalDate.parse(decision.facts().path("district").path("countDate").asString());
  }

  /** Over all that belongs to the school: not met where any part is not. */
  private static Map<String, Outcome> outcomes(RecordedDecision decision, String school) {
    String path = Schools.path(decision.facts(), school);
    Map<String, Set<Outcome>> all = new LinkedHashMap<>();
    for (RecordedFinding finding : decision.findings()) {
      if (Schools.isWithin(finding.subject(), path)) {
        all.computeIfAbsent(finding.target(), key -> EnumSet.noneOf(Outcome.class))
            .add(finding.outcome());
      }
    }
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    all.forEach((target, of) -> outcomes.put(target, together(of)));
    return outcomes;
  }

  private static Outcome together(Set<Outcome> outcomes) {
    return List.of(Outcome.UNMET, Outcome.ERROR, Outcome.UNDETERMINED, Outcome.MET).stream()
        .filter(outcomes::contains)
        .findFirst()
        .orElseGet(() -> outcomes.iterator().next());
  }

  /** The same of all schools of a decision, by code; each finding is looked at once. */
  static Map<String, Map<String, Outcome>> outcomesBySchool(RecordedDecision decision) {
    JsonNode schools = decision.facts().path("schools");
    Map<String, Map<String, Set<Outcome>>> all = new LinkedHashMap<>();
    for (RecordedFinding finding : decision.findings()) {
      int place = Schools.place(finding.subject());
      if (place >= 0) {
        all.computeIfAbsent(
                schools.path(place).path("id").asString(""), key -> new LinkedHashMap<>())
            .computeIfAbsent(finding.target(), key -> EnumSet.noneOf(Outcome.class))
            .add(finding.outcome());
      }
    }
    Map<String, Map<String, Outcome>> bySchool = new LinkedHashMap<>();
    all.forEach(
        (school, targets) -> {
          Map<String, Outcome> outcomes = new LinkedHashMap<>();
          targets.forEach((target, of) -> outcomes.put(target, together(of)));
          bySchool.put(school, outcomes);
        });
    return bySchool;
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
