package org.junheng.decision;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The rule set by which requests are decided now. Whoever answers a request borrows it once and
 * gives it back when the answer is out, so that one answer never mixes two. A rule set that was
 * replaced is closed when the last who borrowed it has given it back.
 */
public final class CurrentRules {
  private @Nullable Lending lending;

  /** A rule set that is lent. To be closed by whoever borrowed it, and not used after that. */
  public static final class Lent implements AutoCloseable {
    private final CurrentRules rules;
    private final Lending lending;
    private final AtomicBoolean returned = new AtomicBoolean();

    private Lent(CurrentRules rules, Lending lending) {
      this.rules = rules;
      this.lending = lending;
    }

    public DecisionMaker maker() {
      return lending.maker;
    }

    /** Gives it back. */
    @Override
    public void close() {
      if (returned.compareAndSet(false, true)) {
        rules.giveBack(lending);
      }
    }
  }

  private static final class Lending {
    private final DecisionMaker maker;
    // This holds it too while it is the one in use.
    private int users = 1;

    Lending(DecisionMaker maker) {
      this.maker = maker;
    }
  }

  /** The rule set in use, until it is given back; nothing before one has been loaded. */
  public synchronized Optional<Lent> lend() {
    Lending now = lending;
    if (now == null) {
      return Optional.empty();
    }
    now.users++;
    return Optional.of(new Lent(this, now));
  }

  /**
   * The same, only to be looked at: by the time that something is decided with it, it may be
   * closed.
   */
  public synchronized Optional<DecisionMaker> maker() {
    return Optional.ofNullable(lending).map(now -> now.maker);
  }

  /** From now on this one decides; it is closed when it is replaced and nobody uses it any more. */
  public void use(DecisionMaker next) {
    Lending before;
    synchronized (this) {
      before = lending;
      if (before != null && before.maker == next) {
        return;
      }
      lending = new Lending(next);
    }
    if (before != null) {
      giveBack(before);
    }
  }

  private void giveBack(Lending given) {
    synchronized (this) {
      given.users--;
      if (given.users > 0) {
        return;
      }
    }
    given.maker.close();
  }
}
