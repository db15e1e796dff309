package org.junheng.publishing;

import java.util.List;
import org.junheng.message.Message;
import org.junheng.rules.RuleProblem;

/** A rule set that cannot be put in force. */
public final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Message reason;
  private final transient List<RuleProblem> problems;

  Unfit(Message reason, List<RuleProblem> problems) {
    super(reason.english());
    this.reason = reason;
    this.problems = List.copyOf(problems);
  }

  /** What sums it up. */
  public Message reason() {
    return reason;
  }

  /** Each mistake at its place; none where it is not the files that are wrong. */
  public List<RuleProblem> problems() {
    return problems;
  }
}
