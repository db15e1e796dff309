package org.junheng.decision;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rule set by which requests are decided now. Whoever answers a request takes it once, so that
 * one answer never mixes two.
 */
public final class CurrentRules {
  private final AtomicReference<@Nullable DecisionMaker> maker = new AtomicReference<>();

  /** Empty until a rule set has been loaded. */
  public Optional<DecisionMaker> maker() {
    return Optional.ofNullable(maker.get());
  }

  /** From now on this one decides. */
  public void use(DecisionMaker next) {
    maker.set(next);
  }
}
