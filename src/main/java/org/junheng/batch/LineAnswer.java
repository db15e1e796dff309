package org.junheng.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.FaultDocument;
import org.junheng.facts.Fault;
import org.junheng.message.Message;

/**
 * What is said of one line: a decision, or why there is none.
 *
 * @param line its number, from 1
 * @param impact what a draft would change in what is on record, where that was asked
 * @param replayed true where it was judged before under the same key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineAnswer(
    long line,
    @Nullable DecisionDocument decision,
    @Nullable Object impact,
    @Nullable Boolean replayed,
    @Nullable Error error) {

  /**
   * Why a line was not judged, in the words of a problem.
   *
   * @param status what HTTP would call it
   * @param code stable, for programs
   * @param errors each mistake at its place in the line, at most 1000 of them
   * @param incident under which the operator finds the cause; for our own faults
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Error(
      int status,
      String code,
      String detail,
      List<FaultDocument> errors,
      @Nullable String incident) {}

  private static final int MOST_ERRORS = 1000;

  static LineAnswer of(long line, Judge.Judged judged) {
    return new LineAnswer(
        line, judged.decision(), judged.impact(), judged.replayed() ? true : null, null);
  }

  static LineAnswer of(long line, Declined declined, Locale language) {
    return refused(line, declined.status(), declined.reason(), declined.faults(), null, language);
  }

  static LineAnswer refused(
      long line,
      int status,
      Message reason,
      List<Fault> faults,
      @Nullable String incident,
      Locale language) {
    return new LineAnswer(
        line,
        null,
        null,
        null,
        new Error(
            status,
            FaultDocument.code(reason),
            reason.in(language),
            FaultDocument.of(faults.subList(0, Math.min(faults.size(), MOST_ERRORS)), language),
            incident));
  }
}
