package org.junheng.decision.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.Finding;
import org.junheng.decision.FindingDocument;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.district.SchoolColours;
import org.junheng.facts.Fact;
import org.junheng.rules.Colour;
import org.junheng.rules.Demand;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;

/**
 * What changed facts would come to, as callers get it.
 *
 * @param basedOn the recorded decision
 * @param ruleSet by which both were judged
 * @param changes each place that was changed
 * @param verdict of the decision
 * @param district whether the district passes, as its summary says
 * @param flipped findings with another outcome
 * @param figures findings with the same outcome and other figures
 * @param schools those with another verdict or colour
 * @param before the whole result of the facts as recorded
 * @param after the whole result of the facts as changed
 */
public record WhatIfDocument(
    Base basedOn,
    String pack,
    LocalDate asOf,
    String ruleSet,
    List<Changed> changes,
    Turn verdict,
    Turn district,
    List<Difference> flipped,
    List<Difference> figures,
    List<SchoolTurn> schools,
    DecisionDocument before,
    DecisionDocument after) {

  /**
   * The recorded decision.
   *
   * @param ruleSet by which it was made; where it is another one, the result before may differ from
   *     what is on record
   * @param verdict on record
   */
  public record Base(UUID decision, OffsetDateTime decidedAt, String ruleSet, Outcome verdict) {}

  /**
   * A changed place.
   *
   * @param change which of the changes, from 0
   * @param pointer JSON pointer within the facts
   * @param from null where there was nothing
   * @param to null where nothing is left
   */
  public record Changed(int change, String pointer, @Nullable Object from, @Nullable Object to) {}

  /** An outcome before and after. */
  public record Turn(Outcome before, Outcome after) {}

  /**
   * A finding that came out otherwise.
   *
   * @param before null where there was none
   * @param after null where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Difference(
      String target,
      String title,
      FindingDocument.Subject subject,
      @Nullable Side before,
      @Nullable Side after) {}

  /**
   * One side of a difference.
   *
   * @param actual the figure, rounded; null where there is none
   * @param exact the figure itself
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Side(Outcome outcome, @Nullable BigDecimal actual, @Nullable String exact) {
    static Side of(Finding finding) {
      Judgment judgment = finding.judgment();
      Figure actual = judgment == null ? null : judgment.actual();
      boolean known = actual != null && actual.isKnown();
      int decimals =
          finding.rule().demand() instanceof Demand.Measured measured ? measured.decimals() : 0;
      return new Side(
          finding.outcome(),
          known ? Objects.requireNonNull(actual).rounded(decimals) : null,
          known ? Objects.requireNonNull(actual).exact() : null);
    }
  }

  /**
   * A school that came out otherwise.
   *
   * @param before its verdict; null where it was not there
   * @param after its verdict; null where it is not there
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SchoolTurn(
      @Nullable String id,
      String name,
      @Nullable Outcome before,
      @Nullable Outcome after,
      @Nullable String colourBefore,
      @Nullable String colourAfter) {}

  /** Both results and what lies between them, in the language of the caller. */
  public static WhatIfDocument of(WhatIf whatIf, RuleSet ruleSet, Locale language) {
    Decision before = whatIf.before();
    Decision after = whatIf.after();
    List<Difference> flipped = new ArrayList<>();
    List<Difference> figures = new ArrayList<>();
    differences(before, after, flipped, figures);
    return new WhatIfDocument(
        new Base(
            whatIf.base().id(),
            whatIf.base().decidedAt(),
            whatIf.base().ruleSet(),
            whatIf.base().verdict()),
        after.pack().id(),
        after.asOf(),
        after.ruleSet(),
        whatIf.changed().stream()
            .map(each -> new Changed(each.change(), each.pointer(), each.from(), each.to()))
            .toList(),
        new Turn(before.summary().verdict(), after.summary().verdict()),
        new Turn(
            DistrictSummary.of(before, ruleSet, language).outcome(),
            DistrictSummary.of(after, ruleSet, language).outcome()),
        flipped,
        figures,
        schools(before, after),
        DecisionDocument.of(before, ruleSet, whatIf.request(), language),
        DecisionDocument.of(after, ruleSet, whatIf.request(), language));
  }

  private record Key(String target, String path) {
    static Key of(Finding finding) {
      return new Key(finding.rule().id(), finding.subject().path());
    }
  }

  private static void differences(
      Decision before, Decision after, List<Difference> flipped, List<Difference> figures) {
    Map<Key, Finding> earlier = new LinkedHashMap<>();
    before.findings().forEach(finding -> earlier.put(Key.of(finding), finding));
    for (Finding now : after.findings()) {
      Finding then = earlier.remove(Key.of(now));
      Side sideNow = Side.of(now);
      Side sideThen = then == null ? null : Side.of(then);
      if (sideThen == null || sideThen.outcome() != sideNow.outcome()) {
        flipped.add(difference(now, sideThen, sideNow));
      } else if (!Objects.equals(sideThen.exact(), sideNow.exact())) {
        figures.add(difference(now, sideThen, sideNow));
      }
    }
    earlier.values().forEach(then -> flipped.add(difference(then, Side.of(then), null)));
  }

  private static Difference difference(
      Finding finding, @Nullable Side before, @Nullable Side after) {
    return new Difference(
        finding.rule().id(),
        finding.rule().title(),
        FindingDocument.Subject.of(finding.subject()),
        before,
        after);
  }

  private static List<SchoolTurn> schools(Decision before, Decision after) {
    Map<String, SchoolTurn> then = new LinkedHashMap<>();
    SchoolColours coloursThen = SchoolColours.of(before);
    before
        .schools()
        .forEach(
            (school, summary) ->
                then.put(
                    String.valueOf(school.identity()),
                    new SchoolTurn(
                        school.identity(),
                        school.label(),
                        summary.verdict(),
                        null,
                        word(coloursThen, school),
                        null)));
    SchoolColours coloursNow = SchoolColours.of(after);
    List<SchoolTurn> turns = new ArrayList<>();
    after
        .schools()
        .forEach(
            (school, summary) -> {
              SchoolTurn was = then.remove(String.valueOf(school.identity()));
              SchoolTurn turn =
                  new SchoolTurn(
                      school.identity(),
                      school.label(),
                      was == null ? null : was.before(),
                      summary.verdict(),
                      was == null ? null : was.colourBefore(),
                      word(coloursNow, school));
              if (turn.before() != turn.after()
                  || !Objects.equals(turn.colourBefore(), turn.colourAfter())) {
                turns.add(turn);
              }
            });
    turns.addAll(then.values());
    return turns;
  }

  private static @Nullable String word(SchoolColours colours, Fact school) {
    return colours.of(school).map(Colour::word).orElse(null);
  }
}
