package org.junheng.web.console;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junheng.decision.Finding;
import org.junheng.facts.Fact;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;
import org.junheng.rules.Standing;

/**
 * How each school came out on each target: where it has several classes or rooms, as the gravest of
 * them did. A byte a school and target, so that thousands of schools are kept at hand.
 */
final class HeatMap {
  private static final List<Outcome> GRAVEST_FIRST =
      List.of(
          Outcome.UNMET,
          Outcome.ERROR,
          Outcome.UNDETERMINED,
          Outcome.BEHIND,
          Outcome.MET,
          Outcome.NOT_APPLICABLE,
          Outcome.NOT_JUDGED);

  private final List<Rule> rules;
  private final byte[][] places;

  private HeatMap(List<Rule> rules, byte[][] places) {
    this.rules = rules;
    this.places = places;
  }

  /**
   * How a school came out on some targets.
   *
   * @param judged of them met, unmet, failed or open
   * @param open nobody can say yet, as figures are missing
   */
  record Share(int met, int judged, int open) {}

  /**
   * @param schools in the order in which rows are asked for
   */
  static HeatMap of(Shown shown, List<Fact> schools) {
    List<Rule> rules =
        shown.pack().rulesInForce(shown.decision().asOf()).stream()
            .filter(rule -> rule.subjectType().isWithinBesideRoot())
            .toList();
    Map<Rule, Integer> columns = new HashMap<>();
    rules.forEach(rule -> columns.put(rule, columns.size()));
    byte[][] places = new byte[schools.size()][rules.size()];
    for (int row = 0; row < schools.size(); row++) {
      for (Finding finding : shown.findings(schools.get(row))) {
        Integer column = columns.get(finding.rule());
        if (column != null) {
          byte grave = (byte) (GRAVEST_FIRST.size() - GRAVEST_FIRST.indexOf(finding.outcome()));
          places[row][column] = (byte) Math.max(places[row][column], grave);
        }
      }
    }
    return new HeatMap(rules, places);
  }

  /** Targets of schools and of what belongs to them, in order of the rules. */
  List<Rule> rules() {
    return rules;
  }

  /** How a school came out on a target. */
  Outcome at(int row, int column) {
    int grave = places[row][column];
    return grave == 0 ? Outcome.NOT_JUDGED : GRAVEST_FIRST.get(GRAVEST_FIRST.size() - grave);
  }

  /** How many of the targets of some columns that bind a school on the day it meets. */
  Share share(int row, List<Integer> columns, LocalDate day) {
    int met = 0;
    int judged = 0;
    int open = 0;
    for (int column : columns) {
      if (rules.get(column).head().standingOn(day) == Standing.BINDING) {
        Outcome outcome = at(row, column);
        if (outcome == Outcome.MET) {
          met++;
          judged++;
        } else if (outcome == Outcome.UNMET
            || outcome == Outcome.ERROR
            || outcome == Outcome.UNDETERMINED) {
          judged++;
          open += outcome == Outcome.UNDETERMINED ? 1 : 0;
        }
      }
    }
    return new Share(met, judged, open);
  }
}
