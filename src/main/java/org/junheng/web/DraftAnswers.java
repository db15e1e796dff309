package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.record.RecordedFinding;
import org.junheng.facts.Fault;
import org.junheng.publishing.DraftCheck;
import org.junheng.publishing.DraftDifference;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.GateResult;
import org.junheng.publishing.ImpactSummary;
import org.junheng.publishing.Witnesses;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.analysis.RuleSetDifference;
import tools.jackson.databind.JsonNode;

/** What is told of drafts and of what they change. */
public final class DraftAnswers {
  private DraftAnswers() {}

  /** A refusal, with what is wrong in the files or what the gate does not let pass. */
  public static Refused refused(DraftRefused refusal) {
    int status =
        switch (refusal.because()) {
          case UNKNOWN -> 404;
          case STALE -> 412;
          case CONFLICT -> 409;
          case FORBIDDEN -> 403;
          case WRONG -> 422;
          case TOO_LARGE -> 413;
        };
    List<Fault> faults = new ArrayList<>();
    refusal.problems().forEach(problem -> faults.add(fault(problem)));
    refusal
        .gate()
        .ifPresent(
            gate ->
                gate.failed()
                    .forEach(
                        item -> {
                          faults.add(new Fault("/" + item.question().word(), item.message()));
                          item.details().forEach(problem -> faults.add(fault(problem)));
                        }));
    return Refused.because(status, refusal.reason(), faults);
  }

  private static Fault fault(RuleProblem problem) {
    return new Fault(
        problem.file() + ":" + problem.line() + ":" + problem.column(), problem.message());
  }

  /**
   * Something in a file of rules.
   *
   * @param text the line as it is written; absent where it is not shown
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Place(
      String file,
      int line,
      int column,
      String code,
      String chinese,
      String english,
      @Nullable String text) {
    static Place of(RuleProblem problem) {
      return of(problem, null);
    }

    static Place of(RuleProblem problem, @Nullable String text) {
      return new Place(
          problem.file(),
          problem.line(),
          problem.column(),
          problem.message().code(),
          problem.message().chinese(),
          problem.message().english(),
          text);
    }
  }

  /**
   * Whether a draft is written without mistakes.
   *
   * @param rules how many rules all packs have together; 0 where they are not sound
   * @param cases how many cases could be read
   */
  record Check(boolean clean, String ruleSet, int rules, int cases, List<Place> problems) {
    static Check of(DraftCheck check) {
      return new Check(
          check.isClean(),
          check.files().id(),
          check
              .ruleSet()
              .map(
                  rules ->
                      rules.packs().values().stream().mapToInt(each -> each.rules().size()).sum())
              .orElse(0),
          check.cases().size(),
          check.problems().stream()
              .map(problem -> Place.of(problem, check.line(problem)))
              .toList());
    }
  }

  /**
   * Whether a draft may go live.
   *
   * @param ruleSet id of the rule set that it would be
   * @param base id of the one that it changes
   */
  record Gate(boolean passed, String ruleSet, String base, List<GateItem> items) {
    static Gate of(GateResult result, Locale language) {
      return new Gate(
          result.passed(),
          result.ruleSet(),
          result.base(),
          result.items().stream().map(item -> GateItem.of(item, language)).toList());
    }
  }

  /** One question of the gate, its answer and what is wrong where. */
  record GateItem(
      GateResult.Question question, boolean passed, String message, List<Place> details) {
    static GateItem of(GateResult.Item item, Locale language) {
      return new GateItem(
          item.question(),
          item.passed(),
          item.message().in(language),
          item.details().stream().map(Place::of).toList());
    }
  }

  /**
   * What differs between two rule sets.
   *
   * @param targets absent where one of the two is not sound
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Difference(
      String before, String after, @Nullable List<Target> targets, List<ChangedFile> files) {
    static Difference of(DraftDifference difference, Locale language) {
      return new Difference(
          difference.before(),
          difference.after(),
          difference
              .targets()
              .map(
                  targets ->
                      targets.changes().stream()
                          .map(change -> Target.of(change, language))
                          .toList())
              .orElse(null),
          difference.files().stream()
              .map(file -> new ChangedFile(file.kind(), file.path(), file.unified()))
              .toList());
    }
  }

  /** A file that differs, and its lines as diff -u shows them. */
  record ChangedFile(DraftDifference.Kind kind, String path, String unified) {}

  /** A target that differs; before is absent where it is new, after where it is gone. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Target(
      RuleSetDifference.Kind kind,
      String pack,
      String target,
      Set<RuleSetDifference.Aspect> aspects,
      @Nullable Side before,
      @Nullable Side after) {
    static Target of(RuleSetDifference.Change change, Locale language) {
      return new Target(
          change.kind(),
          change.pack(),
          change.target(),
          change.aspects(),
          Side.of(change.before(), language),
          Side.of(change.after(), language));
    }
  }

  /** A target on one side: its number, its dates, and the rule read back. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Side(
      String title,
      @Nullable BigDecimal limit,
      String unit,
      LocalDate from,
      @Nullable LocalDate until,
      String reading,
      String drl) {
    static @Nullable Side of(RuleSetDifference.@Nullable Side side, Locale language) {
      return side == null
          ? null
          : new Side(
              side.title(),
              side.limit(),
              side.unit(),
              side.from(),
              side.until(),
              language.getLanguage().equals("en") ? side.english() : side.chinese(),
              side.drl());
    }
  }

  /** Schools on which a draft and its base differ. */
  record WitnessList(String before, String after, List<Witness> witnesses) {}

  /** For one target facts on which the two differ, or that there are none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Witness(
      String pack,
      String target,
      Witnesses.Kind kind,
      String message,
      @Nullable Asked request,
      List<Found> before,
      List<Found> after,
      int tried) {
    static Witness of(Witnesses.OfTarget of, Locale language) {
      LocalDate asOf = of.asOf();
      JsonNode facts = of.facts();
      return new Witness(
          of.pack(),
          of.target(),
          of.kind(),
          of.message().in(language),
          asOf == null || facts == null ? null : new Asked(of.pack(), asOf, facts),
          of.before().stream().map(Found::of).toList(),
          of.after().stream().map(Found::of).toList(),
          of.tried());
    }
  }

  /** What can be posted to /v1/evaluations to see it. */
  record Asked(String pack, LocalDate asOf, Object facts) {}

  /** What was found, without the words. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(
      String subject,
      org.junheng.rules.Outcome outcome,
      @Nullable String actual,
      @Nullable String required) {
    static Found of(RecordedFinding finding) {
      return new Found(finding.subject(), finding.outcome(), finding.actual(), finding.required());
    }
  }

  /**
   * What a draft would change in what is on record.
   *
   * @param job that looks at it
   * @param summary of what was looked at so far
   */
  record Impact(JobDocument job, String before, String after, ImpactSummary summary) {}

  static Stream<Place> places(List<RuleProblem> problems) {
    return problems.stream().map(Place::of);
  }
}
