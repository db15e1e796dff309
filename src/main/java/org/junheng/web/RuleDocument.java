package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.FindingDocument;
import org.junheng.rules.Demand;
import org.junheng.rules.LookedAt;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;

/**
 * A target as a rule.
 *
 * @param pack by which it is listed; an inherited rule stands in the folder of another one
 * @param subject the fact type that it judges
 * @param from first day in force
 * @param until first day no longer in force
 * @param required what the figure is compared with; null where it is attested or computed
 * @param attested the answer that meets it; null where it is measured
 * @param details null in a list of rules
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleDocument(
    String id,
    String pack,
    String title,
    @Nullable String titleEnglish,
    String clause,
    String subject,
    String standing,
    @Nullable LocalDate due,
    LocalDate from,
    @Nullable LocalDate until,
    FindingDocument.@Nullable Required required,
    @Nullable Boolean attested,
    String file,
    int line,
    @JsonUnwrapped @Nullable Details details) {

  /**
   * What is told of a single rule.
   *
   * @param drl the rule itself
   * @param reading how an unclear text is read
   * @param relaxes ids of the rules it takes the place of
   * @param indicator what conclusions call it: L1
   * @param colour under which schools that miss it are followed up
   * @param figures the fields it looks at
   * @param alsoIn other packs that have a rule of this id
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Details(
      String drl,
      @Nullable String reading,
      @Nullable OtherReading otherReading,
      List<String> relaxes,
      @Nullable String indicator,
      @Nullable String colour,
      List<LookedAtDocument> figures,
      List<String> alsoIn) {}

  /** Where the text can be read in another way, and the rule that says it. */
  record OtherReading(String when, String target) {}

  /** A field that the rule looks at. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LookedAtDocument(
      String type, String field, String label, String english, @Nullable String unit) {
    static LookedAtDocument of(LookedAt looked) {
      return new LookedAtDocument(
          looked.type().name(),
          looked.field().name(),
          looked.field().label(),
          looked.field().english(),
          orNull(looked.field().unit()));
    }
  }

  static RuleDocument inList(Pack pack, Rule rule) {
    return of(pack, rule, null);
  }

  static RuleDocument whole(Pack pack, Rule rule, RuleSet ruleSet) {
    Rule.Head head = rule.head();
    return of(
        pack,
        rule,
        new Details(
            rule.drl(),
            orNull(head.reading()),
            rule.tree().annotation("otherReading").map(a -> otherReading(a.value())).orElse(null),
            head.relaxes(),
            head.indicator().isEmpty() ? null : head.indicator(),
            head.colour() == null ? null : head.colour().word(),
            rule.looksAt().stream().map(LookedAtDocument::of).toList(),
            ruleSet.packs().values().stream()
                .filter(other -> other != pack && other.rule(rule.id()).isPresent())
                .map(Pack::id)
                .toList()));
  }

  /** {@code builtYear == 2010: size.school.new}. */
  private static OtherReading otherReading(String written) {
    int colon = written.lastIndexOf(':');
    return new OtherReading(
        written.substring(0, colon).strip(), written.substring(colon + 1).strip());
  }

  private static RuleDocument of(Pack pack, Rule rule, @Nullable Details details) {
    Rule.Head head = rule.head();
    return new RuleDocument(
        rule.id(),
        pack.id(),
        rule.title(),
        orNull(head.english()),
        head.clause(),
        rule.subjectType().name(),
        head.standing().word(),
        head.due(),
        head.from(),
        head.until(),
        FindingDocument.Required.of(rule),
        rule.demand() instanceof Demand.Attested attested ? attested.wanted() : null,
        rule.file(),
        rule.line(),
        details);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
