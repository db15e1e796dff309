package org.junheng.publishing;

import java.util.Optional;
import java.util.function.Function;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.record.ArchivedRules;

/**
 * Rule sets that are not in force, compiled to be tried: drafts and archived ones. What they share
 * with the one in force is not compiled again.
 */
public final class DraftMakers {
  private final CurrentRules current;
  private final ArchivedRules archived;

  public DraftMakers(CurrentRules current, ArchivedRules archived) {
    this.current = current;
    this.archived = archived;
  }

  /**
   * Has something done by a rule set, which is not closed meanwhile.
   *
   * @param id of one that is in the archive
   * @throws ArchivedRules.Unusable where it is not sound, or not there
   */
  public <T> T with(String id, Function<DecisionMaker, T> work)
      throws LogUnavailable, ArchivedRules.Unusable {
    try (CurrentRules.Lent lent = current.lend().orElse(null)) {
      return archived.with(id, Optional.ofNullable(lent).map(CurrentRules.Lent::maker), work);
    }
  }
}
