package org.junheng.audit;

import java.util.List;
import org.junheng.message.Message;

/**
 * What a verification found, and how far it could see.
 *
 * @param first the first position that was looked at
 * @param last the last position that was looked at; 0 if there was none
 * @param head hash of the entry there
 * @param bodies how many bodies were held against their hashes
 * @param dropped how many bodies are gone by retention
 * @param checkpoints how many checkpoints were held against the chain
 * @param signedUpTo the last position under a good signature, 0 if none
 * @param discrepancies what was found, in order of position, at most 1000 of it
 * @param more how many further discrepancies there are
 * @param unknown what can't be known from what was at hand
 */
public record Verification(
    long first,
    long last,
    String head,
    long bodies,
    long dropped,
    long checkpoints,
    long signedUpTo,
    List<Discrepancy> discrepancies,
    long more,
    List<Message> unknown) {
  public Verification {
    discrepancies = List.copyOf(discrepancies);
    unknown = List.copyOf(unknown);
  }

  /** Whether nothing was found. */
  public boolean isIntact() {
    return discrepancies.isEmpty();
  }
}
