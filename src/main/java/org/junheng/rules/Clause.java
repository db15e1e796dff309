package org.junheng.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document that says something.
 *
 * @param id as rules cite it: 三(一)1
 * @param title our heading
 * @param offices who is responsible, as the document names them
 * @param demands what it asks, in our words
 * @param noRule why no rule cites it; empty where one does
 * @param notRuled what else it says that cannot be judged
 * @param otherNumbers numbers of {@code demands} that no rule holds, or of a rule that {@code
 *     demands} does not state, with the reason: {@code 5、360：…}
 * @param checked when its rules were last held against it; null where they never were
 */
public record Clause(
    String id,
    String title,
    List<String> offices,
    String demands,
    String noRule,
    List<String> notRuled,
    List<String> otherNumbers,
    @Nullable Checked checked) {

  /**
   * The mark that somebody held the rules against the clause.
   *
   * @param entry fingerprint of the entry as it was then
   * @param rules ids of the rules that cited it then
   */
  public record Checked(LocalDate on, String entry, List<String> rules) {
    public Checked {
      rules = List.copyOf(rules);
    }
  }
}
