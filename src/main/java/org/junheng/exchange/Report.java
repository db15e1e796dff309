package org.junheng.exchange;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.rules.RuleSet;

/**
 * What a report workbook tells of.
 *
 * @param ruleSet the one that the decision was made under
 * @param recorded where it is recorded; null for what was only evaluated
 * @param language of findings and sentences; headings are in both
 */
public record Report(
    Decision decision, RuleSet ruleSet, @Nullable Recorded recorded, Locale language) {
  public Report {
    if (!decision.ruleSet().equals(ruleSet.id())) {
      throw new IllegalArgumentException("decided under " + decision.ruleSet());
    }
  }

  /**
   * A place in the log.
   *
   * @param position of the entry
   * @param hash of the entry
   */
  public record Recorded(UUID id, OffsetDateTime decidedAt, long position, String hash) {}

  @Nullable UUID id() {
    return recorded == null ? null : recorded.id();
  }
}
