package org.junheng.decision.record;

import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.rules.Figure;
import org.junheng.rules.Judgment;
import org.junheng.rules.Outcome;

/**
 * What was found for one target and one subject, without the words that explain it: these follow
 * from the facts and the archived rule.
 *
 * @param target id of the target
 * @param subject JSON pointer within the facts
 * @param outcome as decided
 * @param cause why, one of {@link Finding.Cause}
 * @param actual the exact figure: a decimal, or a fraction {@code 25/6}; null where none was asked
 * @param required what it was compared with, exact; null where nothing was
 * @param answer the office's answer, for a target that is attested
 */
public record RecordedFinding(
    String target,
    String subject,
    Outcome outcome,
    String cause,
    @Nullable String actual,
    @Nullable String required,
    @Nullable Boolean answer) {

  public static RecordedFinding of(Finding finding) {
    Judgment judgment = finding.judgment();
    return new RecordedFinding(
        finding.rule().id(),
        finding.subject().path(),
        finding.outcome(),
        finding.cause().name(),
        judgment == null ? null : text(judgment.actual()),
        judgment == null ? null : text(judgment.required()),
        judgment == null ? null : judgment.answer());
  }

  private static @Nullable String text(@Nullable Figure figure) {
    return figure == null ? null : figure.toString();
  }
}
