package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.Case;
import org.junheng.cases.CaseResult;
import org.junheng.cases.boundary.BoundaryTables;
import org.junheng.cases.boundary.MissingCase;
import org.junheng.cases.boundary.Position;
import org.junheng.cases.mutation.Mutant;
import org.junheng.cases.mutation.Survey;
import org.junheng.publishing.DraftCheck;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.analysis.Analysis;
import org.junheng.rules.analysis.Trouble;
import org.junheng.rules.reading.RuleReading;

/** What the tools of rule authors say of a draft. */
final class DraftLooks {
  private static final int MOST_SEARCHES = 100;

  private DraftLooks() {}

  private static String in(Locale language, String chinese, String english) {
    return language.getLanguage().equals("en") ? english : chinese;
  }

  /** How the cases come out. */
  record Tests(int passed, List<FailedCase> failed) {
    static Tests of(List<CaseResult> results, Locale language) {
      List<FailedCase> failed =
          results.stream()
              .filter(result -> !result.passed())
              .map(result -> FailedCase.of(result, language))
              .toList();
      return new Tests(results.size() - failed.size(), failed);
    }
  }

  /** A case that comes out otherwise. */
  record FailedCase(String sentence, String file, int line, List<Differing> differences) {
    static FailedCase of(CaseResult result, Locale language) {
      Case one = result.of();
      return new FailedCase(
          one.sentence(),
          one.at().file(),
          one.at().line(),
          result.differences().stream().map(each -> Differing.of(each, language)).toList());
    }
  }

  /** One thing that is not as a case expects. */
  record Differing(String target, String place, String expected, String found, String message) {
    static Differing of(CaseResult.Difference difference, Locale language) {
      return new Differing(
          difference.target(),
          difference.place(),
          difference.expected(),
          difference.found(),
          difference.message().in(language));
    }
  }

  /** The limits and dates of rules. */
  record Boundaries(int missing, List<Table> tables) {
    static Boundaries of(DraftCheck check, RuleSet rules, Predicate<Rule> wanted) {
      List<Table> tables = new ArrayList<>();
      for (Pack pack : rules.packs().values()) {
        new BoundaryTables(rules, pack, check.cases())
            .of(wanted)
            .forEach(table -> tables.add(Table.of(pack, table)));
      }
      int missing =
          tables.stream()
              .flatMap(table -> table.rows().stream())
              .mapToInt(row -> row.missing() == null ? 0 : 1)
              .sum();
      return new Boundaries(missing, tables);
    }
  }

  /** One limit or date: a step less, itself, a step more. */
  record Table(String pack, String target, String file, int line, String boundary, List<Row> rows) {
    static Table of(Pack pack, BoundaryTables.Table table) {
      Rule rule = table.boundary().rule();
      return new Table(
          pack.id(),
          rule.id(),
          rule.file(),
          rule.line(),
          table.boundary().text(),
          table.rows().stream().map(row -> Row.of(table, row)).toList());
    }
  }

  /** What comes of one value; missing is a case to paste where none stands. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      Position position,
      String value,
      @Nullable Outcome outcome,
      List<String> cases,
      @Nullable String missing) {
    static Row of(BoundaryTables.Table table, BoundaryTables.Row row) {
      Outcome outcome =
          row.example()
              .flatMap(example -> java.util.Optional.ofNullable(example.finding()))
              .map(finding -> finding.outcome())
              .orElse(null);
      return new Row(
          row.position(),
          row.value(),
          outcome,
          row.cases().stream().map(Case::toString).toList(),
          row.isMissing() ? MissingCase.of(table, row).orElse("") : null);
    }
  }

  /** Mistakes made in the rules, and those that no case notices. */
  record Mutants(
      int mutants,
      int killed,
      int equivalent,
      List<Survivor> survivors,
      List<DraftAnswers.Place> problems) {
    static Mutants of(DraftCheck check, RuleSet rules, Predicate<Rule> wanted, Locale language) {
      int mutants = 0;
      int killed = 0;
      int equivalent = 0;
      List<Survivor> survivors = new ArrayList<>();
      List<RuleProblem> problems = new ArrayList<>();
      for (Pack pack : rules.packs().values()) {
        Survey survey = Survey.of(rules, pack, check.files(), check.cases(), wanted, MOST_SEARCHES);
        mutants += survey.mutants();
        killed += survey.killed();
        equivalent += survey.equivalent().size();
        problems.addAll(survey.problems());
        survey.survivors().forEach(each -> survivors.add(Survivor.of(each, pack, rules, language)));
      }
      return new Mutants(
          mutants, killed, equivalent, survivors, DraftAnswers.places(problems).toList());
    }
  }

  /**
   * A mistake that no case notices; killer is a case that would, where one was found. It is looked
   * for for the first of them only.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Survivor(
      String pack,
      String target,
      String file,
      int line,
      String mutant,
      String kind,
      String reading,
      @Nullable String killer) {
    static Survivor of(Survey.Survivor survivor, Pack pack, RuleSet rules, Locale language) {
      Mutant mutant = survivor.mutant();
      RuleReading reading = RuleReading.of(mutant.rule(), pack.document(), rules.vocabulary());
      return new Survivor(
          pack.id(),
          mutant.original().id(),
          mutant.original().file(),
          mutant.original().line(),
          mutant.name(),
          mutant.operator().label().in(language),
          in(language, reading.chinese().text(), reading.english().text()),
          survivor.killer().orElse(null));
    }
  }

  /** What analysis finds: gaps, overlaps, rules that bind nobody. */
  record Analysed(List<Found> troubles, List<DraftAnswers.Place> undecided) {
    static Analysed of(RuleSet rules) {
      Analysis analysis = Analysis.of(rules);
      return new Analysed(
          analysis.troubles().stream().map(Found::of).toList(),
          DraftAnswers.places(analysis.undecided()).toList());
    }
  }

  /** One trouble, the rules concerned, and facts on which it shows. */
  record Found(DraftAnswers.Place problem, List<String> rules, List<DraftAnswers.Asked> witnesses) {
    static Found of(Trouble trouble) {
      return new Found(
          DraftAnswers.Place.of(trouble.problem()),
          trouble.rules(),
          trouble.witnesses().stream()
              .map(
                  witness ->
                      new DraftAnswers.Asked(witness.pack(), witness.asOf(), witness.facts()))
              .toList());
    }
  }

  /** The rules read back. */
  record Readings(List<Sentence> rules) {
    static Readings of(RuleSet rules, Predicate<Rule> wanted) {
      List<Sentence> sentences = new ArrayList<>();
      for (Pack pack : rules.packs().values()) {
        pack.rules().stream()
            .filter(wanted)
            .forEach(rule -> sentences.add(Sentence.of(rules, pack, rule)));
      }
      return new Readings(sentences);
    }
  }

  /** One rule in a sentence of each language. */
  record Sentence(
      String pack,
      String target,
      String title,
      LocalDate from,
      String file,
      int line,
      String chinese,
      String english) {
    static Sentence of(RuleSet rules, Pack pack, Rule rule) {
      RuleReading reading =
          RuleReading.of(rule, rules.origin(pack, rule).document(), rules.vocabulary());
      return new Sentence(
          pack.id(),
          rule.id(),
          rule.title(),
          rule.head().from(),
          rule.file(),
          rule.line(),
          reading.chinese().text(),
          reading.english().text());
    }
  }
}
