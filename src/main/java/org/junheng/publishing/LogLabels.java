package org.junheng.publishing;

import java.util.Set;
import org.junheng.audit.Entry;
import org.junheng.audit.Label;
import org.junheng.decision.record.DecisionLabels;

/** The labels that an entry of any kind should have, for a verification to hold them against. */
public final class LogLabels {
  private LogLabels() {}

  /** None where its body was dropped. */
  public static Set<Label> of(Entry entry) {
    return switch (entry.header().kind()) {
      case PublicationBody.KIND -> PublicationBody.labels(entry);
      case DraftEntries.KIND -> DraftEntries.labels(entry);
      default -> DecisionLabels.of(entry);
    };
  }
}
