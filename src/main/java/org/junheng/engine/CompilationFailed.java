package org.junheng.engine;

import java.util.List;

/**
 * Drools refused rules that the check had let pass: a gap in the check, to be reported to its
 * makers.
 */
public final class CompilationFailed extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<String> errors;

  CompilationFailed(String pack, List<String> errors) {
    super("rules of " + pack + " do not compile: " + errors);
    this.errors = List.copyOf(errors);
  }

  /** Drools' own words. */
  public List<String> errors() {
    return errors;
  }
}
