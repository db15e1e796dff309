package org.junheng.decision.district;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.rules.Demand;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;

/**
 * The result tables that a district hands in, from exact figures; rounded for showing alone.
 *
 * @param pack id of the pack
 * @param indicators what L1 and the others stand for
 * @param passing table II-1: a row a stage, and one for all together
 * @param schools table II-2: a row a stage of a counted school, in order of the submission
 * @param balance table III: a row an indicator and stage
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultTables(
    SchoolName district,
    LocalDate countDate,
    String pack,
    LocalDate asOf,
    String ruleSet,
    List<Indicator> indicators,
    List<Passing> passing,
    List<Row> schools,
    List<Balance> balance) {

  /**
   * An indicator of a stage.
   *
   * @param id what it is called: L1
   * @param standard at least so much, where the rule says a number
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Indicator(
      String id,
      String target,
      String title,
      @Nullable String unit,
      @Nullable BigDecimal standard) {
    static Indicator of(Rule rule) {
      Demand.Measured measured = rule.demand() instanceof Demand.Measured found ? found : null;
      return new Indicator(
          rule.head().indicator(),
          rule.id(),
          rule.title(),
          measured == null ? null : measured.unit(),
          measured == null ? null : measured.literalLimit().orElse(null));
    }
  }

  /**
   * How many schools pass.
   *
   * @param stage word of the stage; null where its stages were not submitted, and of all together
   * @param share of all schools in %, one decimal; null where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Passing(
      @Nullable String stage,
      String label,
      int schools,
      int passing,
      int failing,
      int undetermined,
      @Nullable BigDecimal share) {
    private static Passing of(@Nullable String stage, String label, List<CountedStage> stages) {
      int passing = count(stages, Outcome.MET);
      int failing = count(stages, Outcome.UNMET);
      return new Passing(
          stage,
          label,
          stages.size(),
          passing,
          failing,
          stages.size() - passing - failing,
          stages.isEmpty()
              ? null
              : Figure.of(passing)
                  .times(Figure.of(100))
                  .dividedBy(Figure.of(stages.size()))
                  .rounded(1));
    }

    private static int count(List<CountedStage> stages, Outcome outcome) {
      return (int) stages.stream().filter(stage -> stage.outcome() == outcome).count();
    }
  }

  /**
   * One stage of a counted school.
   *
   * @param stage word of the stage; null where the school's stages were not submitted
   * @param owner as submitted, by its Chinese label
   * @param students with those of campuses that are not counted by themselves; null, as are grades
   *     and classes, where not all of it was submitted
   * @param indicators by name
   * @param outcome whether it passes: met, unmet or undetermined
   * @param remark which indicators are met, which reach the floor, which do not, which are open
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      SchoolName school,
      @Nullable String stage,
      @Nullable String owner,
      @Nullable Integer students,
      @Nullable Integer grades,
      @Nullable Integer classes,
      Map<String, Value> indicators,
      Outcome outcome,
      String remark) {}

  /**
   * An indicator of a school.
   *
   * @param value two decimals; null where it is not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Value(@Nullable BigDecimal value, Outcome outcome) {
    static Value of(Finding finding) {
      Figure figure = finding.judgment() == null ? null : finding.judgment().actual();
      return new Value(
          figure == null || !figure.isKnown() ? null : figure.rounded(2), finding.outcome());
    }
  }

  /**
   * How evenly the schools of the district have of something.
   *
   * @param indicator as schools' rows call it
   * @param schools how many take part
   * @param mean weighted by students, three decimals
   * @param variation the coefficient of variation, three decimals; null where it is not known
   * @param limit not to be exceeded
   * @param reason why nothing is known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Balance(
      String target,
      String title,
      @Nullable String indicator,
      @Nullable String stage,
      int schools,
      @Nullable BigDecimal mean,
      @Nullable BigDecimal variation,
      @Nullable BigDecimal limit,
      Outcome outcome,
      @Nullable String reason) {
    static Balance of(Finding finding, Decision decision, Locale language) {
      Rule rule = finding.rule();
      List<Rule> rests = rule.restsOn(decision.pack().rulesInForce(decision.asOf()));
      List<org.junheng.rules.Finding> basis = finding.basis();
      Judgment judgment = finding.judgment();
      Figure mean = basis.isEmpty() ? null : org.junheng.rules.Finding.mean(basis);
      Message reason = finding.reason();
      return new Balance(
          rule.id(),
          rule.title(),
          rests.isEmpty() || rests.get(0).head().indicator().isEmpty()
              ? null
              : rests.get(0).head().indicator(),
          basis.isEmpty() ? null : ((org.junheng.facts.Fact) basis.get(0).subject()).identity(),
          basis.size(),
          shown(mean),
          judgment == null ? null : shown(judgment.actual()),
          rule.demand() instanceof Demand.Measured measured
              ? measured.literalLimit().orElse(null)
              : null,
          finding.outcome(),
          reason == null ? null : reason.in(language));
    }

    private static @Nullable BigDecimal shown(@Nullable Figure figure) {
      return figure == null || !figure.isKnown() ? null : figure.rounded(3);
    }
  }

  /** Whether the rules that decide on a day have indicators and conclude from them. */
  public static boolean has(Decision decision) {
    List<Rule> rules = decision.pack().rulesInForce(decision.asOf());
    return rules.stream()
        .anyMatch(
            rule ->
                rule.isConclusion()
                    && rule.restsOn(rules).stream()
                        .anyMatch(other -> !other.head().indicator().isEmpty()));
  }

  /** The tables of a decision; nothing where its rules have no indicators. */
  public static Optional<ResultTables> of(Decision decision, Locale language) {
    if (!has(decision)) {
      return Optional.empty();
    }
    List<CountedStage> stages = CountedStage.of(decision);
    Enrolled enrolled = new Enrolled(decision.submission());
    return Optional.of(
        new ResultTables(
            SchoolName.of(decision.submission().root()),
            DecisionMaker.countDate(decision.submission()),
            decision.pack().id(),
            decision.asOf(),
            decision.ruleSet(),
            decision.pack().rulesInForce(decision.asOf()).stream()
                .filter(rule -> !rule.head().indicator().isEmpty())
                .map(Indicator::of)
                .toList(),
            passing(stages, language),
            stages.stream().map(stage -> row(stage, enrolled, language)).toList(),
            balance(decision, language)));
  }

  static List<Passing> passing(List<CountedStage> stages, Locale language) {
    Map<String, List<CountedStage>> byStage = new LinkedHashMap<>();
    List<CountedStage> unknown = new ArrayList<>();
    for (CountedStage stage : stages) {
      stage
          .stage()
          .map(word -> byStage.computeIfAbsent(word, key -> new ArrayList<>()))
          .orElse(unknown)
          .add(stage);
    }
    List<Passing> passing = new ArrayList<>();
    byStage.forEach((word, of) -> passing.add(Passing.of(word, of.get(0).subject().label(), of)));
    if (!unknown.isEmpty()) {
      passing.add(Passing.of(null, Message.of("table.no-stages").in(language), unknown));
    }
    passing.add(Passing.of(null, Message.of("table.all").in(language), stages));
    return passing;
  }

  /** The coefficients of variation of a decision; none where its rules have none. */
  public static List<Balance> balance(Decision decision, Locale language) {
    return decision.findings().stream()
        .filter(finding -> finding.rule().isVariation())
        .map(finding -> Balance.of(finding, decision, language))
        .toList();
  }

  private static Row row(CountedStage stage, Enrolled enrolled, Locale language) {
    boolean known = stage.isKnown();
    Map<String, Value> values = new LinkedHashMap<>();
    stage.indicators().forEach((name, finding) -> values.put(name, Value.of(finding)));
    return new Row(
        SchoolName.of(stage.subject()),
        stage.stage().orElse(null),
        Enrolled.word(known ? stage.subject().requireParent() : stage.subject(), "owner"),
        known ? enrolled.students(stage.subject()) : null,
        known ? enrolled.grades(stage.subject()) : null,
        known ? enrolled.classes(stage.subject()) : null,
        values,
        stage.outcome(),
        Remark.of(stage, language));
  }
}
