package org.junheng.web;

import java.util.List;
import java.util.Locale;
import org.junheng.decision.Decision;
import org.junheng.decision.district.ResultTables;
import org.junheng.decision.district.SchoolColours;
import org.junheng.message.Message;

/** What is told of a district, whether its decision is on record or not. */
final class DistrictAnswers {
  private DistrictAnswers() {}

  /** The colours of all schools, and how many there are of each. */
  record Colours(SchoolColours.Counts counts, List<SchoolColours.Coloured> schools) {
    static Colours of(Decision decision, Locale language) {
      SchoolColours colours = SchoolColours.of(decision);
      return new Colours(colours.counts(), colours.all(language));
    }
  }

  /**
   * The result tables.
   *
   * @throws Refused where the rules have no indicators
   */
  static ResultTables tables(Decision decision, Locale language) {
    return ResultTables.of(decision, language)
        .orElseThrow(
            () -> Refused.because(422, Message.of("problem.no-indicators", decision.pack().id())));
  }
}
