package org.junheng.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.rules.analysis.Seeded.dated;
import static org.junheng.rules.analysis.Seeded.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Troubles put into small packs on purpose; each witness is decided by real Drools. */
class SeededTroublesTest {
  private static final String TOTAL =
      " accumulate( Stage( school == $school, stage in (\"primary\", \"junior\"), $s : students ); $students : total($s) )";

  private static String size(String id, String scope, int limit) {
    return rule(
        id,
        "校区不超过" + limit + "人",
        "$school : School( " + scope + " )\n" + TOTAL,
        "require.atMost($school, $students, " + limit + ")");
  }

  private static Trouble only(Seeded seeded) {
    List<Trouble> troubles = seeded.troubles();
    assertThat(troubles).hasSize(1);
    return troubles.get(0);
  }

  private static Outcome outcome(Trouble trouble, int witness, String rule) {
    return trouble.witnesses().get(witness).outcomes().get(rule);
  }

  @Test
  void aYearLeftToNobodyIsAGap() {
    Trouble gap =
        only(
            Seeded.rules(
                size("size.old", "builtYear < 2010, kind != \"senior\"", 2400),
                size("size.new", "builtYear > 2010, kind != \"senior\"", 2000)));

    assertThat(gap.code()).isEqualTo("analysis.gap");
    assertThat(gap.rules()).containsExactly("size.old", "size.new");
    assertThat(gap.message().chinese()).contains("规划建成年份=2010年");
    assertThat(gap.problem().file()).isEqualTo("plan/rules.drl");
    assertThat(gap.witnesses().get(0).facts().at("/schools/0/builtYear").asInt()).isEqualTo(2010);
    assertThat(outcome(gap, 0, "size.old")).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(outcome(gap, 0, "size.new")).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void aYearTakenTwiceIsAnOverlap() {
    Trouble overlap =
        only(
            Seeded.rules(
                size("size.old", "builtYear <= 2010, kind != \"senior\"", 2400),
                size("size.new", "builtYear >= 2010, kind != \"senior\"", 2000)));

    assertThat(overlap.code()).isEqualTo("analysis.overlap");
    assertThat(overlap.witnesses().get(0).facts().at("/schools/0/builtYear").asInt())
        .isEqualTo(2010);
    assertThat(outcome(overlap, 0, "size.old")).isEqualTo(Outcome.MET);
    assertThat(outcome(overlap, 0, "size.new")).isEqualTo(Outcome.UNMET);
  }

  @Test
  void theWitnessHoldsNothingThatCouldBeLeftOut() {
    Trouble overlap =
        only(
            Seeded.rules(
                rule(
                    "c.one",
                    "每班不超过45人",
                    "$class : SchoolClass( stage == \"primary\", $n : students )",
                    "require.atMost($class, $n, 45)"),
                rule(
                    "c.two",
                    "每班不超过40人",
                    "$class : SchoolClass( $n : students, school.kind != \"special\" )",
                    "require.atMost($class, $n, 40)")));

    assertThat(overlap.witnesses().get(0).facts().at("/schools/0/classes/0").toString())
        .matches("\\{\"stage\":\"primary\",\"students\":4[1-5]}");
  }

  @Test
  void twoFieldsThatAreDividedCrosswiseLeaveAGap() {
    List<Trouble> troubles =
        Seeded.rules(
                size("size.a", "boarding == true, builtYear <= 2010", 2400),
                size("size.b", "boarding == false, builtYear > 2010", 2000))
            .troubles();

    assertThat(troubles).extracting(Trouble::code).containsOnly("analysis.gap");
    assertThat(troubles.get(0).message().chinese()).contains("寄宿制=", "规划建成年份=");
  }

  @Test
  void aPlaceLeftOutIsAGapWhereThePackJudgesItOtherwise() {
    String charter =
        rule(
            "school.charter",
            "学校有章程",
            "$school : School( kind != \"senior\" )",
            "require.attested($school)");
    String urban = size("size.urban", "location == \"urban\", kind != \"senior\"", 2400);
    String rural = size("size.rural", "location == \"rural\", kind != \"senior\"", 2000);

    Trouble gap = only(Seeded.rules(urban, rural, charter));

    assertThat(gap.code()).isEqualTo("analysis.gap");
    assertThat(gap.message().chinese()).contains("城乡类型=镇区");
    // Without anything else that judges schools in towns they may well be none of its business.
    assertThat(Seeded.rules(urban, rural).found()).isEmpty();
    // Nor is what a reading names left out by mistake.
    String knowing = urban.replace("@clause", "@reading(\"镇区的学校不限规模\")\n    @clause");
    assertThat(knowing).isNotEqualTo(urban);
    assertThat(Seeded.rules(knowing, rural, charter).found()).isEmpty();
  }

  @Test
  void aComparisonWithATotalIsDecidedWhereItMakesNoDifference() {
    String more = "\n exists School( this == $school, migrantStudents > $students )";
    String primary =
        size("size.primary", "kind == \"primary\"", 2000)
            .replace("$students : total($s) )", "$students : total($s) )" + more);
    String junior = size("size.junior", "kind == \"junior\"", 2400);

    assertThat(primary).contains("migrantStudents");
    assertThat(Seeded.rules(primary, junior).troubles()).isEmpty();
    assertThat(Seeded.rules(primary, size("size.old", "builtYear <= 2010", 2400)).troubles())
        .extracting(Trouble::code)
        .containsExactly("analysis.overlap");
  }

  @Test
  void aRuleThatEndsBeforeTheNextBeginsLeavesAGapInTime() {
    String left = "$class : SchoolClass( stage == \"primary\", $n : students )";
    Trouble gap =
        only(
            Seeded.rules(
                dated(
                    "c.2024",
                    "每班不超过45人",
                    "date-effective \"2024-04-18\"\n    date-expires \"2026-09-01\"",
                    left,
                    "require.atMost($class, $n, 45)"),
                dated(
                    "c.2026",
                    "每班不超过40人",
                    "date-effective \"2026-10-01\"",
                    left,
                    "require.atMost($class, $n, 40)")));

    assertThat(gap.code()).isEqualTo("analysis.gap-in-time");
    assertThat(gap.witnesses().get(0).asOf())
        .isBetween(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
    assertThat(gap.witnesses().get(0).outcomes()).isEmpty();
  }

  @Test
  void aRuleThatGoesOnAfterTheNextHasBegunOverlapsIt() {
    String left = "$class : SchoolClass( stage == \"primary\", $n : students )";
    Trouble overlap =
        only(
            Seeded.rules(
                dated(
                    "c.2024",
                    "每班不超过45人",
                    "date-effective \"2024-04-18\"\n    date-expires \"2026-09-02\"",
                    left,
                    "require.atMost($class, $n, 45)"),
                dated(
                    "c.2026",
                    "每班不超过40人",
                    "date-effective \"2026-09-01\"",
                    left,
                    "require.atMost($class, $n, 40)")));

    assertThat(overlap.code()).isEqualTo("analysis.overlap");
    assertThat(overlap.witnesses().get(0).asOf()).isEqualTo(LocalDate.of(2026, 9, 1));
    assertThat(
            Seeded.rules(
                    dated(
                        "c.2024",
                        "每班不超过45人",
                        "date-effective \"2024-04-18\"\n    date-expires \"2026-09-01\"",
                        left,
                        "require.atMost($class, $n, 45)"),
                    dated(
                        "c.2026",
                        "每班不超过40人",
                        "date-effective \"2026-09-01\"",
                        left,
                        "require.atMost($class, $n, 40)"))
                .found())
        .isEmpty();
  }

  @Test
  void demandsThatNoFigureMeetsContradictEachOther() {
    String left = "$class : SchoolClass( stage == \"primary\", $n : students )";
    String least = rule("c.least", "每班不少于50人", left, "require.atLeast($class, $n, 50)");

    Trouble trouble =
        only(
            Seeded.rules(
                least, rule("c.most", "每班不超过45人", left, "require.atMost($class, $n, 45)")));

    assertThat(trouble.code()).isEqualTo("analysis.contradiction");
    assertThat(trouble.witnesses().get(0).outcomes()).containsValue(Outcome.UNMET);
    // 50 itself meets both; between 50 and 51 there is no number of people.
    assertThat(
            Seeded.rules(least, rule("c.most", "每班不超过50人", left, "require.atMost($class, $n, 50)"))
                .found())
        .isEmpty();
    assertThat(
            only(Seeded.rules(
                    rule("c.least", "每班多于50人", left, "require.moreThan($class, $n, 50)"),
                    rule("c.most", "每班少于51人", left, "require.lessThan($class, $n, 51)")))
                .code())
        .isEqualTo("analysis.contradiction");
  }

  @Test
  void aShareAndARateOfTheSameTwoAreOneFigure() {
    String left =
        "$stage : Stage( stage == \"primary\", $t : certifiedTeachers, $s : fullTimeTeachers )";

    assertThat(
            only(Seeded.rules(
                    rule("t.share", "不低于95%", left, "require.percent($stage, $t, $s).atLeast(95)"),
                    rule("t.rate", "每人不超过0.9", left, "require.each($stage, $t, $s).atMost(0.9)")))
                .code())
        .isEqualTo("analysis.contradiction");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          $school : School( kind == "primary" ) exists Stage( school == $school, stage == "junior" )
          $school : School( kind == "primary" ) exists Stage( school == $school, students > 5 ) not Stage( school == $school )
          $school : School( kind == "senior" ) accumulate( Stage( school == $school, stage == "primary", $s : students ); $n : total($s); $n > 0 )
          """)
  void aRuleThatBindsNobodyIsFoundWithTheFactsThatComeNearest(String left) {
    Trouble never = only(Seeded.rules(rule("school.x", "有章程", left, "require.attested($school)")));

    assertThat(never.code()).isEqualTo("analysis.never-applies");
    assertThat(never.witnesses().get(0).outcomes())
        .containsEntry("school.x", Outcome.NOT_APPLICABLE);
  }

  @Test
  void aRuleWhosePlaceAnotherAlwaysTakesIsFound() {
    String full = size("size.full", "kind != \"senior\", builtYear <= 2010", 2400);
    String instead =
        dated(
            "size.all",
            "校区不超过2600人",
            "@relaxes(\"size.full\")\n    date-effective \"2024-04-18\"",
            "$school : School( kind != \"senior\" )\n" + TOTAL,
            "require.atMost($school, $students, 2600)");
    String some = instead.replace("kind != \"senior\"", "location == \"rural\"");

    assertThat(only(Seeded.rules(full, instead)).code()).isEqualTo("analysis.shadowed");
    assertThat(Seeded.rules(full, some).found()).isEmpty();
  }

  @Test
  void aRuleThatAddsNothingToAnotherIsFound() {
    Trouble duplicate =
        only(
            Seeded.rules(
                size("size.all", "kind != \"senior\"", 2000),
                size("size.some", "kind == \"primary\"", 2400)));

    assertThat(duplicate.code()).isEqualTo("analysis.duplicate");
    assertThat(duplicate.rules()).containsExactly("size.some", "size.all");
  }

  @Test
  void aDistrictThatAsksForLessThanTheCountryIsFoundWithBoth() {
    String left = "$class : SchoolClass( stage == \"primary\", $n : students )";
    String national = rule("national.class", "每班不超过45人", left, "require.atMost($class, $n, 45)");
    String own = rule("c.own", "每班不超过46人", left, "require.atMost($class, $n, 46)");
    Seeded compared =
        Seeded.rules().pack("nation", "", national).pack("county", "comparesWith: [nation]", own);
    Seeded extended =
        Seeded.rules()
            .pack("nation", "", national)
            .pack("county", "extends: nation", own.replace("c.own", "national.class"));
    Seeded stricter =
        Seeded.rules()
            .pack("nation", "", national)
            .pack("county", "comparesWith: [nation]", own.replace("46", "44"));

    for (Seeded seeded : List.of(compared, extended)) {
      Trouble weaker = only(seeded);
      assertThat(weaker.code()).isEqualTo("analysis.weaker");
      assertThat(weaker.message().chinese()).contains("<= 46", "<= 45", "nation/rules.drl:");
      assertThat(weaker.witnesses()).extracting(Witness::pack).containsExactly("county", "nation");
      assertThat(weaker.witnesses().get(0).outcomes()).containsValue(Outcome.MET);
      assertThat(weaker.witnesses().get(1).outcomes())
          .isEqualTo(Map.of("national.class", Outcome.UNMET));
    }
    assertThat(stricter.found()).isEmpty();
  }

  @Test
  void aStandardThatTheNationItselfRelaxesThereIsNotHeldAgainstTheDistrict() {
    String left = "$class : SchoolClass( stage == \"primary\", %s$n : students )";
    String full = rule("n.full", "每班不超过45人", left.formatted(""), "require.atMost($class, $n, 45)");
    String rural =
        dated(
            "n.rural",
            "乡村每班不超过50人",
            "@relaxes(\"n.full\")\n    date-effective \"2024-04-18\"",
            left.formatted("school.location == \"rural\", "),
            "require.atMost($class, $n, 50)");
    String own =
        rule(
            "c.own",
            "乡村每班不超过48人",
            left.formatted("school.location == \"rural\", "),
            "require.atMost($class, $n, 48)");

    assertThat(
            Seeded.rules()
                .pack("nation", "", full, rural)
                .pack("county", "comparesWith: [nation]", own)
                .found())
        .isEmpty();
  }
}
