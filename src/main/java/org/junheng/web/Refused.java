package org.junheng.web;

import java.util.List;
import org.junheng.decision.FaultDocument;
import org.junheng.facts.Fault;
import org.junheng.identity.IdentityRefused;
import org.junheng.message.Message;

/** A request that is not carried out because of a mistake in it. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Message message;
  private final transient List<Fault> faults;

  private Refused(int status, Message message, List<Fault> faults) {
    super(message.code());
    this.status = status;
    this.message = message;
    this.faults = List.copyOf(faults);
  }

  public static Refused because(int status, Message message) {
    return new Refused(status, message, List.of());
  }

  /** What was asked of accounts and keys is not done. */
  public static Refused because(IdentityRefused refusal) {
    return because(
        switch (refusal.why()) {
          case INVALID -> 422;
          case UNKNOWN -> 404;
          case CONFLICT -> 409;
          case CHANGED -> 412;
          case FORBIDDEN -> 403;
        },
        refusal.reason());
  }

  /**
   * With the particulars of it.
   *
   * @param faults each with where it is
   */
  static Refused because(int status, Message message, List<Fault> faults) {
    return new Refused(status, message, faults);
  }

  /**
   * For mistakes in a body that could be read: a single one about the request gives its name to the
   * problem, several are named together, and so are those in the facts.
   */
  public static Refused because(List<Fault> faults) {
    return new Refused(422, FaultDocument.summary(faults), faults);
  }

  public int status() {
    return status;
  }

  public Message message() {
    return message;
  }

  public List<Fault> faults() {
    return faults;
  }
}
