package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.facts.Submission;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule is in force from its first day on, and no longer on the day it expires. */
class RulesInForceTest {
  private static final SmallDecisions DECISIONS =
      new SmallDecisions(
          SmallRules.of(
                  dated("always", "date-effective \"2024-04-18\""),
                  dated("ends", "date-effective \"2024-04-18\"\n    date-expires \"2025-09-02\""),
                  dated("begins", "date-effective \"2025-09-02\""),
                  dated(
                      "one-day", "date-effective \"2025-09-01\"\n    date-expires \"2025-09-02\""),
                  dated("future", "date-effective \"2099-01-01\""))
              .sound());

  private static String dated(String id, String dates) {
    return SmallRules.rule(id, "$x : School( $built : built )", "require.atLeast($x, $built, 2000)")
        .replace("date-effective \"2024-04-18\"", dates);
  }

  @AfterAll
  static void close() {
    DECISIONS.close();
  }

  @ParameterizedTest(name = "on {0}: {1}")
  @CsvSource({
    "2024-04-18, always ends",
    "2025-08-31, always ends",
    "2025-09-01, always ends one-day",
    "2025-09-02, always begins",
    "2025-09-03, always begins",
    "2098-12-31, always begins",
    "2099-01-01, always begins future",
  })
  void theRulesOfTheDayFireAndAreJudgedAndNoOthers(LocalDate day, String rules) {
    Submission submission = DECISIONS.submission("[{'id': '1', 'built': 2010}]");
    Decision decision = DECISIONS.maker().decide(DECISIONS.pack(), submission, day, true);
    Set<String> fired = new TreeSet<>();
    decision.firings().forEach(firing -> fired.add(firing.rule().id()));
    Set<String> judged = new TreeSet<>();
    decision.findings().forEach(finding -> judged.add(finding.rule().id()));

    assertThat(fired).containsExactly(rules.split(" "));
    assertThat(judged).isEqualTo(fired);
    assertThat(decision.findings()).hasSize(fired.size());
    assertThat(decision.asOf()).isEqualTo(day);
  }

  @Test
  void onTheDayBeforeTheFirstThereIsNothingToDecide() {
    Submission submission = DECISIONS.submission("[]");

    assertThatThrownBy(
            () ->
                DECISIONS
                    .maker()
                    .decide(DECISIONS.pack(), submission, LocalDate.of(2024, 4, 17), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2024-04-17");
    assertThat(DecisionMaker.firstDay(DECISIONS.pack())).contains(LocalDate.of(2024, 4, 18));
  }
}
