package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * One way to reach a target: all its changes together, and none of them could be smaller.
 *
 * @param action id of the action in {@code rules/remedies.yaml}; of an answer {@code attest}
 * @param sentence what is to be done, and how much of it
 * @param number how many steps of it in all: teachers, square metres, yuan
 * @param changes of the facts; applied to what was submitted they make the target met
 * @param cost in yuan; null where the file gives none
 */
public record Remedy(
    String action,
    Message sentence,
    BigDecimal number,
    List<Change> changes,
    @Nullable BigDecimal cost) {
  public Remedy {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a remedy that changes nothing");
    }
    if (cost != null && cost.signum() < 0) {
      throw new IllegalArgumentException("a cost below zero");
    }
  }
}
