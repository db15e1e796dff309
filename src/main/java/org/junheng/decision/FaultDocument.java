package org.junheng.decision;

import java.util.List;
import java.util.Locale;
import org.junheng.facts.Fault;
import org.junheng.message.Message;

/**
 * A mistake or a doubt in a request, as callers get it.
 *
 * @param pointer JSON pointer into the request
 * @param code stable, for programs
 * @param message in the language of the caller
 */
public record FaultDocument(String pointer, String code, String message) {
  private static final String REQUEST = "problem.";

  /** Says in which cell something is wrong; what is wrong there is another message within. */
  private static final String PLACE = "cell.place";

  public static FaultDocument of(Fault fault, Locale language) {
    return new FaultDocument(fault.pointer(), code(fault.message()), fault.message().in(language));
  }

  public static List<FaultDocument> of(List<Fault> faults, Locale language) {
    return faults.stream().map(fault -> of(fault, language)).toList();
  }

  /**
   * The code that callers get for a message: those about requests without their prefix, and where a
   * message only says where another applies, that of the other.
   */
  public static String code(Message message) {
    if (message.code().equals(PLACE)
        && message.arguments().get(message.arguments().size() - 1) instanceof Message inner) {
      return code(inner);
    }
    String code = message.code();
    return code.startsWith(REQUEST) ? code.substring(REQUEST.length()) : code;
  }

  /**
   * What to say of all faults together: a single one about the request speaks for itself, several
   * are named together, and so are those in the facts.
   */
  public static Message summary(List<Fault> faults) {
    boolean inFacts = faults.stream().allMatch(FaultDocument::isInFacts);
    return inFacts
        ? Message.of("problem.facts-invalid", faults.size())
        : faults.size() == 1
            ? faults.get(0).message()
            : Message.of("problem.request-invalid", faults.size());
  }

  private static boolean isInFacts(Fault fault) {
    return fault.pointer().startsWith("/facts") && !fault.message().code().startsWith("problem.");
  }
}
