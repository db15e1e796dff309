package org.junheng.web.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junheng.cases.CaseResult;
import org.junheng.decision.Finding;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;

/** How a case comes out otherwise, for people who do not write cases by hand. */
final class DifferingWords {
  private static final String DIFFERS = "case.differs";
  private static final String OUTCOME = "outcome";
  private static final Set<String> SHOWN = Set.of(OUTCOME, "actual", "required", "gap");

  private DifferingWords() {}

  /** In a sentence; as the command line says it where it is about something else. */
  static String of(CaseResult.Difference difference, Locale language) {
    Finding finding = difference.finding();
    List<Object> told = difference.message().arguments();
    if (finding == null || !difference.message().code().equals(DIFFERS)) {
      return difference.message().in(language);
    }
    String what = told.get(2).toString();
    if (!SHOWN.contains(what)) {
      return difference.message().in(language);
    }
    return Message.of(
            "console.case.differs",
            Titles.of(finding.rule(), language),
            finding.subject().label(),
            Message.of("page." + what),
            value(what, told.get(3).toString()),
            value(what, told.get(4).toString()))
        .in(language);
  }

  private static Object value(String what, String told) {
    if (what.equals(OUTCOME)) {
      return Outcome.valueOf(told).label();
    }
    return told.equals("none") ? "—" : told;
  }
}
