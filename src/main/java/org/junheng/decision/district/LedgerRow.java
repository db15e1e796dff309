package org.junheng.decision.district;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.FindingDocument;
import org.junheng.decision.remedy.PlanDocument;
import org.junheng.decision.remedy.RemediesDocument;
import org.junheng.message.Message;

/**
 * An entry of a ledger as people read it, on a page or in a workbook.
 *
 * @param state word by which a stylesheet tells outcomes apart
 * @param remedies ways to reach it, or why there is none
 */
public record LedgerRow(
    int number,
    String title,
    String english,
    String subject,
    String outcome,
    String state,
    String actual,
    String required,
    String gap,
    String reason,
    List<String> remedies,
    String clause,
    String offices,
    String due) {

  /** In the language of the reader; the English title stands beside in any case. */
  public static LedgerRow of(int number, SchoolLedger.Entry entry, Locale language) {
    FindingDocument finding = entry.finding();
    FindingDocument.Required required = finding.required();
    String unit = required == null || required.unit() == null ? "" : " " + required.unit();
    FindingDocument.SchoolName school = finding.subject().school();
    boolean itself = school != null && school.name().equals(finding.subject().label());
    return new LedgerRow(
        number,
        finding.title(),
        finding.titleEnglish() == null ? "" : finding.titleEnglish(),
        itself ? "" : finding.subject().label(),
        finding.outcome().label().in(language),
        finding.outcome().name().toLowerCase(Locale.ROOT),
        actual(finding, unit, language),
        required == null ? "" : sign(required.operator()) + " " + plain(required.value()) + unit,
        finding.gap() == null ? "" : plain(finding.gap()) + unit,
        finding.reason() == null ? "" : finding.reason(),
        remedies(finding.remedies(), language),
        finding.source().clause()
            + (entry.clauseTitle().isEmpty() ? "" : " " + entry.clauseTitle()),
        String.join("、", entry.offices()),
        entry.due() == null ? "" : entry.due().toString());
  }

  private static String actual(FindingDocument finding, String unit, Locale language) {
    if (finding.answer() != null) {
      return Message.of(finding.answer() ? "page.yes" : "page.no").in(language);
    }
    return finding.actual() == null ? "" : plain(finding.actual()) + unit;
  }

  private static String sign(String operator) {
    return switch (operator) {
      case ">=" -> "≥";
      case "<=" -> "≤";
      default -> operator;
    };
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  private static List<String> remedies(@Nullable RemediesDocument remedies, Locale language) {
    List<String> sentences = new ArrayList<>();
    if (remedies == null) {
      return sentences;
    }
    if (remedies.alternatives() != null) {
      remedies.alternatives().forEach(each -> sentences.add(each.sentence()));
    }
    PlanDocument plan = remedies.plan();
    if (plan != null) {
      sentences.add(plan.sentence());
      if (plan.together() != null) {
        sentences.add(plan.together().sentence());
      }
      plan.steps().forEach(step -> sentences.add(step.remedy().sentence()));
    }
    if (sentences.isEmpty() && remedies.reason() != null) {
      sentences.add(remedies.reason());
    }
    return sentences;
  }
}
