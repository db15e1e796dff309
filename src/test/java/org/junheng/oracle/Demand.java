package org.junheng.oracle;

import java.util.function.Function;

/**
 * A target with what is written by hand about it: whom it binds, and the figure it looks at.
 *
 * @param <S> the subject: one of these gets one finding
 */
record Demand<S>(PlanTarget target, Function<S, Truth> scope, Function<S, Figure> figure) {
  Expected judge(S subject) {
    Truth bound = scope.apply(subject);
    if (bound == Truth.FALSE) {
      return Expected.NOT_APPLICABLE;
    }
    Figure shown = figure.apply(subject);
    if (shown == Figure.Without.GROUND) {
      return Expected.NOT_APPLICABLE;
    }
    if (bound == Truth.UNKNOWN || shown == Figure.Without.KNOWLEDGE) {
      return Expected.UNDETERMINED;
    }
    if (shown instanceof Figure.Answer answer) {
      return Expected.attested(answer.yes());
    }
    Figure.Known known = (Figure.Known) shown;
    Fraction required = known.required() == null ? target.limit() : known.required();
    return Expected.measured(target.isMetBy(known.actual(), required), known.actual(), required);
  }
}
