package org.junheng.rules;

import java.util.Optional;
import java.util.stream.Stream;

/** What a figure must be, compared with its limit. */
public enum Comparison {
  AT_LEAST("atLeast", ">=", "不低于", "at least"),
  AT_MOST("atMost", "<=", "不超过", "at most"),
  MORE_THAN("moreThan", ">", "高于", "more than"),
  LESS_THAN("lessThan", "<", "低于", "less than");

  private final String method;
  private final String symbol;
  private final String chinese;
  private final String english;

  Comparison(String method, String symbol, String chinese, String english) {
    this.method = method;
    this.symbol = symbol;
    this.chinese = chinese;
    this.english = english;
  }

  /** The name of the method of {@link Require} that asks for it. */
  public String method() {
    return method;
  }

  public String symbol() {
    return symbol;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  static Optional<Comparison> named(String method) {
    return Stream.of(values()).filter(comparison -> comparison.method.equals(method)).findFirst();
  }

  /** Whether it holds, given the sign of (figure − limit). */
  boolean holds(int sign) {
    return switch (this) {
      case AT_LEAST -> sign >= 0;
      case AT_MOST -> sign <= 0;
      case MORE_THAN -> sign > 0;
      case LESS_THAN -> sign < 0;
    };
  }

  /** Whether a greater figure is the better one. */
  public boolean wantsMore() {
    return this == AT_LEAST || this == MORE_THAN;
  }
}
