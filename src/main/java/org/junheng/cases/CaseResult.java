package org.junheng.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.message.Message;

/**
 * How a case came out.
 *
 * @param differences between what is expected and what was found; none if it passed
 */
public record CaseResult(Case of, List<Difference> differences) {
  public CaseResult {
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty();
  }

  /**
   * One thing that is not as expected.
   *
   * @param target its id; empty where it concerns the facts
   * @param place JSON pointer within the facts; empty where it concerns all of them
   * @param expected what the case says, such as {@code outcome: MET}; empty where it says nothing
   * @param found what came of the facts; empty where there is nothing
   * @param message the same for people
   * @param finding the finding that differs; null where there is none to show
   */
  public record Difference(
      String target,
      String place,
      String expected,
      String found,
      Message message,
      @Nullable Finding finding) {}

  /** Every difference on a line of its own, in Chinese; empty if it passed. */
  @Override
  public String toString() {
    return differences.stream()
        .map(difference -> of + "\n  " + difference.message().chinese())
        .collect(Collectors.joining("\n"));
  }
}
