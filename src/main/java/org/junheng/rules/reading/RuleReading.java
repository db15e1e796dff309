package org.junheng.rules.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Demand;
import org.junheng.rules.Measure;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.DrlReader;
import org.junheng.rules.drl.RuleTree.Annotation;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Call;

/**
 * What a rule says, in one sentence a language. Every number and every comparison comes from the
 * rule's tree, none from its title; an attested target quotes its title, which is the question.
 */
public record RuleReading(Sentence chinese, Sentence english) {

  /**
   * One sentence.
   *
   * @param content whom the rule binds and what it demands
   * @param source the document and the clause
   * @param dates from when to when
   */
  public record Sentence(String content, String source, String dates, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  public static RuleReading of(Rule rule, Pack.Document document, Vocabulary vocabulary) {
    return new RuleReading(
        sentence(rule, document, vocabulary, Chinese::new),
        sentence(rule, document, vocabulary, English::new));
  }

  private static Sentence sentence(
      Rule rule, Pack.Document document, Vocabulary vocabulary, Supplier<Language> languages) {
    Language language = languages.get();
    Meanings meanings = new Meanings(rule.tree(), vocabulary);
    List<String> whom = new ArrayList<>(List.of(language.whom(meanings.subject())));
    meanings.further().forEach(further -> whom.add(language.further(further)));
    Rule.Head head = rule.head();
    List<String> parts = new ArrayList<>();
    parts.add(language.binds(String.join(language.moreover(), whom)));
    parts.add(language.requires(demand(rule, meanings, language)));
    parts.add(language.standing(head.standing(), head.due()));
    parts.add(
        rule.tree()
            .annotation("otherReading")
            .map(other -> otherReading(other, meanings, language))
            .orElse(""));
    parts.add(head.relaxes().isEmpty() ? "" : language.relaxes(head.relaxes()));
    parts.add(rule.tree().annotation("weight").isEmpty() ? "" : weighed(rule, meanings, language));
    parts.add(head.colour() == null ? "" : language.coloured(head.colour()));
    parts.add(rule.tree().attribute("agenda-group").isPresent() ? language.concludes() : "");
    String content = joined(parts, language);
    String cited = document.number().isEmpty() ? document.title() : document.number();
    String source = language.source(cited, head.clause());
    String dates = language.dates(head.from(), head.until());
    return new Sentence(content, source, dates, joined(List.of(content, source, dates), language));
  }

  private static String weighed(Rule rule, Meanings meanings, Language language) {
    Annotation weight = rule.tree().annotation("weight").orElseThrow();
    return language.weighed(language.figure(meanings.of(weight.value().strip())));
  }

  private static String joined(List<String> parts, Language language) {
    return String.join(
        language.separator(), parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  static String demand(Rule rule, Meanings meanings, Language language) {
    Call call = rule.tree().demand();
    if (rule.demand() instanceof Demand.Attested attested) {
      boolean english = language instanceof English && !rule.head().english().isEmpty();
      return language.attested(english ? rule.head().english() : rule.title(), attested.wanted());
    }
    Demand.Measured measured = (Demand.Measured) rule.demand();
    List<Formula> figures =
        call.arguments().stream()
            .skip(measured.measure() == Measure.PER_GROUP ? 2 : 1)
            .map(argument -> Formula.of(argument, meanings, language))
            .toList();
    Argument limit = call.then() == null ? call.arguments().get(2) : call.then().arguments().get(0);
    Formula amount = figures.get(0);
    Formula compared =
        call.then() == null
            ? amount
            : amount.per(measured.measure(), measured.group(), figures.get(1));
    return language.compared(
        compared.text(),
        compared.binding() != Formula.Binding.SINGLE,
        measured.comparison(),
        Formula.of(limit, meanings, language).within(Formula.Binding.SINGLE),
        measured.unit());
  }

  /** {@code builtYear == 2010: size.school.new}. */
  private static String otherReading(Annotation annotation, Meanings meanings, Language language) {
    int colon = annotation.value().lastIndexOf(':');
    Said condition =
        DrlReader.readConstraint(
                annotation.at(), annotation.value().substring(0, colon), new ArrayList<>())
            .map(meanings::said)
            .orElseThrow();
    return language.otherReading(
        language.condition(condition), annotation.value().substring(colon + 1).strip());
  }
}
