package org.junheng.decision;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junheng.engine.Firings;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Population;
import org.junheng.rules.Standing;

/**
 * All findings of one submission under one rule set as of one day.
 *
 * @param ruleSet id of the rule set
 * @param firings what Drools fired, if it was asked to keep that
 */
public record Decision(
    Pack pack,
    String ruleSet,
    LocalDate asOf,
    Submission submission,
    List<Finding> findings,
    List<Firings.Firing> firings,
    Population population) {

  public Decision {
    findings = List.copyOf(findings);
    firings = List.copyOf(firings);
  }

  /**
   * How a set of findings comes out: the verdict over the binding ones, and how many there are of
   * each outcome.
   */
  public record Summary(Outcome verdict, Map<Outcome, Integer> counts) {
    static Summary of(List<Finding> findings) {
      Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
      Map<Outcome, Integer> binding = new EnumMap<>(Outcome.class);
      boolean notSubmitted = false;
      for (Finding finding : findings) {
        counts.merge(finding.outcome(), 1, Integer::sum);
        if (finding.standing() == Standing.BINDING) {
          binding.merge(finding.outcome(), 1, Integer::sum);
          notSubmitted |=
              finding.cause() == Finding.Cause.NO_SCHOOLS
                  || finding.cause() == Finding.Cause.DISTRICT_BARE;
        }
      }
      return new Summary(verdict(binding, notSubmitted), counts);
    }

    private static Outcome verdict(Map<Outcome, Integer> binding, boolean notSubmitted) {
      for (Outcome outcome : List.of(Outcome.UNMET, Outcome.ERROR, Outcome.UNDETERMINED)) {
        if (binding.containsKey(outcome)) {
          return outcome;
        }
      }
      // What was not submitted can't have been met.
      return notSubmitted || !binding.containsKey(Outcome.MET) ? Outcome.UNDETERMINED : Outcome.MET;
    }
  }

  public Summary summary() {
    return Summary.of(findings);
  }

  /**
   * The findings of each school and of what belongs to it, summed up, in order of the submission.
   */
  public Map<Fact, Summary> schools() {
    Map<Fact, List<Finding>> bySchool = new LinkedHashMap<>();
    for (FactType type : submission.vocabulary().root().children()) {
      if (type.besideRoot()) {
        submission.all(type).forEach(school -> bySchool.put(school, new java.util.ArrayList<>()));
      }
    }
    for (Finding finding : findings) {
      Fact fact = finding.subject();
      while (fact.parent() != null && !fact.type().besideRoot()) {
        fact = fact.requireParent();
      }
      List<Finding> of = bySchool.get(fact);
      if (of != null) {
        of.add(finding);
      }
    }
    Map<Fact, Summary> schools = new LinkedHashMap<>();
    bySchool.forEach((school, of) -> schools.put(school, Summary.of(of)));
    return schools;
  }
}
