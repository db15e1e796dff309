package org.junheng.decision.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.EntryHeader;
import org.junheng.decision.DecisionDocument;

/** What callers are told of a record. */
public final class Receipts {
  private Receipts() {}

  public static DecisionDocument.Receipt of(EntryHeader header, UUID log) {
    return new DecisionDocument.Receipt(
        log,
        header.position(),
        header.kind(),
        header.id(),
        EntryHeader.time(header.recordedAt()),
        header.bodyHash(),
        header.previous(),
        header.hash());
  }

  public static DecisionDocument.@Nullable Correction of(
      RecordedDecision.@Nullable Correction correction) {
    return correction == null
        ? null
        : new DecisionDocument.Correction(correction.supersedes(), correction.reason());
  }
}
