package org.junheng.publishing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogDamaged;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.record.DecisionLog;
import org.junheng.message.Message;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the rule set that is wanted in use, and the one that waits for its day at hand. Used by one
 * thread at a time.
 */
final class NextRules {
  private static final Logger LOG = LoggerFactory.getLogger(NextRules.class);

  private final DecisionLog log;
  private final CurrentRules current;
  private @Nullable DecisionMaker kept;
  private @Nullable RuleSet known;
  private @Nullable String unfit;
  private volatile @Nullable Message trouble;

  NextRules(DecisionLog log, CurrentRules current) {
    this.log = log;
    this.current = current;
  }

  /** Why the rule set that is wanted is not in use; null while it is. */
  @Nullable Message trouble() {
    return trouble;
  }

  /** One that was read already, so that it need not be read again if it is wanted. */
  void know(RuleSet ruleSet) {
    known = ruleSet;
  }

  /** Compiles what the one in use does not share, and warms it. */
  DecisionMaker prepared(RuleSet ruleSet) throws Unfit {
    try (CurrentRules.Lent lent = current.lend().orElse(null)) {
      return Preparation.prepared(ruleSet, lent == null ? null : lent.maker());
    }
  }

  /** Read and checked; what stands alike in the one in use is not parsed again. */
  RuleSet checked(RuleFiles files) throws Unfit {
    return Preparation.checked(files, current.maker().map(DecisionMaker::ruleSet).orElse(null));
  }

  /** From now on this one decides. */
  void use(DecisionMaker maker) {
    current.use(maker);
    trouble = null;
  }

  /** From now on the rule set of this name decides; where it can't, the one before goes on. */
  void use(String id) throws LogUnavailable {
    if (isUsed(id)) {
      trouble = null;
      return;
    }
    if (kept != null && kept.ruleSet().id().equals(id)) {
      use(kept);
      kept = null;
      return;
    }
    archived(id).ifPresent(this::use);
  }

  private boolean isUsed(String id) {
    return current.maker().filter(maker -> maker.ruleSet().id().equals(id)).isPresent();
  }

  /** Makes one ready whose time will come. */
  void ready(String id) throws LogUnavailable {
    if (!isUsed(id) && (kept == null || !kept.ruleSet().id().equals(id))) {
      archived(id).ifPresent(this::keep);
    }
  }

  /** Has it at hand until its time comes. */
  void keep(DecisionMaker maker) {
    forget();
    kept = maker;
  }

  /** The one that waited does not take place. */
  void forget() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  /** Once found unfit it is not tried again: only another program could read it. */
  private Optional<DecisionMaker> archived(String id) throws LogUnavailable {
    if (id.equals(unfit)) {
      return Optional.empty();
    }
    try {
      RuleSet there = known;
      known = null;
      if (there != null && there.id().equals(id)) {
        return Optional.of(prepared(there));
      }
      RuleFiles files =
          log.rules()
              .files(id)
              .orElseThrow(
                  () -> new Unfit(Message.of("publication.not-archived", id), java.util.List.of()));
      return Optional.of(prepared(checked(files)));
    } catch (Unfit e) {
      failed(id, e.reason());
    } catch (LogDamaged e) {
      failed(id, e.reason());
    } catch (IllegalArgumentException e) {
      failed(id, Message.of("record.rule-set-damaged", id));
    }
    return Optional.empty();
  }

  private void failed(String id, Message why) {
    unfit = id;
    trouble = Message.of("publication.unusable", id, why);
    LOG.error("{}", trouble.chinese());
  }
}
