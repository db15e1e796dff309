package org.junheng.batch;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junheng.decision.FaultDocument;
import org.junheng.facts.Fault;
import org.junheng.message.Message;

/** One request of many is not judged, because of what is wrong with it. */
public final class Declined extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Message reason;
  private final transient List<Fault> faults;

  /**
   * @param status what HTTP would call it
   */
  public Declined(int status, Message reason, List<Fault> faults) {
    super(reason.code());
    this.status = status;
    this.reason = reason;
    this.faults = List.copyOf(faults);
  }

  static Declined because(List<Fault> faults) {
    return new Declined(422, FaultDocument.summary(faults), faults);
  }

  Declined placed(UnaryOperator<Fault> place) {
    return new Declined(status, reason, faults.stream().map(place).toList());
  }

  int status() {
    return status;
  }

  Message reason() {
    return reason;
  }

  List<Fault> faults() {
    return faults;
  }
}
