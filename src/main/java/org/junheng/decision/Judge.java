package org.junheng.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding.Cause;
import org.junheng.engine.Firings;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.Truth;

/**
 * Makes the findings of a decision: one for each rule in force and each subject of its type.
 *
 * <p>Where all figures that a rule looks at are there, what Drools found stands. Where one is
 * missing, Drools cannot know it, and the rule's tree, judged in three values, says what is left
 * open.
 */
final class Judge {
  private final List<Rule> rules;
  private final LocalDate asOf;
  private final Submission submission;
  private final @Nullable Firings firings;
  private final Population population;
  // A district that submitted nothing of its own is not judged by its own figures.
  private final boolean bare;
  private final List<Finding> findings = new ArrayList<>();

  Judge(List<Rule> rules, LocalDate asOf, Submission submission, Firings firings) {
    this(rules, asOf, new Population(submission), firings);
  }

  /**
   * @param firings what Drools found; null where the trees alone are to decide
   */
  Judge(List<Rule> rules, LocalDate asOf, Population population, @Nullable Firings firings) {
    this.rules = rules;
    this.asOf = asOf;
    this.submission = population.submission();
    this.firings = firings;
    this.population = population;
    this.bare = !submission.root().hasFigures();
  }

  List<Finding> findings() {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).isInForce(asOf)) {
        judge(i, rules.get(i));
      }
    }
    return findings;
  }

  Population population() {
    return population;
  }

  private void judge(int index, Rule rule) {
    FactType type = rule.subjectType();
    Fact root = submission.root();
    FactType schools = rule.besideRoot();
    if (schools != null && root.list(schools) == null) {
      add(rule, root, Outcome.NOT_JUDGED, Cause.NO_SCHOOLS);
    } else if (schools == null && bare) {
      add(rule, root, Outcome.NOT_JUDGED, Cause.DISTRICT_BARE);
    } else if (type.isRoot()) {
      judge(index, rule, root);
    } else {
      judgeBelow(index, rule, root, type.pathFromRoot());
    }
  }

  /**
   * Judges what stands below a fact.
   *
   * @param steps the types on the way down, the subject's the last
   */
  private void judgeBelow(int index, Rule rule, Fact holder, List<FactType> steps) {
    List<Fact> list = holder.list(steps.get(0));
    if (list == null) {
      judgeAbsentList(rule, holder, steps);
    } else if (list.isEmpty()) {
      boolean outside = holder.outside() != null;
      add(
          rule,
          holder,
          outside ? Outcome.NOT_APPLICABLE : Outcome.NOT_JUDGED,
          outside ? Cause.OUTSIDE : Cause.NONE_OF_THEM);
    } else if (steps.size() == 1) {
      list.forEach(fact -> judge(index, rule, fact));
    } else {
      list.forEach(fact -> judgeBelow(index, rule, fact, steps.subList(1, steps.size())));
    }
  }

  /** One finding on the holder: what might be in the list, and might the target bind it? */
  private void judgeAbsentList(Rule rule, Fact holder, List<FactType> steps) {
    if (holder.outside() != null) {
      add(rule, holder, Outcome.NOT_APPLICABLE, Cause.OUTSIDE);
      return;
    }
    List<Fact> imagined = List.of(holder);
    for (FactType step : steps) {
      imagined = imagined.stream().flatMap(fact -> fact.imagine(step).stream()).toList();
    }
    for (Fact element : imagined) {
      if (rule.appraise(element, population).scope() != Truth.FALSE) {
        findings.add(
            new Finding(
                rule,
                holder,
                Outcome.UNDETERMINED,
                Cause.MISSING,
                null,
                element,
                null,
                population));
        return;
      }
    }
    Cause cause = imagined.isEmpty() ? Cause.NONE_OF_THEM : Cause.SCOPE;
    findings.add(
        new Finding(
            rule,
            holder,
            Outcome.NOT_APPLICABLE,
            cause,
            null,
            imagined.isEmpty() ? null : imagined.get(0),
            null,
            population));
  }

  private void judge(int index, Rule rule, Fact fact) {
    if (fact.outside() != null) {
      add(rule, fact, Outcome.NOT_APPLICABLE, Cause.OUTSIDE);
      return;
    }
    Rule.Appraisal appraisal = rule.appraise(fact, population);
    Judgment fired = firings == null ? null : firings.judgment(index, fact);
    Throwable failure = firings == null ? null : firings.failure(index, fact);
    if (failure != null) {
      failed(rule, fact, failure.getClass().getSimpleName());
    } else if (appraisal.scope() == Truth.UNKNOWN) {
      unknown(rule, fact, rule.judge(fact, appraisal));
    } else if (appraisal.scope() == Truth.FALSE) {
      if (fired == null) {
        add(rule, fact, Outcome.NOT_APPLICABLE, Cause.SCOPE);
      } else {
        failed(rule, fact, "fired out of scope");
      }
    } else if (firings == null || appraisal.gap()) {
      judged(rule, fact, rule.judge(fact, appraisal));
    } else if (fired == null) {
      failed(rule, fact, "did not fire in scope");
    } else {
      judged(rule, fact, fired);
    }
  }

  private void unknown(Rule rule, Fact fact, Judgment judgment) {
    boolean zero = judgment.outcome() == Outcome.NOT_APPLICABLE;
    add(
        rule,
        fact,
        zero ? Outcome.NOT_APPLICABLE : Outcome.UNDETERMINED,
        zero ? Cause.ZERO : Cause.MISSING);
  }

  private void judged(Rule rule, Fact fact, Judgment judgment) {
    Cause cause =
        switch (judgment.outcome()) {
          case NOT_APPLICABLE -> Cause.ZERO;
          case UNDETERMINED ->
              isContradictory(judgment.actual()) || isContradictory(judgment.required())
                  ? Cause.CONTRADICTORY
                  : Cause.MISSING;
          default -> Cause.JUDGED;
        };
    findings.add(
        new Finding(rule, fact, judgment.outcome(), cause, judgment, null, null, population));
  }

  private static boolean isContradictory(@Nullable Figure figure) {
    return figure != null && figure.state() == Figure.State.CONTRADICTORY;
  }

  private void failed(Rule rule, Fact fact, String failure) {
    findings.add(
        new Finding(rule, fact, Outcome.ERROR, Cause.RULE_FAILED, null, null, failure, population));
  }

  private void add(Rule rule, Fact subject, Outcome outcome, Cause cause) {
    findings.add(new Finding(rule, subject, outcome, cause, null, null, null, population));
  }
}
