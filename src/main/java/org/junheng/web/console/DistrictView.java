package org.junheng.web.console;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.district.Ranking;
import org.junheng.decision.district.ResultTables;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.facts.Fact;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;

/**
 * What pages tell of a decision as a whole, in one language; small enough to be kept for many.
 *
 * @param language of its words
 * @param district its code
 * @param document of the pack by its number, or title where it has none
 * @param balance the coefficients of variation; empty where the rules have none
 * @param schools those to look at first come first
 * @param heat a row for each of the schools, in the same order
 */
record DistrictView(
    UUID id,
    Locale language,
    OffsetDateTime decidedAt,
    long position,
    String hash,
    String district,
    String name,
    LocalDate countDate,
    LocalDate asOf,
    String pack,
    String document,
    String title,
    String ruleSet,
    Outcome verdict,
    Map<Outcome, Integer> counts,
    int findings,
    DistrictSummary summary,
    List<ResultTables.Balance> balance,
    List<SchoolLine> schools,
    HeatMap heat,
    List<Titles.Chapter> chapters,
    Map<String, String> titles,
    List<TargetLine> targets) {

  /**
   * A school in a list.
   *
   * @param kind by its Chinese label
   * @param rank 1 is first; null where nothing binding was found
   * @param met binding findings that are met, of those judged
   * @param share in %
   * @param colour null where it has none
   * @param unmet findings that are unmet, binding or not
   * @param open findings that are undetermined, or whose rule failed
   * @param outside whether it is closed, and so counts nowhere
   */
  record SchoolLine(
      String id,
      String name,
      String kind,
      Outcome verdict,
      @Nullable Integer rank,
      int met,
      int judged,
      String share,
      @Nullable String colour,
      int unmet,
      int open,
      boolean outside) {}

  /**
   * A target in a list.
   *
   * @param clause where the document asks for it
   * @param counts of its findings by outcome
   */
  record TargetLine(
      String id, String title, String chapter, String clause, Map<Outcome, Integer> counts) {
    /** How many have an outcome. */
    public int count(String outcome) {
      return counts.getOrDefault(Outcome.valueOf(outcome), 0);
    }
  }

  static DistrictView of(Shown shown, Locale language) {
    Decision decision = shown.decision();
    RecordedDecision recorded = shown.entry().decision();
    Pack pack = decision.pack();
    List<Fact> facts = new ArrayList<>();
    List<SchoolLine> schools = schools(decision, facts);
    HeatMap heat = HeatMap.of(shown, facts);
    Map<String, String> titles = new HashMap<>();
    pack.rules().forEach(rule -> titles.put(rule.id(), Titles.of(rule, language)));
    return new DistrictView(
        recorded.id(),
        language,
        recorded.decidedAt(),
        shown.entry().header().position(),
        shown.entry().header().hash(),
        Objects.requireNonNullElse(decision.submission().root().identity(), ""),
        decision.submission().root().label(),
        shown.countDate(),
        decision.asOf(),
        pack.id(),
        pack.document().number().isEmpty() ? pack.document().title() : pack.document().number(),
        pack.document().title(),
        decision.ruleSet(),
        decision.summary().verdict(),
        decision.summary().counts(),
        decision.findings().size(),
        small(DistrictSummary.of(decision, shown.ruleSet(), language)),
        ResultTables.has(decision) ? ResultTables.balance(decision, language) : List.of(),
        schools,
        heat,
        List.copyOf(Titles.chapters(pack, heat.rules(), language).values()),
        titles,
        targets(decision, titles));
  }

  /** Without the names of all who do not pass: pages say how many, and lead to them. */
  private static DistrictSummary small(DistrictSummary summary) {
    return new DistrictSummary(
        summary.district(),
        summary.pack(),
        summary.asOf(),
        summary.ruleSet(),
        summary.outcome(),
        summary.sentence(),
        summary.passing(),
        List.of(),
        summary.overLimit(),
        summary.obstacles().stream().map(DistrictView::small).toList(),
        summary.open().stream().map(DistrictView::small).toList(),
        summary.colours());
  }

  private static DistrictSummary.Obstacle small(DistrictSummary.Obstacle obstacle) {
    return new DistrictSummary.Obstacle(
        obstacle.kind(),
        obstacle.target(),
        obstacle.title(),
        obstacle.titleEnglish(),
        obstacle.clause(),
        obstacle.clauseTitle(),
        obstacle.offices(),
        obstacle.number(),
        List.of());
  }

  private static List<TargetLine> targets(Decision decision, Map<String, String> titles) {
    Map<String, Map<Outcome, Integer>> counts = new HashMap<>();
    decision
        .findings()
        .forEach(
            each ->
                counts
                    .computeIfAbsent(each.rule().id(), key -> new EnumMap<>(Outcome.class))
                    .merge(each.outcome(), 1, Integer::sum));
    return decision.pack().rulesInForce(decision.asOf()).stream()
        .map(
            rule ->
                new TargetLine(
                    rule.id(),
                    titles.getOrDefault(rule.id(), rule.id()),
                    Titles.chapter(rule.head().clause()),
                    rule.head().clause(),
                    counts.getOrDefault(rule.id(), Map.of())))
        .toList();
  }

  /** The last in rank first; of those with no rank nothing is known, so they come last. */
  private static List<SchoolLine> schools(Decision decision, List<Fact> facts) {
    Map<String, Fact> byPath = new HashMap<>();
    Map<Fact, Decision.Summary> came = decision.schools();
    came.keySet().forEach(school -> byPath.put(school.path(), school));
    List<SchoolLine> lines = new ArrayList<>();
    List<Ranking.Ranked> ranked = new ArrayList<>(Ranking.of(decision, null, null).schools());
    List<Ranking.Ranked> placed =
        new ArrayList<>(ranked.stream().filter(each -> each.rank() != null).toList());
    Collections.reverse(placed);
    ranked.stream().filter(each -> each.rank() == null).forEach(placed::add);
    for (Ranking.Ranked each : placed) {
      Fact school = Objects.requireNonNull(byPath.remove(each.school().path()));
      facts.add(school);
      lines.add(line(school, Objects.requireNonNull(came.get(school)), each));
    }
    // Closed schools are ranked nowhere, but were submitted.
    for (Map.Entry<Fact, Decision.Summary> each : came.entrySet()) {
      if (byPath.containsKey(each.getKey().path())) {
        facts.add(each.getKey());
        lines.add(line(each.getKey(), each.getValue(), null));
      }
    }
    return lines;
  }

  private static SchoolLine line(
      Fact school, Decision.Summary came, Ranking.@Nullable Ranked ranked) {
    return new SchoolLine(
        Objects.requireNonNullElse(school.identity(), ""),
        school.label(),
        word(school, "kind"),
        came.verdict(),
        ranked == null ? null : ranked.rank(),
        ranked == null ? 0 : ranked.met(),
        ranked == null ? 0 : ranked.judged(),
        ranked == null || ranked.share() == null ? "" : ranked.share().toPlainString() + "%",
        ranked == null ? null : ranked.colour(),
        came.counts().getOrDefault(Outcome.UNMET, 0),
        came.counts().getOrDefault(Outcome.UNDETERMINED, 0)
            + came.counts().getOrDefault(Outcome.ERROR, 0),
        school.outside() != null);
  }

  /** A word of a fact as people see it; empty where it was not submitted. */
  static String word(Fact fact, String field) {
    return fact.type()
        .field(field)
        .flatMap(known -> Optional.ofNullable(fact.value(known)).map(known::display))
        .orElse("");
  }

  /** What a target is called. */
  public String title(String target) {
    return titles.getOrDefault(target, target);
  }

  /** Columns of the heat map that belong to a chapter. */
  List<Integer> columns(String chapter) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < heat.rules().size(); i++) {
      Rule rule = heat.rules().get(i);
      if (Titles.chapter(rule.head().clause()).equals(chapter)) {
        columns.add(i);
      }
    }
    return columns;
  }

  /** Findings of all, by outcome: none where there is none. */
  public int count(String outcome) {
    return counts.getOrDefault(Outcome.valueOf(outcome), 0);
  }
}
