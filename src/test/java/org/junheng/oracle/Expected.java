package org.junheng.oracle;

import org.jspecify.annotations.Nullable;

/**
 * What a target says of a subject.
 *
 * @param outcome MET, UNMET, UNDETERMINED, NOT_APPLICABLE or NOT_JUDGED
 * @param actual the figure in the target's unit, where it was measured and is met or unmet
 * @param required what it was compared with, likewise
 */
public record Expected(String outcome, @Nullable Fraction actual, @Nullable Fraction required) {
  static final Expected UNDETERMINED = new Expected("UNDETERMINED", null, null);
  static final Expected NOT_APPLICABLE = new Expected("NOT_APPLICABLE", null, null);
  static final Expected NOT_JUDGED = new Expected("NOT_JUDGED", null, null);

  static Expected attested(boolean met) {
    return new Expected(met ? "MET" : "UNMET", null, null);
  }

  static Expected measured(boolean met, Fraction actual, Fraction required) {
    return new Expected(met ? "MET" : "UNMET", actual, required);
  }
}
