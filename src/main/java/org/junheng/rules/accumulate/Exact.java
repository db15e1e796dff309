package org.junheng.rules.accumulate;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * A function over the figures of many things in which one missing figure makes the result missing.
 * Drools' own skip what is missing, and a sum of nothing but gaps is 0 to them.
 */
public abstract sealed class Exact implements AccumulateFunction<Exact.Seen>
    permits Half, Least, Most, Total {
  Exact() {}

  /** The figures met so far. */
  public static final class Seen implements Serializable {
    private static final long serialVersionUID = 1;
    private final ArrayList<BigDecimal> figures = new ArrayList<>();
    private int missing;
  }

  /** The result over figures none of which is missing; null where there is none. */
  abstract @Nullable BigDecimal result(List<BigDecimal> figures);

  @Override
  public Seen createContext() {
    return new Seen();
  }

  @Override
  public void init(Seen seen) {
    seen.figures.clear();
    seen.missing = 0;
  }

  @Override
  public void accumulate(Seen seen, @Nullable Object value) {
    BigDecimal figure =
        value instanceof Integer count ? BigDecimal.valueOf(count) : (BigDecimal) value;
    if (figure == null) {
      seen.missing++;
    } else {
      seen.figures.add(figure);
    }
  }

  @Override
  public void reverse(Seen seen, @Nullable Object value) {
    throw new UnsupportedOperationException("facts of a submission do not change");
  }

  @Override
  public boolean supportsReverse() {
    return false;
  }

  @Override
  public @Nullable Object getResult(Seen seen) {
    return seen.missing > 0 ? null : result(seen.figures);
  }

  @Override
  public Class<?> getResultType() {
    return BigDecimal.class;
  }

  @Override
  public void writeExternal(ObjectOutput out) {
    // holds no state
  }

  @Override
  public void readExternal(ObjectInput in) {
    // holds no state
  }
}
