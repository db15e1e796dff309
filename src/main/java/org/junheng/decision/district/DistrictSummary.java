package org.junheng.decision.district;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.rules.Clause;
import org.junheng.rules.Demand;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.Standing;

/**
 * Whether the district passes, and what keeps it from it.
 *
 * <p>An indicator that a binding conclusion sums up speaks through that conclusion alone: six of
 * seven are enough, so the seventh does not hold the district back by itself. In this the outcome
 * differs from the verdict of the decision, to which every binding target counts by itself.
 *
 * @param outcome {@code MET} where it passes, {@code UNMET} where it does not, else {@code
 *     UNDETERMINED}
 * @param passing how many schools pass; empty where the rules have no indicators
 * @param failing the stages of schools that do not pass, and by which targets
 * @param overLimit coefficients of variation over their limit
 * @param obstacles the targets that are not met, in order of the rules, with all of the above
 * @param open the targets that nobody can say yet
 * @param colours how many schools have which colour
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DistrictSummary(
    SchoolName district,
    String pack,
    LocalDate asOf,
    String ruleSet,
    Outcome outcome,
    String sentence,
    List<ResultTables.Passing> passing,
    List<Failing> failing,
    List<ResultTables.Balance> overLimit,
    List<Obstacle> obstacles,
    List<Obstacle> open,
    SchoolColours.Counts colours) {

  /**
   * A stage that does not pass.
   *
   * @param targets the conclusions that say so
   */
  public record Failing(SchoolName school, List<String> targets, String remark) {}

  /** What kind of target it is. */
  public enum Kind {
    /** A school does not pass by its indicators. */
    SCHOOLS,
    /** Schools differ too much. */
    BALANCE,
    /** Something that must not happen has happened. */
    VETO,
    /** Any other target. */
    ITEM
  }

  /**
   * A target that holds the district back.
   *
   * @param offices responsible for the clause
   * @param number for how many it is not met, or open
   * @param subjects who they are
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Obstacle(
      Kind kind,
      String target,
      String title,
      @Nullable String titleEnglish,
      String clause,
      String clauseTitle,
      List<String> offices,
      int number,
      List<SchoolName> subjects) {
    static Obstacle of(Rule rule, List<Finding> findings, Pack pack) {
      Clause clause = pack.clauses().get(rule.head().clause());
      return new Obstacle(
          kind(rule),
          rule.id(),
          rule.title(),
          rule.head().english().isEmpty() ? null : rule.head().english(),
          rule.head().clause(),
          clause == null ? "" : clause.title(),
          clause == null ? List.of() : clause.offices(),
          findings.size(),
          findings.stream().map(finding -> SchoolName.of(finding.subject())).toList());
    }

    private static Kind kind(Rule rule) {
      if (rule.isVariation()) {
        return Kind.BALANCE;
      }
      if (rule.isConclusion() && rule.subjectType().isWithinBesideRoot()) {
        return Kind.SCHOOLS;
      }
      return rule.demand() instanceof Demand.Attested attested && !attested.wanted()
          ? Kind.VETO
          : Kind.ITEM;
    }
  }

  /** Sums a decision up. */
  public static DistrictSummary of(Decision decision, RuleSet ruleSet, Locale language) {
    Set<Rule> summedUp = summedUp(decision);
    Map<Rule, List<Finding>> unmet = new LinkedHashMap<>();
    Map<Rule, List<Finding>> open = new LinkedHashMap<>();
    List<Finding> counting = new ArrayList<>();
    for (Finding finding : decision.findings()) {
      if (finding.standing() == Standing.BINDING && !summedUp.contains(finding.rule())) {
        counting.add(finding);
        if (finding.outcome() == Outcome.UNMET) {
          unmet.computeIfAbsent(finding.rule(), key -> new ArrayList<>()).add(finding);
        } else if (finding.outcome() == Outcome.UNDETERMINED
            || finding.outcome() == Outcome.ERROR
            || finding.outcome() == Outcome.NOT_JUDGED && isNotSubmitted(finding)) {
          open.computeIfAbsent(finding.rule(), key -> new ArrayList<>()).add(finding);
        }
      }
    }
    List<CountedStage> stages = CountedStage.of(decision);
    Outcome outcome = outcome(unmet, open, counting);
    return new DistrictSummary(
        SchoolName.of(decision.submission().root()),
        decision.pack().id(),
        decision.asOf(),
        decision.ruleSet(),
        outcome,
        sentence(outcome, unmet.size(), open.size()).in(language),
        ResultTables.has(decision) ? ResultTables.passing(stages, language) : List.of(),
        stages.stream()
            .filter(stage -> stage.outcome() == Outcome.UNMET)
            .map(stage -> failing(stage, language))
            .toList(),
        ResultTables.balance(decision, language).stream()
            .filter(balance -> balance.outcome() == Outcome.UNMET)
            .toList(),
        obstacles(unmet, decision.pack()),
        obstacles(open, decision.pack()),
        SchoolColours.of(decision).counts());
  }

  /** The indicators that a binding conclusion in force speaks for. */
  static Set<Rule> summedUp(Decision decision) {
    List<Rule> rules = decision.pack().rulesInForce(decision.asOf());
    Set<Rule> summedUp = new HashSet<>();
    rules.stream()
        .filter(Rule::isConclusion)
        .filter(rule -> !rule.isVariation())
        .filter(rule -> rule.head().standingOn(decision.asOf()) == Standing.BINDING)
        .flatMap(rule -> rule.restsOn(rules).stream())
        .filter(rule -> !rule.head().indicator().isEmpty())
        .forEach(summedUp::add);
    return summedUp;
  }

  private static boolean isNotSubmitted(Finding finding) {
    return finding.cause() == Finding.Cause.NO_SCHOOLS
        || finding.cause() == Finding.Cause.DISTRICT_BARE;
  }

  private static Outcome outcome(
      Map<Rule, List<Finding>> unmet, Map<Rule, List<Finding>> open, List<Finding> counting) {
    if (!unmet.isEmpty()) {
      return Outcome.UNMET;
    }
    boolean anyMet = counting.stream().anyMatch(finding -> finding.outcome() == Outcome.MET);
    return open.isEmpty() && anyMet ? Outcome.MET : Outcome.UNDETERMINED;
  }

  private static Message sentence(Outcome outcome, int unmet, int open) {
    return outcome == Outcome.UNMET
        ? Message.of("table.district-fails", unmet, open)
        : outcome == Outcome.MET
            ? Message.of("table.district-passes")
            : Message.of("table.district-open", open);
  }

  private static Failing failing(CountedStage stage, Locale language) {
    return new Failing(
        SchoolName.of(stage.subject()),
        stage.conclusions().stream()
            .filter(finding -> finding.outcome() == Outcome.UNMET)
            .map(finding -> finding.rule().id())
            .toList(),
        Remark.of(stage, language));
  }

  private static List<Obstacle> obstacles(Map<Rule, List<Finding>> findings, Pack pack) {
    return findings.entrySet().stream()
        .map(each -> Obstacle.of(each.getKey(), each.getValue(), pack))
        .toList();
  }

  /** The targets that hold the district back, of one kind. */
  public Stream<Obstacle> obstacles(Kind kind) {
    return obstacles.stream().filter(obstacle -> obstacle.kind() == kind);
  }
}
