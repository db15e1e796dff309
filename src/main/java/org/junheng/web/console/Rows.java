package org.junheng.web.console;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Finding;
import org.junheng.decision.FindingDocument;
import org.junheng.decision.district.LedgerRow;
import org.junheng.decision.district.SchoolLedger;
import org.junheng.decision.remedy.Remedies;
import org.junheng.identity.Actor;
import org.junheng.message.Message;
import org.junheng.rules.Clause;
import org.junheng.rules.Outcome;
import org.junheng.rules.Standing;

/** Findings and times as they stand in the tables of pages. */
final class Rows {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private Rows() {}

  /**
   * A finding in a table.
   *
   * @param row the same as in ledgers
   * @param target id of the target
   * @param path of its subject within the facts
   * @param school code of the school that it is about; empty for the district
   * @param name of the school; of the district
   * @param standing how much it binds; empty where it binds
   * @param file where the rule stands, with its line
   */
  record Line(
      LedgerRow row,
      String target,
      String title,
      String path,
      String school,
      String name,
      String standing,
      String chapter,
      String reading,
      String file,
      Outcome outcome) {}

  static Line of(Shown shown, Finding finding, @Nullable Remedies remedies, Locale language) {
    Clause clause = shown.pack().clauses().get(finding.rule().head().clause());
    FindingDocument document =
        FindingDocument.of(finding, shown.pack(), shown.ruleSet(), language, remedies);
    FindingDocument.SchoolName school = document.subject().school();
    return new Line(
        LedgerRow.of(
            0,
            new SchoolLedger.Entry(
                document,
                clause == null ? "" : clause.title(),
                clause == null ? "" : clause.demands(),
                clause == null ? List.of() : clause.offices(),
                finding.rule().head().due()),
            language),
        document.target(),
        Titles.of(finding.rule(), language),
        document.subject().path(),
        school == null || school.id() == null ? "" : school.id(),
        school == null ? document.subject().label() : school.name(),
        finding.standing() == Standing.BINDING ? "" : finding.standing().word(),
        Titles.chapter(finding.rule().head().clause()),
        document.reading() == null ? "" : document.reading(),
        document.rule().file() + ":" + document.rule().line(),
        finding.outcome());
  }

  /** Who it was; in words where nobody is known. */
  static String person(String name, Locale language) {
    return name.equals(Actor.ANONYMOUS) ? Message.of("console.anonymous").in(language) : name;
  }

  /** A time to the minute, here. */
  static String time(java.time.Instant time) {
    return time(time.atZone(java.time.ZoneId.systemDefault()).toOffsetDateTime());
  }

  static String time(OffsetDateTime time) {
    return MINUTES.format(time.atZoneSameInstant(ZoneId.systemDefault()));
  }
}
