package org.junheng.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junheng.facts.FactType;
import org.junheng.rules.Finding;
import org.junheng.rules.Pack;
import org.junheng.rules.Require;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.accumulate.Half;
import org.junheng.rules.accumulate.Least;
import org.junheng.rules.accumulate.LowestShare;
import org.junheng.rules.accumulate.Most;
import org.junheng.rules.accumulate.Total;
import org.junheng.rules.accumulate.Variation;
import org.junheng.rules.drl.DrlPrinter;

/**
 * A pack as Drools gets to see it: printed from the checked trees, never the submitted text. Two
 * with the same text compile to the same, whatever else was changed in their files.
 *
 * @param pack its id
 * @param types the declarations of the fact types
 * @param rules the rules, those of the parent included
 */
record PackText(String pack, String types, String rules) {
  static PackText of(RuleSet ruleSet, Pack pack) {
    return new PackText(pack.id(), types(ruleSet), rules(ruleSet, pack));
  }

  private static String types(RuleSet ruleSet) {
    return "package facts\nimport java.math.BigDecimal\nimport java.time.LocalDate\n\n"
        + ruleSet.types().stream().map(DrlPrinter::type).collect(Collectors.joining("\n"));
  }

  private static String rules(RuleSet ruleSet, Pack pack) {
    StringBuilder text = new StringBuilder("package ").append(pack.id()).append('\n');
    ruleSet.vocabulary().types().stream()
        .map(FactType::name)
        .forEach(type -> text.append("import facts.").append(type).append('\n'));
    text.append("import ").append(Finding.class.getName()).append('\n');
    List.of(Total.class, Half.class, Least.class, Most.class, Variation.class, LowestShare.class)
        .forEach(
            function ->
                text.append("import accumulate ")
                    .append(function.getName())
                    .append(' ')
                    .append(word(function.getSimpleName()))
                    .append('\n'));
    text.append("global ").append(Require.class.getName()).append(" require\n\n");
    pack.rules().stream().map(Rule::firedDrl).forEach(rule -> text.append(rule).append('\n'));
    return text.toString();
  }

  /** {@code LowestShare} as rules call it. */
  private static String word(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
