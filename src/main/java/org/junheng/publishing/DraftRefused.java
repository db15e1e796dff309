package org.junheng.publishing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.junheng.rules.RuleProblem;

/** Something is not done to a draft, and why. */
public final class DraftRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final Because because;
  private final transient Message reason;
  private final transient List<RuleProblem> problems;
  private final transient @Nullable GateResult gate;

  /** What kind of reason. */
  public enum Because {
    /** There is no such draft, version or file. */
    UNKNOWN,
    /** Somebody saved another version meanwhile. */
    STALE,
    /** It has come too far for that, or not far enough, or its base is not in force any more. */
    CONFLICT,
    /** This person may not. */
    FORBIDDEN,
    /** What was handed in is not right. */
    WRONG,
    /** It is larger than it may be. */
    TOO_LARGE
  }

  private DraftRefused(
      Because because, Message reason, List<RuleProblem> problems, @Nullable GateResult gate) {
    super(reason.code());
    this.because = because;
    this.reason = reason;
    this.problems = List.copyOf(problems);
    this.gate = gate;
  }

  static DraftRefused of(Because because, String code, Object... arguments) {
    return new DraftRefused(because, Message.of(code, arguments), List.of(), null);
  }

  static DraftRefused of(Because because, Message reason) {
    return new DraftRefused(because, reason, List.of(), null);
  }

  /** It has to be sound for that, and is not. */
  static DraftRefused broken(Message reason, List<RuleProblem> problems) {
    return new DraftRefused(Because.CONFLICT, reason, problems, null);
  }

  /** It does not pass the gate. */
  static DraftRefused at(GateResult gate) {
    return new DraftRefused(
        Because.CONFLICT,
        Message.of("draft.gate", gate.failed().size(), gate.items().size()),
        List.of(),
        gate);
  }

  public Because because() {
    return because;
  }

  public Message reason() {
    return reason;
  }

  /** What is wrong with its files, where that is the reason. */
  public List<RuleProblem> problems() {
    return problems;
  }

  /** What it did not pass, where that is the reason. */
  public Optional<GateResult> gate() {
    return Optional.ofNullable(gate);
  }
}
