package org.junheng.rules.reading;

import java.util.List;

/** A condition as it is to be said, before it is put into a language. */
sealed interface Said {
  /**
   * One or several things said of the same figure.
   *
   * @param any whether one of several is enough
   */
  record About(Meaning what, List<Check> checks, boolean any) implements Said {
    public About {
      checks = List.copyOf(checks);
    }
  }

  /** Conditions on different figures. */
  record Several(List<Said> parts, boolean any) implements Said {
    public Several {
      parts = List.copyOf(parts);
    }
  }

  /** What is said of a figure. */
  sealed interface Check {}

  /**
   * @param right a {@link Meaning}, or a literal as written
   */
  record Compare(String operator, Object right) implements Check {}

  /** From one number to another, both included. */
  record Between(Integer least, Integer greatest) implements Check {}

  record Among(boolean negated, List<Object> values) implements Check {
    public Among {
      values = List.copyOf(values);
    }
  }

  /** Whether it holds as soon as one of several things does. */
  default boolean isAlternative() {
    return this instanceof About about
        ? about.any() && about.checks().size() > 1
        : ((Several) this).any();
  }
}
