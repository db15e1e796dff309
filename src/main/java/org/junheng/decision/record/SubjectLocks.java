package org.junheng.decision.record;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Has decisions about the same school or district looked up and recorded one after the other, so
 * that of two at the same time the later one finds the earlier. Others do not wait.
 */
final class SubjectLocks {
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(4_096).toArray(ReentrantLock[]::new);

  /** What is held until it is closed. */
  static final class Held implements AutoCloseable {
    private final Deque<ReentrantLock> locks = new ArrayDeque<>();

    @Override
    public void close() {
      while (!locks.isEmpty()) {
        locks.pop().unlock();
      }
    }
  }

  /** Always in the same order, so that two never wait for each other. */
  Held hold(Collection<DecisionLabels.Subject> subjects) {
    Held held = new Held();
    subjects.stream()
        .mapToInt(subject -> Math.floorMod(subject.label().hashCode(), locks.length))
        .distinct()
        .sorted()
        .forEach(
            index -> {
              locks[index].lock();
              held.locks.push(locks[index]);
            });
    return held;
  }
}
