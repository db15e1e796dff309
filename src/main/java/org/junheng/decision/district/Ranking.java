package org.junheng.decision.district;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.facts.Fact;
import org.junheng.rules.Colour;
import org.junheng.rules.Figure;
import org.junheng.rules.Outcome;
import org.junheng.rules.Standing;

/**
 * Schools by how far they have come, and how that was in an earlier decision.
 *
 * <p>They are ranked by the share of their binding findings that are met: met ÷ (met + unmet +
 * undetermined + failed), compared exactly. What was not submitted is not met. Equal shares have
 * equal rank and the rank behind them is left free (1, 2, 2, 4).
 *
 * @param since the earlier decision; null where there is none to compare with
 * @param schools by rank, then in order of the submission; those with no such finding last
 * @param gone schools of the earlier decision that are not in this one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ranking(
    SchoolName district,
    String pack,
    LocalDate countDate,
    @Nullable Since since,
    List<Ranked> schools,
    @Nullable List<SchoolName> gone) {

  /** What it is compared with. */
  public record Since(@Nullable UUID decision, LocalDate countDate, String ruleSet) {}

  /**
   * A school and its place.
   *
   * @param rank 1 is first; null where nothing binding was found
   * @param met binding findings that are met
   * @param judged binding findings that are met, unmet, undetermined or failed
   * @param share met of judged in %, one decimal
   * @param colour its colour now; null where it has none
   * @param before how it was; null where it was not there, or there is nothing to compare with
   * @param movement ranks gained since; below zero where lost
   * @param gained targets that were unmet and are met
   * @param lost targets that were met and are unmet: relapses
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ranked(
      SchoolName school,
      @Nullable Integer rank,
      int met,
      int judged,
      @Nullable BigDecimal share,
      @Nullable String colour,
      @Nullable Before before,
      @Nullable Integer movement,
      @Nullable List<String> gained,
      @Nullable List<String> lost) {}

  /** How a school was in the earlier decision. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Before(
      @Nullable Integer rank,
      int met,
      int judged,
      @Nullable BigDecimal share,
      @Nullable String colour) {}

  private record Tally(
      Fact school, int met, int judged, @Nullable Colour colour, Map<String, Outcome> targets) {
    int compareTo(Tally other) {
      return Long.compare((long) other.met * judged, (long) met * other.judged);
    }

    @Nullable BigDecimal share() {
      return judged == 0
          ? null
          : Figure.of(met).times(Figure.of(100)).dividedBy(Figure.of(judged)).rounded(1);
    }

    @Nullable String colourWord() {
      return colour == null ? null : colour.word();
    }
  }

  /**
   * The ranking of a decision, compared with an earlier one of the same district and pack.
   *
   * @param earlierId id of the earlier decision
   */
  public static Ranking of(
      Decision decision, @Nullable Decision earlier, @Nullable UUID earlierId) {
    List<Tally> now = tallies(decision);
    Map<Tally, Integer> ranks = ranks(now);
    Map<String, Tally> then = new LinkedHashMap<>();
    Map<Tally, Integer> ranksThen = Map.of();
    if (earlier != null) {
      List<Tally> tallies = tallies(earlier);
      ranksThen = ranks(tallies);
      tallies.forEach(tally -> then.put(String.valueOf(tally.school.identity()), tally));
    }
    List<Ranked> ranked = new ArrayList<>();
    for (Tally tally : now) {
      Tally before = then.remove(String.valueOf(tally.school.identity()));
      ranked.add(
          ranked(tally, ranks.get(tally), before, before == null ? null : ranksThen.get(before)));
    }
    return new Ranking(
        SchoolName.of(decision.submission().root()),
        decision.pack().id(),
        DecisionMaker.countDate(decision.submission()),
        earlier == null
            ? null
            : new Since(
                earlierId, DecisionMaker.countDate(earlier.submission()), earlier.ruleSet()),
        ranked,
        earlier == null
            ? null
            : then.values().stream().map(tally -> SchoolName.of(tally.school)).toList());
  }

  private static Ranked ranked(
      Tally now, @Nullable Integer rank, @Nullable Tally before, @Nullable Integer rankBefore) {
    return new Ranked(
        SchoolName.of(now.school),
        rank,
        now.met,
        now.judged,
        now.share(),
        now.colourWord(),
        before == null
            ? null
            : new Before(
                rankBefore, before.met, before.judged, before.share(), before.colourWord()),
        rank == null || rankBefore == null ? null : Integer.valueOf(rankBefore - rank),
        before == null ? null : changed(before, now, Outcome.UNMET, Outcome.MET),
        before == null ? null : changed(before, now, Outcome.MET, Outcome.UNMET));
  }

  private static List<String> changed(Tally before, Tally now, Outcome from, Outcome to) {
    return now.targets.entrySet().stream()
        .filter(each -> each.getValue() == to && before.targets.get(each.getKey()) == from)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** In order of rank; equal ones keep the order of the submission. */
  private static List<Tally> tallies(Decision decision) {
    Map<Fact, List<Finding>> bySchool = new LinkedHashMap<>();
    decision.schools().keySet().stream()
        .filter(school -> school.outside() == null)
        .forEach(school -> bySchool.put(school, new ArrayList<>()));
    for (Finding finding : decision.findings()) {
      List<Finding> of = bySchool.get(SchoolName.school(finding.subject()));
      if (of != null && finding.standing() == Standing.BINDING && isJudged(finding.outcome())) {
        of.add(finding);
      }
    }
    SchoolColours colours = SchoolColours.of(decision);
    List<Tally> tallies = new ArrayList<>();
    bySchool.forEach(
        (school, findings) ->
            tallies.add(
                new Tally(
                    school,
                    (int) findings.stream().filter(each -> each.outcome() == Outcome.MET).count(),
                    findings.size(),
                    colours.of(school).orElse(null),
                    together(findings))));
    tallies.sort(
        Comparator.comparing((Tally tally) -> tally.judged == 0).thenComparing(Tally::compareTo));
    return tallies;
  }

  private static boolean isJudged(Outcome outcome) {
    return outcome == Outcome.MET
        || outcome == Outcome.UNMET
        || outcome == Outcome.UNDETERMINED
        || outcome == Outcome.ERROR;
  }

  /** A target over all that belongs to the school: not met where any part is not. */
  private static Map<String, Outcome> together(List<Finding> findings) {
    Map<String, Set<Outcome>> all = new TreeMap<>();
    findings.forEach(
        each ->
            all.computeIfAbsent(each.rule().id(), key -> EnumSet.noneOf(Outcome.class))
                .add(each.outcome()));
    Map<String, Outcome> together = new TreeMap<>();
    all.forEach(
        (target, outcomes) ->
            together.put(
                target,
                Stream.of(Outcome.UNMET, Outcome.ERROR, Outcome.UNDETERMINED, Outcome.MET)
                    .filter(outcomes::contains)
                    .findFirst()
                    .orElseThrow()));
    return together;
  }

  private static Map<Tally, Integer> ranks(List<Tally> inOrder) {
    Map<Tally, Integer> ranks = new IdentityHashMap<>();
    Tally last = null;
    for (int i = 0; i < inOrder.size() && inOrder.get(i).judged > 0; i++) {
      Tally tally = inOrder.get(i);
      boolean level = last != null && tally.compareTo(last) == 0;
      ranks.put(tally, level ? Objects.requireNonNull(ranks.get(last)) : Integer.valueOf(i + 1));
      last = tally;
    }
    return ranks;
  }
}
