package org.junheng.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junheng.decision.TraceDocument;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;

/** How much of a record is shown. */
final class RecordOptions {
  private RecordOptions() {}

  static RecordedDecision.Options only(RecordedEntry entry, Outcome outcome) {
    RecordedDecision.Options asked = entry.decision().options();
    return new RecordedDecision.Options(asked.trace(), Set.of(outcome), asked.remedies());
  }

  /**
   * The part of a trace that is about a target, a school or both.
   *
   * @throws Refused where the school was not submitted
   */
  static TraceDocument narrowed(
      TraceDocument trace,
      RecordedDecision decision,
      Optional<String> target,
      Optional<String> school) {
    String path = school.map(id -> decision.pathOf(id).orElseThrow(() -> unknown(id))).orElse("");
    List<TraceDocument.Weighed> rules = trace.rules() == null ? List.of() : trace.rules();
    return new TraceDocument(
        trace.fired().stream()
            .filter(each -> isMeant(each.rule(), each.subject(), target, path))
            .toList(),
        rules.stream().filter(each -> isMeant(each.rule(), each.subject(), target, path)).toList());
  }

  private static Refused unknown(String school) {
    return Refused.because(422, Message.of("problem.school-not-in", school));
  }

  private static boolean isMeant(
      String rule, String subject, Optional<String> target, String path) {
    return target.map(rule::equals).orElse(true)
        && (path.isEmpty() || subject.equals(path) || subject.startsWith(path + "/"));
  }
}
