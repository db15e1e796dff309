package org.junheng.decision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.message.Message;
import org.junheng.rules.Gap;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Population;
import org.junheng.rules.Rule;
import org.junheng.rules.Standing;
import org.junheng.rules.Truth;

/**
 * One target judged for one subject.
 *
 * <p>What explains it is worked out when asked for; the facts and the rule it rests on do not
 * change.
 */
public final class Finding {
  private final Rule rule;
  private final Fact subject;
  private final Outcome outcome;
  private final @Nullable Judgment judgment;
  private final Cause cause;
  private final @Nullable Fact imagined;
  private final @Nullable String failure;
  private final Population population;
  private final @Nullable Rule relaxer;
  private final @Nullable Progress progress;

  /** Why the outcome is what it is. */
  public enum Cause {
    JUDGED,
    OUTSIDE,
    SCOPE,
    ZERO,
    /** Another rule takes its place for this subject. */
    RELAXED,
    /** Compared, and not reached, but not binding. */
    NOT_BINDING,
    MISSING,
    CONTRADICTORY,
    NO_SCHOOLS,
    DISTRICT_BARE,
    NONE_OF_THEM,
    RULE_FAILED
  }

  /**
   * @param imagined the element thought up in the place of an absent list; null where the subject
   *     is the rule's own
   */
  Finding(
      Rule rule,
      Fact subject,
      Outcome outcome,
      Cause cause,
      @Nullable Judgment judgment,
      @Nullable Fact imagined,
      @Nullable String failure,
      Population population) {
    this(rule, subject, outcome, cause, judgment, imagined, failure, population, null, null);
  }

  private Finding(
      Rule rule,
      Fact subject,
      Outcome outcome,
      Cause cause,
      @Nullable Judgment judgment,
      @Nullable Fact imagined,
      @Nullable String failure,
      Population population,
      @Nullable Rule relaxer,
      @Nullable Progress progress) {
    this.rule = rule;
    this.subject = subject;
    this.outcome = outcome;
    this.cause = cause;
    this.judgment = judgment;
    this.imagined = imagined;
    this.failure = failure;
    this.population = population;
    this.relaxer = relaxer;
    this.progress = progress;
  }

  /** The same with the rule that takes its place, or may take it. */
  Finding relaxedBy(Rule other) {
    return new Finding(
        rule, subject, outcome, cause, judgment, imagined, failure, population, other, progress);
  }

  /** The same before the day on which it is due. */
  Finding before(Progress due) {
    return new Finding(
        rule, subject, outcome, cause, judgment, imagined, failure, population, relaxer, due);
  }

  /** The rule that takes its place for this subject, or may take it; null where none does. */
  public @Nullable Rule relaxer() {
    return relaxer;
  }

  /** How far it has to be by the day judged; null where it is not due later. */
  public @Nullable Progress progress() {
    return progress;
  }

  /** How much it binds on the day judged: what was to be reached by a day binds from then on. */
  public Standing standing() {
    return rule.head().standingOn(population.day());
  }

  public Rule rule() {
    return rule;
  }

  /** What was judged; the holder of the list where the list is absent or empty. */
  public Fact subject() {
    return subject;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** What the demand came to; null where it was not asked. */
  public @Nullable Judgment judgment() {
    return judgment;
  }

  /** Why the outcome is what it is. */
  public Cause cause() {
    return cause;
  }

  private boolean isAboutSubject() {
    return subject.type() == rule.subjectType();
  }

  /** Why the outcome is not simply met or unmet; null where it is. */
  public @Nullable Message reason() {
    return switch (cause) {
      case JUDGED -> null;
      case OUTSIDE ->
          Message.of(
              "reason.outside",
              java.util.Objects.requireNonNull(
                      java.util.Objects.requireNonNull(subject.outside()).field())
                  .label());
      case SCOPE ->
          rule.conditions(imagined == null ? subject : imagined, population).stream()
              .filter(condition -> condition.held() == Truth.FALSE)
              .findFirst()
              .map(condition -> Message.of("reason.scope", condition.reading(), condition.text()))
              .orElseThrow();
      case ZERO -> Message.of(rule.isVariation() ? "reason.no-variation" : "reason.zero");
      case RELAXED ->
          Message.of(
              "reason.relaxed", java.util.Objects.requireNonNull(relaxer).id(), relaxer.title());
      case NOT_BINDING ->
          progress == null
              ? Message.of("reason.benchmark")
              : Message.of("reason.progress", progress.due());
      case MISSING ->
          Message.of(
              "reason.missing", String.join("、", missing().stream().map(Gap::label).toList()));
      case CONTRADICTORY -> Message.of("reason.contradictory");
      case NO_SCHOOLS -> Message.of("reason.no-schools");
      case DISTRICT_BARE -> Message.of("reason.district-bare");
      case NONE_OF_THEM ->
          Message.of(
              "reason.none-of-them", rule.subjectType().label(), rule.subjectType().english());
      case RULE_FAILED ->
          Message.of("reason.rule-failed", java.util.Objects.requireNonNullElse(failure, ""));
    };
  }

  /** The figures, lists or attestation whose absence leaves it undetermined. */
  public Set<Gap> missing() {
    if (cause != Cause.MISSING) {
      return Set.of();
    }
    Fact judged = imagined == null ? subject : imagined;
    Set<Gap> missing = new LinkedHashSet<>(rule.gaps(judged, population));
    if (relaxer != null) {
      missing.addAll(relaxer.gaps(judged, population));
    }
    return missing;
  }

  /**
   * Every condition of the rule's left side as it was here; empty where there was nobody to hold it
   * against.
   */
  public List<Rule.Condition> conditions() {
    Fact judged = imagined == null ? subject : imagined;
    return judged.type() == rule.subjectType()
            && cause != Cause.DISTRICT_BARE
            && cause != Cause.NO_SCHOOLS
        ? rule.conditions(judged, population)
        : List.of();
  }

  /** The figures that decide; empty where the demand was not asked or is attested. */
  public List<Rule.Evidence> evidence() {
    return judgment != null && isAboutSubject()
        ? rule.evidence(rule.appraise(subject, population))
        : List.of();
  }

  /** The findings that a conclusion rests on; empty for any other target. */
  public List<org.junheng.rules.Finding> basis() {
    return isAboutSubject() && judgment != null ? rule.basis(subject, population) : List.of();
  }

  /** For a share over many schools, those below it by themselves. */
  public List<Rule.Contribution> below() {
    return judgment != null && isAboutSubject()
        ? rule.below(subject, rule.appraise(subject, population), population)
        : List.of();
  }

  /** Whether the text can be read in another way for this very subject. */
  public boolean hasOtherReading() {
    Rule.OtherReading other = rule.head().otherReading();
    return other != null
        && isAboutSubject()
        && (outcome == Outcome.MET
            || outcome == Outcome.UNMET
            || outcome == Outcome.BEHIND
            || outcome == Outcome.UNDETERMINED)
        && other.holds(subject);
  }

  /**
   * The reading that decided; empty where the text leaves no room or the room does not concern this
   * subject.
   */
  public String reading() {
    return rule.head().otherReading() == null || hasOtherReading() ? rule.head().reading() : "";
  }

  /**
   * The outcome under the other reading, by the demand of the rule that says it.
   *
   * @param other the rule named by {@code @otherReading}
   */
  public Judgment judgedBy(Rule other) {
    return other.judgeRegardless(subject, population);
  }

  @Override
  public String toString() {
    return rule.id() + " " + subject.path() + " " + outcome;
  }
}
