package org.junheng.decision.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junheng.rules.Outcome;

/**
 * Which schools of a district once met a target and do not any more, over all decisions on record.
 *
 * @param countDates the days that any of its schools was judged for, oldest first
 * @param schools those with a relapse, in order of their codes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Relapses(
    String district, String pack, List<LocalDate> countDates, List<School> schools) {

  /** A school by code and name, as it was called last. */
  public record School(String id, String name, List<Relapse> relapses) {}

  /**
   * A target that was met once and is not any more.
   *
   * @param lastMet the last count date on which it was met
   * @param lost the first one after it on which it was not
   */
  public record Relapse(String target, LocalDate lastMet, LocalDate lost) {}

  /**
   * @param newestFirst all decisions about the district under the pack
   */
  static Relapses of(String district, String pack, List<SchoolOutcomes> newestFirst) {
    Map<String, List<SchoolOutcomes>> bySchool = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    TreeSet<LocalDate> dates = new TreeSet<>();
    for (SchoolOutcomes decision : newestFirst) {
      dates.add(decision.countDate());
      decision
          .schools()
          .forEach(
              (id, school) -> {
                bySchool.computeIfAbsent(id, key -> new ArrayList<>()).add(decision);
                names.putIfAbsent(id, school.name());
              });
    }
    List<School> schools = new ArrayList<>();
    bySchool.forEach(
        (id, decisions) -> {
          List<Relapse> relapses =
              SchoolHistory.of(id, pack, decisions).targets().stream()
                  .filter(SchoolHistory.TargetHistory::relapsed)
                  .map(Relapses::relapse)
                  .toList();
          if (!relapses.isEmpty()) {
            schools.add(new School(id, names.getOrDefault(id, id), relapses));
          }
        });
    return new Relapses(district, pack, List.copyOf(dates), schools);
  }

  private static Relapse relapse(SchoolHistory.TargetHistory history) {
    List<SchoolHistory.Point> points = history.points();
    int last = points.size() - 1;
    while (points.get(last).outcome() != Outcome.MET) {
      last--;
    }
    LocalDate lost =
        points.subList(last, points.size()).stream()
            .filter(point -> point.outcome() == Outcome.UNMET)
            .findFirst()
            .orElseThrow()
            .countDate();
    return new Relapse(history.target(), points.get(last).countDate(), lost);
  }
}
