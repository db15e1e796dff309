package org.junheng.rules.accumulate;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Figure;
import org.junheng.rules.Finding;
import org.kie.api.runtime.rule.AccumulateFunction;

/** A function over findings in which one that is open makes the result missing. */
public abstract sealed class OverFindings implements AccumulateFunction<OverFindings.Seen>
    permits LowestShare, Variation {
  OverFindings() {}

  /** The findings met so far. */
  public static final class Seen implements Serializable {
    private static final long serialVersionUID = 1;
    private final transient List<Finding> findings = new ArrayList<>();
  }

  abstract @Nullable Figure result(List<Finding> findings);

  @Override
  public Seen createContext() {
    return new Seen();
  }

  @Override
  public void init(Seen seen) {
    seen.findings.clear();
  }

  @Override
  public void accumulate(Seen seen, Object value) {
    seen.findings.add((Finding) value);
  }

  @Override
  public void reverse(Seen seen, Object value) {
    throw new UnsupportedOperationException("findings of a submission do not change");
  }

  @Override
  public boolean supportsReverse() {
    return false;
  }

  @Override
  public @Nullable Object getResult(Seen seen) {
    return result(seen.findings);
  }

  @Override
  public Class<?> getResultType() {
    return Figure.class;
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
