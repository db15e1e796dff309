package org.junheng.web.console;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.Case;
import org.junheng.cases.boundary.Boundary;
import org.junheng.cases.boundary.BoundaryTables;
import org.junheng.cases.boundary.Position;
import org.junheng.decision.Finding;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.reading.PartReading;

/** The limits and dates of a rule in words: what comes of a step less, of each, of a step more. */
final class Limits {
  private final Vocabulary vocabulary;
  private final Locale language;

  private Limits(Vocabulary vocabulary, Locale language) {
    this.vocabulary = vocabulary;
    this.language = language;
  }

  /** A limit or date, and what it is. */
  record Limit(String what, List<Row> rows) {}

  /**
   * One value.
   *
   * @param where below, at or above
   * @param word of the outcome, for its colour; empty where there is none
   * @param cases sentences of those that stand there
   * @param missing whether one should and none does
   */
  record Row(
      String where,
      String value,
      String outcome,
      String word,
      List<String> cases,
      boolean missing) {}

  static List<Limit> of(
      RuleSet ruleSet, Pack pack, List<Case> cases, Rule wanted, Locale language) {
    Limits limits = new Limits(ruleSet.vocabulary(), language);
    return new BoundaryTables(ruleSet, pack, cases)
        .of(rule -> rule == wanted).stream().map(limits::limit).toList();
  }

  private Limit limit(BoundaryTables.Table table) {
    return new Limit(
        what(table.boundary()).in(language),
        table.rows().stream().map(row -> row(table.boundary(), row)).toList());
  }

  private Message what(Boundary boundary) {
    if (boundary instanceof Boundary.Limit limit) {
      return Message.of(
          "console.boundary.demand", PartReading.demand(limit.rule(), vocabulary).in(language));
    }
    if (boundary instanceof Boundary.ScopeLimit limit) {
      return Message.of("console.boundary.scope", reading(limit).in(language));
    }
    Boundary.DateLimit date = (Boundary.DateLimit) boundary;
    return switch (date.name()) {
      case "date-effective" -> Message.of("console.boundary.from", date.day());
      case "date-expires" -> Message.of("console.boundary.until", date.day());
      default -> Message.of("console.boundary.due", date.day());
    };
  }

  private PartReading reading(Boundary.ScopeLimit limit) {
    return PartReading.condition(limit.rule(), limit.condition(), limit.constraint(), vocabulary);
  }

  private Row row(Boundary boundary, BoundaryTables.Row row) {
    Finding finding = row.example().map(example -> example.finding()).orElse(null);
    boolean binds = finding != null && bindsAtAll(boundary) && isJudged(finding.outcome());
    return new Row(
        where(boundary, row.position()).in(language),
        value(boundary, row),
        outcome(boundary, row, finding).in(language),
        finding == null || binds ? "" : finding.outcome().name(),
        row.cases().stream().map(Case::sentence).toList(),
        row.isMissing());
  }

  private static Message outcome(
      Boundary boundary, BoundaryTables.Row row, @Nullable Finding finding) {
    if (finding == null) {
      return row.example().isPresent()
          ? Message.of("boundary.not-in-force")
          : Message.of(
              row.owed() ? "console.boundary.of-conclusion" : "console.boundary.impossible");
    }
    return bindsAtAll(boundary) && isJudged(finding.outcome())
        ? Message.of(
            boundary instanceof Boundary.ScopeLimit
                ? "console.boundary.binds"
                : "console.boundary.in-force")
        : finding.outcome().label();
  }

  /** Whether only that the rule binds depends on it, not how it judges. */
  private static boolean bindsAtAll(Boundary boundary) {
    return boundary instanceof Boundary.ScopeLimit
        || boundary instanceof Boundary.DateLimit date && !date.name().equals("due");
  }

  private static boolean isJudged(Outcome outcome) {
    return outcome == Outcome.MET || outcome == Outcome.UNMET || outcome == Outcome.BEHIND;
  }

  private static Message where(Boundary boundary, Position position) {
    boolean date = boundary instanceof Boundary.DateLimit;
    return Message.of(
        switch (position) {
          case BELOW -> date ? "console.boundary.day-before" : "console.boundary.below";
          case AT -> date ? "console.boundary.day" : "console.boundary.at";
          case ABOVE -> date ? "console.boundary.day-after" : "console.boundary.above";
        });
  }

  private String value(Boundary boundary, BoundaryTables.Row row) {
    if (boundary instanceof Boundary.DateLimit) {
      return row.value();
    }
    String unit =
        boundary instanceof Boundary.ScopeLimit scope
            ? reading(scope).unit()
            : PartReading.demand(boundary.rule(), vocabulary).unit();
    String shown = language.getLanguage().equals("en") && !unit.equals("%") ? "" : " " + unit;
    if (boundary instanceof Boundary.Limit limit && limit.computed()) {
      return switch (row.position()) {
        case BELOW ->
            Message.of("console.boundary.less", limit.step().toPlainString() + shown).in(language);
        case AT -> Message.of("console.boundary.same").in(language);
        case ABOVE ->
            Message.of("console.boundary.more", limit.step().toPlainString() + shown).in(language);
      };
    }
    return (row.value() + shown).strip();
  }
}
