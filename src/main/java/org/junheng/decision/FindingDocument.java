package org.junheng.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.remedy.Remedies;
import org.junheng.decision.remedy.RemediesDocument;
import org.junheng.facts.Fact;
import org.junheng.message.Message;
import org.junheng.rules.Comparison;
import org.junheng.rules.Demand;
import org.junheng.rules.Figure;
import org.junheng.rules.Gap;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/**
 * A finding as callers get it. What does not apply is null and left out of the JSON.
 *
 * @param target id of the target, which is the name of its rule
 * @param standing {@code binding}, {@code benchmark} or {@code progress}
 * @param actual the figure found, rounded half up for showing
 * @param exact the figure found as text, a decimal or a fraction; only where the shown one is not
 *     it
 * @param gap how far an unmet figure is from its limit, rounded up
 * @param answer what the office answered, for a target that is attested
 * @param reason why it is neither met nor unmet, in the language of the caller
 * @param missing what has to be submitted before it can be judged
 * @param reading how the rule reads an unclear text
 * @param otherReading how it would come out if the text were read the other way
 * @param roundingSensitive true where rounding the figure as shown would turn the outcome
 * @param below for a share of a whole district, the parts that miss the limit by themselves
 * @param relaxes targets whose place it takes for this subject
 * @param relaxedBy target that takes its place for this subject, or may take it
 * @param progress how far a target that is not yet due has to be
 * @param mean of the figures behind a coefficient of variation, by their weights
 * @param basis the findings that a conclusion rests on
 * @param remedies what would have to change for it to be met; only where asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingDocument(
    String target,
    String title,
    @Nullable String titleEnglish,
    String standing,
    Outcome outcome,
    Subject subject,
    @Nullable BigDecimal actual,
    @Nullable String exact,
    @Nullable Required required,
    @Nullable BigDecimal gap,
    @Nullable Boolean answer,
    @Nullable List<Evidence> evidence,
    @Nullable String reason,
    @Nullable List<Missing> missing,
    RulePlace rule,
    Source source,
    @Nullable String reading,
    @Nullable OtherReading otherReading,
    @Nullable Boolean roundingSensitive,
    @Nullable List<Below> below,
    @Nullable List<String> relaxes,
    @Nullable String relaxedBy,
    @Nullable Due progress,
    @Nullable BigDecimal mean,
    @Nullable List<Basis> basis,
    @Nullable RemediesDocument remedies) {

  /**
   * What was judged.
   *
   * @param id what tells it from its like: a school's code, a stage's word
   * @param path JSON pointer within the facts
   * @param school the school that it is or belongs to
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Subject(
      String type, @Nullable String id, String label, String path, @Nullable SchoolName school) {
    /** Names a fact. */
    public static Subject of(Fact fact) {
      Fact school = schoolOf(fact);
      return new Subject(
          fact.type().name(),
          fact.identity(),
          fact.label(),
          fact.path(),
          school == null ? null : new SchoolName(school.identity(), school.label()));
    }
  }

  /** A school by code and name. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SchoolName(@Nullable String id, String name) {}

  /**
   * What the figure is compared with.
   *
   * @param value as written in the rule, or rounded where the rule computes it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Required(String operator, BigDecimal value, @Nullable String unit) {
    static @Nullable Required of(Rule rule, @Nullable Judgment judgment) {
      if (!(rule.demand() instanceof Demand.Measured measured)) {
        return null;
      }
      Figure limit = judgment == null ? null : judgment.required();
      BigDecimal value = measured.literalLimit().orElseGet(() -> shown(limit, measured.decimals()));
      return value == null ? null : of(measured.comparison(), value, measured.unit());
    }

    /**
     * The demand of a rule as far as it is the same for everyone; null where it is not measured.
     */
    public static @Nullable Required of(Rule rule) {
      return of(rule, null);
    }

    private static Required of(Comparison comparison, BigDecimal value, String unit) {
      return new Required(comparison.symbol(), value, orNull(unit));
    }
  }

  /** A figure that decided, untouched. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Evidence(
      String field, String label, @Nullable Object value, @Nullable String unit) {}

  /**
   * Something that was not submitted.
   *
   * @param pointer JSON pointer into the request
   */
  public record Missing(String pointer, String field, String label) {
    static Missing of(Gap gap) {
      return new Missing("/facts" + gap.pointer(), gap.name(), gap.label());
    }
  }

  /** Where the rule stands, below the folder of rules. */
  public record RulePlace(String name, String file, int line) {}

  /**
   * Where the target comes from: the document by number, or title where it has none; the clause.
   */
  public record Source(String document, String clause) {}

  /** The outcome under the other reading, by the rule of that name. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OtherReading(
      String target, Outcome outcome, @Nullable BigDecimal actual, @Nullable Required required) {
    static OtherReading of(Finding finding, Rule other) {
      Judgment judgment = finding.judgedBy(other);
      return new OtherReading(
          other.id(),
          judgment.outcome(),
          other.demand() instanceof Demand.Measured measured
              ? shown(judgment.actual(), measured.decimals())
              : null,
          Required.of(other, judgment));
    }
  }

  /** A part of a whole that misses the limit by itself. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Below(String label, String path, @Nullable BigDecimal actual) {}

  /**
   * A target on its way.
   *
   * @param due the day from which it binds
   * @param expected where a straight line to that day stands on the day judged
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Due(LocalDate due, @Nullable BigDecimal expected) {
    static @Nullable Due of(@Nullable Progress progress, int decimals) {
      return progress == null ? null : new Due(progress.due(), shown(progress.line(), decimals));
    }
  }

  /**
   * A finding that a conclusion rests on.
   *
   * @param path JSON pointer of its subject within the facts
   * @param weight how much its figure counts in a coefficient of variation: students
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Basis(
      String target,
      @Nullable String indicator,
      String label,
      String path,
      Outcome outcome,
      @Nullable BigDecimal actual,
      @Nullable BigDecimal weight) {
    static Basis of(org.junheng.rules.Finding finding, boolean weighed) {
      Fact fact = (Fact) finding.subject();
      Fact school = schoolOf(fact);
      Figure weight = finding.weight();
      return new Basis(
          finding.target(),
          orNull(finding.indicator()),
          school == null || school == fact ? fact.label() : school.label() + "：" + fact.label(),
          fact.path(),
          Outcome.valueOf(finding.outcome()),
          shown(finding.figure(), 2),
          weighed && weight != null && weight.isKnown() ? weight.rounded(0) : null);
    }
  }

  static FindingDocument of(Finding finding, Pack pack, RuleSet ruleSet, Locale language) {
    return of(finding, pack, ruleSet, language, null);
  }

  /**
   * A finding in the language of the caller.
   *
   * @param remedies of the decision; null where nobody asked for them
   */
  public static FindingDocument of(
      Finding finding, Pack pack, RuleSet ruleSet, Locale language, @Nullable Remedies remedies) {
    Rule rule = finding.rule();
    Judgment judgment = finding.judgment();
    Demand.Measured measured = rule.demand() instanceof Demand.Measured found ? found : null;
    int decimals = measured == null ? 0 : measured.decimals();
    BigDecimal actual = judgment == null ? null : shown(judgment.actual(), decimals);
    boolean limitMatters = judgment != null || finding.outcome() == Outcome.UNDETERMINED;
    Pack.Document document = ruleSet.origin(pack, rule).document();
    Message reason = finding.reason();
    return new FindingDocument(
        rule.id(),
        rule.title(),
        orNull(rule.head().english()),
        finding.standing().word(),
        finding.outcome(),
        Subject.of(finding.subject()),
        actual,
        judgment == null ? null : exact(judgment.actual(), actual),
        limitMatters ? Required.of(rule, judgment) : null,
        judgment == null ? null : gap(judgment, decimals),
        judgment == null ? null : judgment.answer(),
        orNull(finding.evidence().stream().map(FindingDocument::evidence).toList()),
        reason == null ? null : reason.in(language),
        orNull(finding.missing().stream().map(Missing::of).toList()),
        new RulePlace(rule.id(), rule.file(), rule.line()),
        new Source(
            document.number().isEmpty() ? document.title() : document.number(),
            rule.head().clause()),
        orNull(finding.reading()),
        otherReading(finding, pack),
        judgment != null && judgment.isRoundingSensitive(decimals) ? true : null,
        orNull(finding.below().stream().map(part -> below(part, finding, decimals)).toList()),
        finding.outcome() == Outcome.NOT_APPLICABLE ? null : orNull(rule.head().relaxes()),
        finding.relaxer() == null ? null : finding.relaxer().id(),
        Due.of(finding.progress(), decimals),
        rule.isVariation() ? mean(finding) : null,
        orNull(finding.basis().stream().map(each -> Basis.of(each, rule.isVariation())).toList()),
        remedies == null ? null : RemediesDocument.of(remedies, finding, language));
  }

  private static @Nullable BigDecimal mean(Finding finding) {
    return finding.basis().isEmpty()
        ? null
        : shown(org.junheng.rules.Finding.mean(finding.basis()), 2);
  }

  private static Evidence evidence(Rule.Evidence seen) {
    Object value = seen.value() instanceof Figure figure ? shown(figure, 3) : seen.value();
    return new Evidence(seen.field(), seen.label(), value, orNull(seen.unit()));
  }

  private static @Nullable BigDecimal gap(Judgment judgment, int decimals) {
    Figure gap = judgment.gap();
    return gap == null ? null : gap.roundedUp(decimals);
  }

  private static @Nullable OtherReading otherReading(Finding finding, Pack pack) {
    Rule.OtherReading other = finding.rule().head().otherReading();
    return other != null && finding.hasOtherReading()
        ? OtherReading.of(finding, pack.rule(other.rule()).orElseThrow())
        : null;
  }

  private static Below below(Rule.Contribution part, Finding finding, int decimals) {
    Fact fact = part.fact();
    Fact school = schoolOf(fact);
    boolean ambiguous = school != null && school != fact && schoolOf(finding.subject()) == null;
    return new Below(
        ambiguous ? Objects.requireNonNull(school).label() + "：" + fact.label() : fact.label(),
        fact.path(),
        shown(part.judgment().actual(), decimals));
  }

  private static @Nullable BigDecimal shown(@Nullable Figure figure, int decimals) {
    return figure == null || !figure.isKnown() ? null : figure.rounded(decimals);
  }

  /** The figure as text where the shown one is only near it. */
  private static @Nullable String exact(@Nullable Figure figure, @Nullable BigDecimal shown) {
    if (figure == null || shown == null) {
      return null;
    }
    String exact = figure.exact();
    return exact.contains("/")
            || exact.startsWith("√")
            || exact.endsWith("…")
            || new BigDecimal(exact).compareTo(shown) != 0
        ? exact
        : null;
  }

  /** The school that a fact is or belongs to; null for the district and what is its own. */
  private static @Nullable Fact schoolOf(Fact fact) {
    for (Fact above = fact; above != null; above = above.parent()) {
      if (above.type().besideRoot()) {
        return above;
      }
    }
    return null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
