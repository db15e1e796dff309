package org.junheng.rules.analysis;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Finding;
import org.junheng.rules.Gap;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.Truth;
import tools.jackson.databind.node.ObjectNode;

/** Facts that were accepted, with the subject that rules are held against. */
record Seen(
    ObjectNode facts, LocalDate day, Submission submission, Population population, Fact subject) {
  /** Nothing where the facts would be refused. */
  static Optional<Seen> of(
      SubmissionReader reader, ObjectNode facts, LocalDate day, FactType subjectType) {
    if (!(reader.read(facts, "") instanceof SubmissionReader.Result.Accepted accepted)) {
      return Optional.empty();
    }
    Submission submission = accepted.submission();
    List<Fact> all = submission.all(subjectType);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Seen(facts, day, submission, new Population(submission, day), all.get(0)));
  }

  /** Whether a rule binds the subject. */
  Truth binds(Rule rule) {
    return rule.isInForce(day) ? rule.appraise(subject, population).scope() : Truth.FALSE;
  }

  /** Whether a conclusion binds the subject as far as facts decide, whatever was found. */
  Truth bindsByFacts(Rule conclusion) {
    return conclusion.isInForce(day) ? conclusion.bindsByFacts(subject, population) : Truth.FALSE;
  }

  /**
   * Whether a conclusion binds the subject, with all findings that these rules make of the facts.
   */
  Truth concludes(Rule conclusion, List<Rule> restsOn) {
    Map<Finding, Supplier<Set<Gap>>> found = new LinkedHashMap<>();
    for (Rule rule : restsOn) {
      if (rule.isInForce(day)) {
        submission.all(rule.subjectType()).stream()
            .filter(fact -> fact.outside() == null)
            .forEach(fact -> found.put(finding(rule, fact), () -> rule.gaps(fact, population)));
      }
    }
    population.conclude(found);
    return binds(conclusion);
  }

  private Finding finding(Rule rule, Fact fact) {
    Rule.Appraisal appraisal = rule.appraise(fact, population);
    Judgment judged = rule.judge(fact, appraisal);
    return rule.finding(fact, outcome(appraisal.scope(), judged), judged, appraisal);
  }

  /** What a rule comes to that binds the subject. */
  Judgment judgment(Rule rule) {
    return rule.judge(subject, rule.appraise(subject, population));
  }

  /** What a rule in force comes to for the subject. */
  Outcome outcome(Rule rule) {
    return outcome(binds(rule), judgment(rule));
  }

  private static Outcome outcome(Truth scope, Judgment judgment) {
    return switch (scope) {
      case TRUE -> judgment.outcome();
      case FALSE -> Outcome.NOT_APPLICABLE;
      case UNKNOWN ->
          judgment.outcome() == Outcome.NOT_APPLICABLE
              ? Outcome.NOT_APPLICABLE
              : Outcome.UNDETERMINED;
    };
  }

  /** The worse of several truths: all of them hold. */
  static Truth all(Truth... truths) {
    Truth all = Truth.TRUE;
    for (Truth truth : truths) {
      all = truth.compareTo(all) < 0 ? truth : all;
    }
    return all;
  }

  static Truth not(Truth truth) {
    return truth == Truth.TRUE ? Truth.FALSE : truth == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
  }
}
