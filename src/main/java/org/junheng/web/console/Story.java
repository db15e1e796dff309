package org.junheng.web.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.decision.FindingDocument;
import org.junheng.decision.remedy.Remedies;
import org.junheng.engine.Firings;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.rules.Clause;
import org.junheng.rules.Figure;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.reading.RuleReading;

/**
 * How a finding came about: whom the rule binds, what it saw, what it demands, what came of it.
 *
 * @param sentence what the rule says, in words
 * @param fired what Drools bound the rule's variables to; null where the rule did not fire
 * @param document the finding as callers of the API get it
 */
record Story(
    Rows.Line line,
    String sentence,
    String drl,
    LocalDate from,
    @Nullable LocalDate until,
    String clause,
    String clauseTitle,
    String demands,
    String source,
    List<Condition> conditions,
    @Nullable Map<String, String> fired,
    FindingDocument document) {

  /**
   * One condition of the rule.
   *
   * @param text as in the rule
   * @param words in Chinese, or the text where there are none for it
   * @param held {@code TRUE}, {@code FALSE} or {@code UNKNOWN}
   * @param seen what it looked at
   */
  record Condition(String text, String words, String held, String seen) {}

  static Story of(Shown shown, Finding finding, Locale language) {
    Rule rule = finding.rule();
    Remedies remedies = Remedies.of(shown.decision(), shown.ruleSet());
    Pack.Document document = shown.ruleSet().origin(shown.pack(), rule).document();
    RuleReading reading = RuleReading.of(rule, document, shown.ruleSet().vocabulary());
    Clause clause = shown.pack().clauses().get(rule.head().clause());
    return new Story(
        Rows.of(shown, finding, remedies, language),
        isEnglish(language) ? reading.english().text() : reading.chinese().text(),
        rule.drl(),
        rule.head().from(),
        rule.head().until(),
        rule.head().clause(),
        clause == null ? "" : clause.title(),
        clause == null ? "" : clause.demands(),
        document.number().isEmpty() ? document.title() : document.number(),
        conditions(finding, language),
        fired(shown, finding),
        FindingDocument.of(finding, shown.pack(), shown.ruleSet(), language, remedies));
  }

  private static boolean isEnglish(Locale language) {
    return language.getLanguage().equals("en");
  }

  private static @Nullable Map<String, String> fired(Shown shown, Finding finding) {
    for (Firings.Firing firing : shown.firings(finding)) {
      Map<String, String> bindings = new TreeMap<>();
      firing.bindings().forEach((name, value) -> bindings.put(name, plain(value)));
      return bindings;
    }
    return null;
  }

  static List<Condition> conditions(Finding finding, Locale language) {
    List<Condition> conditions = new ArrayList<>();
    for (Rule.Condition each : finding.conditions()) {
      conditions.add(
          new Condition(
              each.text(),
              each.reading().isEmpty() || isEnglish(language) ? each.text() : each.reading(),
              each.held().name(),
              each.seen().entrySet().stream()
                  .map(seen -> seen(finding.rule(), seen.getKey(), seen.getValue(), language))
                  .collect(Collectors.joining(isEnglish(language) ? ", " : "，"))));
    }
    return conditions;
  }

  /** A field that was looked at, by its label, and what stood there. */
  private static String seen(Rule rule, String path, @Nullable Object value, Locale language) {
    FactField field = field(rule.subjectType(), path);
    Optional<String> gathered = rule.gatheredLabel(path);
    if (gathered.isPresent() && !isEnglish(language)) {
      return gathered.get()
          + " = "
          + (value == null ? Message.of("console.missing").in(language) : plain(value));
    }
    if (field == null || isEnglish(language)) {
      return (field == null || field.english().isEmpty() ? path : field.english())
          + " = "
          + (value == null ? Message.of("console.missing").in(language) : plain(value));
    }
    return field.label()
        + " = "
        + (value == null
            ? Message.of("console.missing").in(language)
            : value instanceof Figure ? plain(value) : field.display(value));
  }

  /**
   * The field of a type, or of what it belongs to: {@code school.kind}; null where none is meant.
   */
  private static @Nullable FactField field(FactType type, String path) {
    int dot = path.indexOf('.');
    FactType parent = type.parent();
    FactField parentField = type.parentField();
    if (dot < 0) {
      return type.field(path).orElse(null);
    }
    return parent != null
            && parentField != null
            && parentField.name().equals(path.substring(0, dot))
        ? field(parent, path.substring(dot + 1))
        : null;
  }

  private static String plain(@Nullable Object value) {
    return value == null ? "—" : value instanceof Figure figure ? figure.exact() : value.toString();
  }
}
