package org.junheng.decision.record;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junheng.rules.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * How each school came out on each target in a decision, and nothing else of it: a byte a school
 * and target, where the decision itself has a page of text a school.
 *
 * @param countDate the day that the figures speak for
 * @param district its code
 * @param schools by code, in order of the submission
 */
record SchoolOutcomes(
    UUID decision, LocalDate countDate, String district, Map<String, School> schools) {
  private static final List<Outcome> GRAVEST_FIRST =
      List.of(
          Outcome.UNMET,
          Outcome.ERROR,
          Outcome.UNDETERMINED,
          Outcome.MET,
          Outcome.BEHIND,
          Outcome.NOT_APPLICABLE,
          Outcome.NOT_JUDGED);

  /** A school by its name then, with an outcome for each target; those not judged are absent. */
  static final class School {
    private final String name;
    private final List<String> targets;
    private final byte[] places;

    private School(String name, List<String> targets, byte[] places) {
      this.name = name;
      this.targets = targets;
      this.places = places;
    }

    String name() {
      return name;
    }

    Map<String, Outcome> outcomes() {
      Map<String, Outcome> outcomes = new LinkedHashMap<>();
      for (int i = 0; i < places.length; i++) {
        if (places[i] > 0) {
          outcomes.put(targets.get(i), GRAVEST_FIRST.get(GRAVEST_FIRST.size() - places[i]));
        }
      }
      return outcomes;
    }
  }

  static SchoolOutcomes of(RecordedDecision decision) {
    JsonNode submitted = decision.facts().path("schools");
    List<String> targets =
        decision.findings().stream().map(RecordedFinding::target).distinct().toList();
    Map<String, Integer> columns = new LinkedHashMap<>();
    targets.forEach(target -> columns.put(target, columns.size()));
    byte[][] places = new byte[submitted.size()][targets.size()];
    for (RecordedFinding finding : decision.findings()) {
      int row = Schools.place(finding.subject());
      if (row >= 0 && row < places.length) {
        int column = columns.getOrDefault(finding.target(), 0);
        // Over all that belongs to the school: not met where any part is not.
        byte grave = (byte) (GRAVEST_FIRST.size() - GRAVEST_FIRST.indexOf(finding.outcome()));
        places[row][column] = (byte) Math.max(places[row][column], grave);
      }
    }
    Map<String, School> schools = new LinkedHashMap<>();
    for (int row = 0; row < places.length; row++) {
      JsonNode school = submitted.path(row);
      schools.putIfAbsent(
          school.path("id").asString(""),
          new School(school.path("name").asString(""), targets, places[row]));
    }
    return new SchoolOutcomes(
        decision.id(),
        LocalDate.parse(decision.facts().path("district").path("countDate").asString()),
        decision.facts().path("district").path("code").asString(""),
        schools);
  }

  /** How the school came out on each target; nothing where it is not among them. */
  Map<String, Outcome> of(String school) {
    School known = schools.get(school);
    return known == null ? Map.of() : known.outcomes();
  }
}
