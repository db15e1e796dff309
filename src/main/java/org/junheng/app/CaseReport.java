package org.junheng.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.cases.Case;
import org.junheng.cases.CaseResult;
import org.junheng.cases.CaseResult.Difference;
import org.junheng.decision.Finding;
import org.junheng.decision.TraceDocument;
import org.junheng.message.Message;
import org.junheng.rules.Rule;
import org.junheng.rules.Truth;

/** What is told of a case that failed: what differs, and what the rule saw. */
final class CaseReport {
  private CaseReport() {}

  /**
   * A failing case for programs.
   *
   * @param file below {@code rules/}
   */
  record Failed(String sentence, String file, int line, List<Differing> differences) {}

  /** One difference, with the rule and what it saw; null where there is no finding. */
  record Differing(
      String target,
      String place,
      String expected,
      String found,
      String message,
      String english,
      @Nullable String ruleFile,
      @Nullable Integer ruleLine,
      List<TraceDocument.Condition> conditions,
      List<Rule.Evidence> figures) {}

  static Failed of(CaseResult result) {
    Case one = result.of();
    return new Failed(
        one.sentence(),
        one.at().file(),
        one.at().line(),
        result.differences().stream().map(CaseReport::differing).toList());
  }

  private static Differing differing(Difference difference) {
    Finding finding = difference.finding();
    return new Differing(
        difference.target(),
        difference.place(),
        difference.expected(),
        difference.found(),
        difference.message().chinese(),
        difference.message().english(),
        finding == null ? null : finding.rule().file(),
        finding == null ? null : finding.rule().line(),
        finding == null
            ? List.of()
            : finding.conditions().stream().map(TraceDocument.Condition::of).toList(),
        finding == null ? List.of() : finding.evidence());
  }

  /** For people: the case, what differs, and once for each finding what the rule saw. */
  static List<String> lines(CaseResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(result.of().toString());
    Set<Finding> told = new LinkedHashSet<>();
    for (Difference difference : result.differences()) {
      lines.add("  " + difference.message().chinese());
      lines.add("  " + difference.message().english());
      if (difference.finding() != null) {
        told.add(difference.finding());
      }
    }
    told.forEach(finding -> finding(finding, lines));
    return lines;
  }

  private static void finding(Finding finding, List<String> lines) {
    Rule rule = finding.rule();
    String subject = finding.subject().label() + " " + finding.subject().path();
    lines.add(
        "    " + both(Message.of("report.rule", rule.file(), rule.line(), rule.id(), subject)));
    for (Rule.Condition condition : finding.conditions()) {
      lines.add(
          "      " + both(held(condition)) + "  " + condition.text() + seen(condition.seen()));
    }
    for (Rule.Evidence figure : finding.evidence()) {
      lines.add(
          "      "
              + both(Message.of("report.figure"))
              + "  "
              + figure.label()
              + " ("
              + figure.field()
              + ") = "
              + value(figure.value())
              + figure.unit());
    }
  }

  private static Message held(Rule.Condition condition) {
    if (condition.held() == Truth.UNKNOWN) {
      return Message.of("report.unknown");
    }
    return Message.of(condition.held() == Truth.TRUE ? "report.holds" : "report.fails");
  }

  private static String seen(Map<String, @Nullable Object> seen) {
    return seen.isEmpty()
        ? ""
        : seen.entrySet().stream()
            .map(entry -> entry.getKey() + " = " + value(entry.getValue()))
            .collect(Collectors.joining(", ", "  → ", ""));
  }

  private static String value(@Nullable Object value) {
    if (value == null) {
      return both(Message.of("report.absent"));
    }
    return value instanceof java.math.BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static String both(Message message) {
    return message.chinese() + " " + message.english();
  }
}
