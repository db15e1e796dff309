package org.junheng.rules.reading;

import java.util.Locale;
import java.util.function.Function;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Demand;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Membership;

/**
 * What one part of a rule says.
 *
 * @param unit of the figure that the part compares, as it stands with the facts; or empty
 */
public record PartReading(String chinese, String english, String unit) {

  /** The words in a language. */
  public String in(Locale language) {
    return language.getLanguage().equals("en") ? english : chinese;
  }

  /** What the rule demands. */
  public static PartReading demand(Rule rule, Vocabulary vocabulary) {
    return of(
        language -> RuleReading.demand(rule, new Meanings(rule.tree(), vocabulary), language),
        rule.demand() instanceof Demand.Measured measured ? measured.unit() : "");
  }

  /**
   * What a condition of the left side asks.
   *
   * @param place −1 for the subject's own, else the place among the further conditions
   */
  public static PartReading condition(
      Rule rule, int place, Constraint constraint, Vocabulary vocabulary) {
    Meanings meanings = new Meanings(rule.tree(), vocabulary);
    Said said = meanings.said(constraint, place);
    boolean other = place >= 0 && !isOfResult(constraint);
    return of(
        language ->
            (other ? language.parenthesised(language.type(meanings.whom(place).type())) : "")
                + language.condition(said),
        said instanceof Said.About about ? unit(about.what()) : "");
  }

  private static boolean isOfResult(Constraint constraint) {
    return constraint instanceof Comparison comparison
        ? comparison.left().isVariable()
        : constraint instanceof Membership membership && membership.left().isVariable();
  }

  private static String unit(Meaning what) {
    if (what instanceof Meaning.OfField field) {
      return field.unit();
    }
    return what instanceof Meaning.OfResult result ? result.unit() : "";
  }

  private static PartReading of(Function<Language, String> said, String unit) {
    return new PartReading(said.apply(new Chinese()), said.apply(new English()), unit);
  }
}
