package org.junheng.cases.boundary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junheng.cases.CaseText;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.rules.Demand;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Rule;
import tools.jackson.databind.node.ObjectNode;

/** Writes the case that a row lacks, ready to be pasted into a case file. */
public final class MissingCase {
  private MissingCase() {}

  /** Nothing for a row without an example. */
  public static Optional<String> of(BoundaryTables.Table table, BoundaryTables.Row row) {
    return row.example().map(example -> of(table, row, example));
  }

  private static String of(BoundaryTables.Table table, BoundaryTables.Row row, Example example) {
    Boundary boundary = table.boundary();
    Rule rule = boundary.rule();
    String place =
        boundary instanceof Boundary.Limit
            ? row.value()
            : boundary instanceof Boundary.DateLimit
                ? row.value()
                : boundary.text() + "，" + row.value();
    Finding finding = example.finding();
    String outcome =
        finding == null
            ? Message.of("boundary.not-in-force").chinese()
            : finding.outcome().label().chinese();
    return of(rule, rule.title() + "：" + place + "，" + outcome, example);
  }

  /** The example as a case: what the rule finds of it is what is expected. */
  public static String of(Rule rule, String sentence, Example example) {
    Finding finding = example.finding();
    if (finding == null) {
      return CaseText.of(
          sentence, example.asOf(), example.facts(), "notInForce: [" + rule.id() + "]", "");
    }
    Judgment judgment = finding.judgment();
    Figure actual = judgment == null ? null : judgment.actual();
    if (actual == null
        || !actual.isKnown()
        || !(rule.demand() instanceof Demand.Measured measured)) {
      return CaseText.of(
          sentence,
          example.asOf(),
          example.facts(),
          "expect: {" + rule.id() + ": " + finding.outcome() + "}",
          "");
    }
    BigDecimal shown = actual.rounded(measured.decimals());
    return CaseText.of(
        sentence,
        example.asOf(),
        example.facts(),
        "expect: {"
            + rule.id()
            + ": {outcome: "
            + finding.outcome()
            + ", actual: "
            + shown.stripTrailingZeros().toPlainString()
            + "}}",
        finding.evidence().stream()
                .map(each -> each.label() + " " + plain(each.value()))
                .collect(Collectors.joining("，"))
            + "；得 "
            + actual.exact());
  }

  /** Facts with several findings of the rule: what is expected of each stands by its place. */
  public static String ofSeveral(
      Rule rule, String sentence, ObjectNode facts, LocalDate asOf, List<Finding> findings) {
    String expected =
        findings.stream()
            .map(
                finding ->
                    "{at: " + finding.subject().path() + ", outcome: " + finding.outcome() + "}")
            .collect(Collectors.joining(", ", "[", "]"));
    return CaseText.of(sentence, asOf, facts, "expect: {" + rule.id() + ": " + expected + "}", "");
  }

  private static String plain(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value);
  }
}
