package org.junheng.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding.Cause;
import org.junheng.engine.Firings;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.rules.Figure;
import org.junheng.rules.Gap;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.Standing;
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
  private final Population population;
  // A district that submitted nothing of its own is not judged by its own figures.
  private final boolean bare;
  private final List<List<Finding>> byRule = new ArrayList<>();
  private List<Finding> findings = new ArrayList<>();
  // Rules in force that take the place of another.
  private final Map<String, List<Rule>> relaxers = new HashMap<>();
  // What conclusions look at, and what they look at by rule.
  private final Set<Rule> lookedAt = new HashSet<>();
  private final Map<org.junheng.rules.Finding, Supplier<Set<Gap>>> seen = new LinkedHashMap<>();
  private @Nullable Firings firings;

  Judge(List<Rule> rules, LocalDate asOf, Submission submission) {
    this(rules, asOf, new Population(submission, asOf));
  }

  /**
   * @param rules those judged, and all that they look at or that take their place
   */
  Judge(List<Rule> rules, LocalDate asOf, Population population) {
    this.rules = rules;
    this.asOf = asOf;
    this.submission = population.submission();
    this.population = population;
    this.bare = !submission.root().hasFigures();
    for (Rule rule : rules) {
      byRule.add(new ArrayList<>());
      if (rule.isInForce(asOf)) {
        rule.head()
            .relaxes()
            .forEach(id -> relaxers.computeIfAbsent(id, key -> new ArrayList<>()).add(rule));
        lookedAt.addAll(rule.restsOn(rules));
      }
    }
  }

  /**
   * Judges all but the conclusions, and gives what these look at.
   *
   * @param fired what Drools found; null where the trees alone are to decide
   */
  List<org.junheng.rules.Finding> first(@Nullable Firings fired) {
    judge(fired, false);
    population.conclude(seen);
    return List.copyOf(seen.keySet());
  }

  /** Judges one rule that is no conclusion, by its tree. */
  void judge(Rule rule) {
    int index = rules.indexOf(rule);
    if (rule.isInForce(asOf)) {
      findings = byRule.get(index);
      judge(index, rule);
    }
  }

  /** Judges the conclusions. */
  void conclude(@Nullable Firings fired) {
    judge(fired, true);
  }

  private void judge(@Nullable Firings fired, boolean conclusions) {
    firings = fired;
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (rule.isInForce(asOf) && rule.isConclusion() == conclusions) {
        findings = byRule.get(i);
        judge(i, rule);
      }
    }
  }

  /** In the order of the rules. */
  List<Finding> findings() {
    return byRule.stream().flatMap(List::stream).toList();
  }

  Population population() {
    return population;
  }

  private void judge(int index, Rule rule) {
    FactType type = rule.subjectType();
    Fact root = submission.root();
    FactType schools = besideRoot(rule);
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

  /** For a conclusion what it rests on counts. */
  private @Nullable FactType besideRoot(Rule rule) {
    if (rule.besideRoot() != null || !rule.isConclusion()) {
      return rule.besideRoot();
    }
    return rule.restsOn(rules).stream()
        .map(Rule::besideRoot)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
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
    Rule relaxer = null;
    for (Fact element : imagined) {
      if (rule.appraise(element, population).scope() != Truth.FALSE) {
        Rule inPlace = relaxer(rule, element, Truth.TRUE);
        if (inPlace != null) {
          relaxer = inPlace;
          continue;
        }
        add(
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
    if (relaxer != null) {
      add(outcome(rule, holder, Outcome.NOT_APPLICABLE, Cause.RELAXED).relaxedBy(relaxer));
      return;
    }
    Cause cause = imagined.isEmpty() ? Cause.NONE_OF_THEM : Cause.SCOPE;
    add(
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
    } else if (appraisal.scope() == Truth.FALSE) {
      if (fired == null) {
        add(rule, fact, Outcome.NOT_APPLICABLE, Cause.SCOPE);
      } else {
        failed(rule, fact, "fired out of scope");
      }
    } else if (firings != null
        && appraisal.scope() == Truth.TRUE
        && !appraisal.gap()
        && fired == null) {
      failed(rule, fact, "did not fire in scope");
    } else if (!relaxed(rule, fact, appraisal)) {
      if (appraisal.scope() == Truth.UNKNOWN) {
        unknown(rule, fact, rule.judge(fact, appraisal));
      } else {
        Judgment judgment = fired == null || appraisal.gap() ? rule.judge(fact, appraisal) : fired;
        judged(rule, fact, judgment, appraisal);
      }
    }
  }

  /** Whether another rule takes its place here, or may, for all that is known. */
  private boolean relaxed(Rule rule, Fact fact, Rule.Appraisal appraisal) {
    Rule inPlace = relaxer(rule, fact, Truth.TRUE);
    if (inPlace != null) {
      add(outcome(rule, fact, Outcome.NOT_APPLICABLE, Cause.RELAXED).relaxedBy(inPlace));
      return true;
    }
    Rule perhaps = relaxer(rule, fact, Truth.UNKNOWN);
    if (perhaps == null || rule.judge(fact, appraisal).outcome() == Outcome.NOT_APPLICABLE) {
      return false;
    }
    add(outcome(rule, fact, Outcome.UNDETERMINED, Cause.MISSING).relaxedBy(perhaps));
    return true;
  }

  private @Nullable Rule relaxer(Rule rule, Fact fact, Truth binds) {
    for (Rule relaxer : relaxers.getOrDefault(rule.id(), List.of())) {
      Truth scope = relaxer.appraise(fact, population).scope();
      if (scope == Truth.UNKNOWN && relaxer.bindsWherever(rule, fact, population)) {
        scope = Truth.TRUE;
      }
      if (scope == binds) {
        return relaxer;
      }
    }
    return null;
  }

  private void unknown(Rule rule, Fact fact, Judgment judgment) {
    boolean zero = judgment.outcome() == Outcome.NOT_APPLICABLE;
    add(
        rule,
        fact,
        zero ? Outcome.NOT_APPLICABLE : Outcome.UNDETERMINED,
        zero ? Cause.ZERO : Cause.MISSING);
  }

  private void judged(Rule rule, Fact fact, Judgment judgment, Rule.Appraisal appraisal) {
    Cause cause =
        switch (judgment.outcome()) {
          case NOT_APPLICABLE -> Cause.ZERO;
          case UNDETERMINED ->
              isContradictory(judgment.actual()) || isContradictory(judgment.required())
                  ? Cause.CONTRADICTORY
                  : Cause.MISSING;
          default -> Cause.JUDGED;
        };
    Finding finding = notBinding(rule, fact, judgment, cause);
    if (finding == null) {
      finding =
          new Finding(rule, fact, judgment.outcome(), cause, judgment, null, null, population);
    }
    findings.add(finding);
    look(finding, appraisal);
  }

  /** What only compares, or is due later, is reached or behind and never failed; else null. */
  private @Nullable Finding notBinding(Rule rule, Fact fact, Judgment judgment, Cause cause) {
    Standing standing = rule.head().standingOn(asOf);
    if (standing == Standing.BINDING) {
      return null;
    }
    Progress progress = standing == Standing.PROGRESS ? Progress.of(rule, judgment, asOf) : null;
    Outcome outcome = judgment.outcome();
    if (cause == Cause.JUDGED) {
      outcome =
          progress != null
              ? progress.outcome(judgment)
              : outcome == Outcome.UNMET ? Outcome.BEHIND : outcome;
    }
    Cause why = outcome == Outcome.BEHIND ? Cause.NOT_BINDING : cause;
    Finding finding = new Finding(rule, fact, outcome, why, judgment, null, null, population);
    return progress == null ? finding : finding.before(progress);
  }

  /** Keeps what conclusions look at; what is outside is not there to them. */
  private void look(Finding finding, Rule.@Nullable Appraisal appraisal) {
    if (lookedAt.contains(finding.rule()) && finding.subject().outside() == null) {
      seen.put(
          finding
              .rule()
              .finding(finding.subject(), finding.outcome(), finding.judgment(), appraisal),
          finding::missing);
    }
  }

  private static boolean isContradictory(@Nullable Figure figure) {
    return figure != null && figure.state() == Figure.State.CONTRADICTORY;
  }

  private void failed(Rule rule, Fact fact, String failure) {
    add(new Finding(rule, fact, Outcome.ERROR, Cause.RULE_FAILED, null, null, failure, population));
  }

  private void add(Rule rule, Fact subject, Outcome outcome, Cause cause) {
    add(outcome(rule, subject, outcome, cause));
  }

  private void add(Finding finding) {
    findings.add(finding);
    look(finding, null);
  }

  private Finding outcome(Rule rule, Fact subject, Outcome outcome, Cause cause) {
    return new Finding(rule, subject, outcome, cause, null, null, null, population);
  }
}
