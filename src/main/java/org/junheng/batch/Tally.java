package org.junheng.batch;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Outcome;

/**
 * How far a batch has come.
 *
 * @param lastLine number of the last line that was answered; 0 before the first
 * @param decided lines with a decision
 * @param replayed those among them that were judged before
 * @param bad lines without one
 * @param verdicts of the decisions
 * @param findings of all decisions together
 * @param bytes of the answers
 */
public record Tally(
    long lastLine,
    long decided,
    long replayed,
    long bad,
    Map<Outcome, Long> verdicts,
    Map<Outcome, Long> findings,
    long bytes) {
  public static final Tally NOTHING = new Tally(0, 0, 0, 0, Map.of(), Map.of(), 0);

  public Tally {
    verdicts = Map.copyOf(verdicts);
    findings = Map.copyOf(findings);
  }

  /** Lines answered. */
  public long lines() {
    return decided + bad;
  }

  Tally with(Answering.Answer answer) {
    @Nullable Outcome verdict = answer.verdict();
    return new Tally(
        answer.line(),
        decided + (verdict == null ? 0 : 1),
        replayed + (answer.replayed() ? 1 : 0),
        bad + (verdict == null ? 1 : 0),
        verdict == null ? verdicts : plus(verdicts, Map.of(verdict, 1)),
        plus(findings, answer.findings()),
        bytes + answer.json().length + 1);
  }

  private static Map<Outcome, Long> plus(Map<Outcome, Long> sums, Map<Outcome, Integer> more) {
    Map<Outcome, Long> together = new EnumMap<>(Outcome.class);
    together.putAll(sums);
    more.forEach((outcome, count) -> together.merge(outcome, (long) count, Long::sum));
    return together;
  }
}
