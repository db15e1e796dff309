package org.junheng.publishing;

import java.time.LocalDate;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.facts.StrictJson;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;

/** A school of the small rules, decided. */
final class TryOut {
  private static final String FACTS =
      """
      {"district": {"code": "1", "name": "区", "year": 2025, "countDate": "2025-09-01"},
       "schools": [{"id": "1", "name": "一小", "kind": "primary",
         "stages": [{"stage": "primary", "students": 2000, "teachers": 100}]}]}
      """;

  private TryOut() {}

  static Decision decide(DecisionMaker maker) {
    Pack pack = maker.pack("plan").orElseThrow();
    try {
      SubmissionReader.Result result =
          maker
              .reader(pack)
              .read(
                  StrictJson.read(
                      new java.io.ByteArrayInputStream(
                          FACTS.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                      new java.util.ArrayList<>()),
                  "");
      return maker.decide(
          pack,
          ((SubmissionReader.Result.Accepted) result).submission(),
          LocalDate.of(2025, 9, 1),
          false);
    } catch (java.io.IOException | StrictJson.Malformed e) {
      throw new AssertionError(e);
    }
  }
}
