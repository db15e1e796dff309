package org.junheng.audit;

import java.nio.file.Path;
import java.util.Set;

/**
 * The wish to drop bodies that a full, verified export holds. Their headers stay, so that the chain
 * still verifies.
 *
 * @param export the file that holds them; bodies of its range are dropped and no others
 * @param kinds of which entries
 * @param by who wants it
 * @param why for what reason, such as the period of retention that has passed
 */
public record Retention(Path export, Set<String> kinds, String by, String why) {
  public Retention {
    kinds = Set.copyOf(kinds);
    if (kinds.isEmpty() || by.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("retention needs kinds, a name and a reason");
    }
  }
}
