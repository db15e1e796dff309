package org.junheng.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one document.
 *
 * @param id folder under {@code rules/}
 * @param schoolSystem system its grades follow, such as {@code 5-4}; empty where it fits any
 * @param parent pack that it extends, or null
 * @param comparesWith packs whose standards it is compared with
 * @param rules in force or not, the parent's included unless restated, in order of file and line
 */
public record Pack(
    String id,
    Document document,
    String schoolSystem,
    @Nullable String parent,
    List<String> comparesWith,
    Map<String, Clause> clauses,
    List<Rule> rules) {

  /**
   * @param number as the document is cited: 济任政办字〔2024〕10号; empty where it has none
   */
  public record Document(String number, String title, String issuer, @Nullable LocalDate issued) {}

  public Pack {
    comparesWith = List.copyOf(comparesWith);
    clauses = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(clauses));
    rules = List.copyOf(rules);
  }

  public Optional<Rule> rule(String ruleId) {
    return rules.stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
  }

  /** The pack with another rule in the place of the one with its id. */
  public Pack with(Rule replacement) {
    List<Rule> replaced =
        rules.stream()
            .map(rule -> rule.id().equals(replacement.id()) ? replacement : rule)
            .toList();
    return new Pack(id, document, schoolSystem, parent, comparesWith, clauses, replaced);
  }

  public List<Rule> rulesInForce(LocalDate day) {
    return rules.stream().filter(rule -> rule.isInForce(day)).toList();
  }
}
