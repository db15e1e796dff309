package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is outside every target takes no part in the totals of others either, on any level. */
class OutsideTest {
  private static final SmallDecisions DECISIONS =
      new SmallDecisions(
          SmallRules.of(
                  SmallRules.rule(
                      "own",
                      "$x : Stage( $students : students )",
                      "require.atLeast($x, $students, 10)"),
                  SmallRules.rule(
                      "total",
                      "$x : School( ) accumulate( Stage( school == $x, $s : students ); $all : total($s) )",
                      "require.atLeast($x, $all, 10)"),
                  SmallRules.rule(
                      "few",
                      "$x : School( ) accumulate( Stage( school == $x, $s : students ); $all : total($s); $all < 10 )",
                      "require.atLeast($x, $all, 1)"),
                  SmallRules.rule(
                      "exists",
                      "$x : School( ) exists Stage( school == $x, students >= 10 )",
                      "require.atLeast($x, 1, 1)"),
                  SmallRules.rule(
                      "anywhere",
                      "$x : District( $planned : planned ) accumulate( Stage( $s : students ); $all : total($s) )",
                      "require.atLeast($x, $all, $planned)"))
              .change(
                  SmallRules.FACTS,
                  "@display(\"{stage}\") @unique(\"stage\")",
                  "@display(\"{stage}\") @unique(\"stage\") @outside(\"suspended\")")
              .change(
                  SmallRules.FACTS,
                  "    teachers : Integer",
                  "    suspended : Boolean @label(\"停办\") @default(\"false\")\n    teachers : Integer")
              .sound());

  @AfterAll
  static void close() {
    DECISIONS.close();
  }

  @Test
  void aClosedSchoolIsCountedNowhere() {
    assertThat(
            outcomes(
                "[{'id': '1', 'closed': true, 'stages': [{'stage': 'primary', 'students': 40}]}]"))
        .containsExactlyInAnyOrder(
            "own NOT_APPLICABLE",
            "total NOT_APPLICABLE",
            "few NOT_APPLICABLE",
            "exists NOT_APPLICABLE",
            "anywhere UNMET");
  }

  @Test
  void aSuspendedStageOfAnOpenSchoolIsCountedNowhere() {
    assertThat(
            outcomes(
                "[{'id': '1', 'stages': [{'stage': 'primary', 'students': 3}, {'stage': 'junior', 'students': 40, 'suspended': true}]}]"))
        .containsExactlyInAnyOrder(
            "own UNMET",
            "own NOT_APPLICABLE",
            "total UNMET",
            "few MET",
            "exists NOT_APPLICABLE",
            "anywhere UNMET");
  }

  @Test
  void aMissingFigureOfASuspendedStageLeavesNothingOpen() {
    assertThat(
            outcomes(
                "[{'id': '1', 'stages': [{'stage': 'primary', 'students': 30}, {'stage': 'junior', 'suspended': true}]}]"))
        .containsExactlyInAnyOrder(
            "own MET",
            "own NOT_APPLICABLE",
            "total MET",
            "few NOT_APPLICABLE",
            "exists MET",
            "anywhere MET");
  }

  private static List<String> outcomes(String schools) {
    Decision decision = DECISIONS.decide(schools);
    return decision.findings().stream()
        .map((Finding finding) -> finding.rule().id() + " " + finding.outcome())
        .toList();
  }
}
