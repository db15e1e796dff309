package org.junheng.rules.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.Clause;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.reading.RuleReading;

/** The ledger as a page: {@code docs/rules/<pack>.md}, in Chinese. */
public final class LedgerPage {
  private static final String UP = "../../rules/";

  private final Ledger ledger;
  private final Vocabulary vocabulary;
  private final Map<String, List<NamedCase>> cases;

  private LedgerPage(Ledger ledger, Vocabulary vocabulary, Map<String, List<NamedCase>> cases) {
    this.ledger = ledger;
    this.vocabulary = vocabulary;
    this.cases = cases;
  }

  /**
   * @param cases by the target they speak of
   */
  public static String of(
      Ledger ledger, Vocabulary vocabulary, Map<String, List<NamedCase>> cases) {
    return new LedgerPage(ledger, vocabulary, cases).page();
  }

  private String page() {
    Pack pack = ledger.pack();
    List<Clause> clauses = ledger.clauses();
    long rules = clauses.stream().mapToLong(clause -> ledger.rulesOf(clause).size()).sum();
    long without = clauses.stream().filter(clause -> ledger.rulesOf(clause).isEmpty()).count();
    StringBuilder page = new StringBuilder();
    page.append("# 台账：").append(pack.document().title()).append("\n\n");
    page.append("本页由 `").append(pack.id()).append("/pack.yaml`、规则和案例自动生成，请勿手改。");
    page.append("要求一栏是我们的概括，以原文为准；读法由规则本身逐字得出。\n\n");
    page.append(cited(pack.document()));
    page.append("- 条款").append(clauses.size()).append("条，其中").append(without);
    page.append("条没有规则，各有理由\n- 规则").append(rules).append("条\n");
    clauses.forEach(clause -> page.append('\n').append(section(clause)));
    return page.toString();
  }

  private static String cited(Pack.Document document) {
    StringBuilder cited = new StringBuilder();
    if (!document.number().isEmpty()) {
      cited.append("- 文号：").append(document.number()).append('\n');
    }
    if (!document.issuer().isEmpty()) {
      cited.append("- 发文：").append(document.issuer());
      cited.append(document.issued() == null ? "" : "，" + document.issued()).append('\n');
    }
    return cited.toString();
  }

  private String section(Clause clause) {
    StringBuilder section = new StringBuilder();
    section.append("## ").append(clause.id()).append(" ").append(clause.title()).append("\n\n");
    section.append("- 要求：").append(clause.demands()).append('\n');
    if (!clause.offices().isEmpty()) {
      section.append("- 责任单位：").append(String.join("、", clause.offices())).append('\n');
    }
    if (!clause.noRule().isEmpty()) {
      section.append("- 没有规则：").append(clause.noRule()).append('\n');
    }
    clause.notRuled().forEach(line -> section.append("- 未设指标：").append(line).append('\n'));
    clause.otherNumbers().forEach(line -> section.append("- 数字说明：").append(line).append('\n'));
    if (clause.checked() != null) {
      section.append("- 规则核对日期：").append(clause.checked().on()).append('\n');
    }
    List<Rule> rules = ledger.rulesOf(clause);
    if (!rules.isEmpty()) {
      section.append("\n| 指标 | 读法 | 施行 | 案例 |\n|---|---|---|---|\n");
      rules.forEach(rule -> section.append(row(rule)));
    }
    return section.toString();
  }

  private String row(Rule rule) {
    RuleReading reading = RuleReading.of(rule, ledger.pack().document(), vocabulary);
    String dates =
        rule.head().from()
            + "起"
            + (rule.head().until() == null ? "" : "，至" + rule.head().until() + "前");
    return "| [`"
        + rule.id()
        + "`]("
        + UP
        + rule.file()
        + ")<br>"
        + cell(rule.title())
        + " | "
        + cell(reading.chinese().content())
        + " | "
        + dates
        + " | "
        + cases(rule)
        + " |\n";
  }

  /** How many cases speak of it, with links to their files. */
  private String cases(Rule rule) {
    List<NamedCase> named = cases.getOrDefault(rule.id(), List.of());
    Map<String, Long> byFile =
        named.stream()
            .collect(Collectors.groupingBy(NamedCase::file, TreeMap::new, Collectors.counting()));
    if (byFile.isEmpty()) {
      return "无";
    }
    return byFile.entrySet().stream()
        .map(
            file ->
                "["
                    + file.getKey().substring(file.getKey().lastIndexOf('/') + 1)
                    + "]("
                    + UP
                    + file.getKey()
                    + ") "
                    + file.getValue())
        .collect(Collectors.joining("<br>", "共" + named.size() + "个<br>", ""));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
