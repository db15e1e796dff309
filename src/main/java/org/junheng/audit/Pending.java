package org.junheng.audit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A draft that waits to be recorded. What can be worked out before is, on the thread that waits.
 */
final class Pending {
  private enum State {
    WAITING,
    TAKEN,
    ABANDONED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final Draft draft;
  private final String bodyHash;
  private final @Nullable String openings;
  private final @Nullable Archived archived;
  final CompletableFuture<Appended> done = new CompletableFuture<>();

  /** Content to be archived with the entry. */
  record Archived(String hash, byte[] content) {}

  Pending(Draft draft, @Nullable Archived archived) {
    this.draft = draft;
    this.bodyHash = Hash.of(draft.body());
    this.openings = draft.openings().isEmpty() ? null : draft.openings().text();
    this.archived = archived;
  }

  Draft draft() {
    return draft;
  }

  String bodyHash() {
    return bodyHash;
  }

  @Nullable String openings() {
    return openings;
  }

  @Nullable Archived archived() {
    return archived;
  }

  /** Whether the writer may record it: from then on nobody can give it up. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.TAKEN);
  }

  /** Whether it is given up: it will not be recorded any more. */
  boolean abandon() {
    return state.compareAndSet(State.WAITING, State.ABANDONED);
  }

  /** About how much it adds to a transaction, in characters. */
  long weight() {
    return draft.body().length() + (openings == null ? 0 : openings.length());
  }
}
