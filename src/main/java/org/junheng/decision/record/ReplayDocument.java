package org.junheng.decision.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.FaultDocument;

/**
 * What came of making a decision again, for callers.
 *
 * @param identical whether every finding, every firing and the verdict are the same
 * @param compared how many of them were held against each other
 * @param differences the two side by side, where they come apart
 * @param faults why the facts are not read any more by their own rule set; none as a rule
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayDocument(
    UUID decision,
    String ruleSet,
    boolean identical,
    int compared,
    List<Difference> differences,
    List<FaultDocument> faults) {

  /**
   * One difference.
   *
   * @param what {@code finding}, {@code firing} or {@code verdict}
   * @param target id of the target; null for the verdict
   * @param subject JSON pointer within the facts; null for the verdict
   * @param recorded what stands in the log; null where there is nothing of the kind
   * @param replayed what comes out now; null where nothing of the kind does
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Difference(
      String what,
      @Nullable String target,
      @Nullable String subject,
      @Nullable Object recorded,
      @Nullable Object replayed) {}

  public static ReplayDocument of(RecordedDecision decision, Replay replay, Locale language) {
    return new ReplayDocument(
        decision.id(),
        decision.ruleSet(),
        replay.isIdentical(),
        replay.compared(),
        replay.differences().stream()
            .map(
                each ->
                    new Difference(
                        each.what(),
                        each.target().isEmpty() ? null : each.target(),
                        each.subject().isEmpty() ? null : each.subject(),
                        each.recorded(),
                        each.replayed()))
            .toList(),
        FaultDocument.of(replay.faults(), language));
  }
}
