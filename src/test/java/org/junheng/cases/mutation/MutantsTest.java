package org.junheng.cases.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;

/** Each operator on a small rule: the mutants it makes, no fewer and no more. */
class MutantsTest {
  private static Set<String> mutants(SmallRules rules, Operator operator) {
    RuleSet ruleSet = rules.sound();
    Pack pack = ruleSet.pack("plan").orElseThrow();
    Rule rule = pack.rules().get(0);
    List<Mutant> mutants = new Mutants(ruleSet, pack).of(rule);
    assertThat(mutants).extracting(Mutant::name).doesNotHaveDuplicates();
    return mutants.stream()
        .filter(mutant -> mutant.operator() == operator)
        .map(mutant -> mutant.name().substring(operator.word().length() + 2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> mutants(String left, String right, Operator operator) {
    return mutants(SmallRules.of(SmallRules.rule("a", left, right)), operator);
  }

  private static final String STAGE =
      "$stage : Stage( students > 0, $t : teachers, $s : students )";

  @Test
  void aNumberIsOneUnitOfItsLastPlaceOff() {
    assertThat(mutants(STAGE, "require.per100($stage, $t, $s).atLeast(4.20)", Operator.NUMBER))
        .containsExactly(
            "atLeast 4.20 → 4.19", "atLeast 4.20 → 4.21", "students > 0 → students > 1");
    assertThat(
            mutants(
                STAGE,
                "require.per($stage, 12, $t, require.weighted($s, 1.1)).atLeast(0)",
                Operator.NUMBER))
        .containsExactly(
            "atLeast 0 → 1",
            "per 12 → 11",
            "per 12 → 13",
            "students > 0 → students > 1",
            "weighted 1.1 → 1.0",
            "weighted 1.1 → 1.2");
  }

  @Test
  void theEdgeCountsOrDoesNot() {
    assertThat(mutants(STAGE, "require.atMost($stage, $t, $s)", Operator.EDGE))
        .containsExactly("atMost → lessThan", "students > 0 → students >= 0");
  }

  @Test
  void whatIsSaidIsTurnedRound() {
    assertThat(
            mutants(
                "$school : School( kind not in (\"senior\"), built < 2010 || boarding == true )",
                "require.attested($school)",
                Operator.NEGATE))
        .containsExactly(
            "attested → denied",
            "boarding == true → boarding != true",
            "built < 2010 || boarding == true → built >= 2010 && boarding != true",
            "built < 2010 → built >= 2010",
            "kind not in (\"senior\") → kind in (\"senior\")");
  }

  @Test
  void conditionsAreLeftOut() {
    assertThat(
            mutants(
                """
                $school : School( boarding == true, built < 2010 || kind == "primary" )
                    exists Stage( school == $school, students > 0 )
                    not Stage( school == $school, students > 900 )
                    accumulate( Stage( school == $school, $s : students ); $all : total($s); $all > 9 )""",
                "require.attested($school)",
                Operator.DROP))
        // A total that nothing is asked of is not gathered: "$all > 9" left out leaves all of it
        // out.
        .containsExactly(
            "$all > 9",
            "$all: school == $school",
            "boarding == true",
            "built < 2010",
            "built < 2010 || kind == \"primary\"",
            "exists Stage",
            "exists Stage: school == $school",
            "exists Stage: students > 0",
            "kind == \"primary\"",
            "not Stage",
            "not Stage: school == $school",
            "not Stage: students > 900");
  }

  @Test
  void whatIsAccumulatedForTheRightSideIsNotLeftOut() {
    assertThat(
            mutants(
                """
                $school : School( )
                    accumulate( Stage( school == $school, $s : students ); $all : total($s); $all > 9 )""",
                "require.atMost($school, $all, 100)",
                Operator.DROP))
        .containsExactly("$all > 9", "$all: school == $school");
  }

  @Test
  void aListHoldsAValueTooFewOrTooMany() {
    assertThat(
            mutants(
                "$school : School( kind in (\"primary\", \"junior\"), built not in (2010) )",
                "require.attested($school)",
                Operator.MEMBER))
        .containsExactly(
            "built not in (2010) → built not in (2010, 2009)",
            "built not in (2010) → built not in (2010, 2011)",
            "kind in (\"primary\", \"junior\") → kind in (\"junior\")",
            "kind in (\"primary\", \"junior\") → kind in (\"primary\")",
            "kind in (\"primary\", \"junior\") → kind in (\"primary\", \"junior\", \"nine-year\")",
            "kind in (\"primary\", \"junior\") → kind in (\"primary\", \"junior\", \"senior\")",
            "kind in (\"primary\", \"junior\") → kind in (\"primary\", \"junior\", \"special\")");
  }

  @Test
  void anotherWordIsWritten() {
    assertThat(
            mutants(
                "$stage : Stage( stage == \"primary\", school.boarding == true )",
                "require.atMost($stage, 1, 2)",
                Operator.WORD))
        .containsExactly(
            "school.boarding == true → school.boarding == false",
            "stage == \"primary\" → stage == \"junior\"");
  }

  @Test
  void andIsWrittenForOr() {
    assertThat(
            mutants(
                "$school : School( built < 2030 || boarding == true && built > 2020 )",
                "require.attested($school)",
                Operator.JUNCTION))
        .containsExactly(
            "boarding == true && built > 2020 → boarding == true || built > 2020",
            "built < 2030 || boarding == true && built > 2020 → built < 2030 && boarding == true && built > 2020");
  }

  @Test
  void existenceIsTurnedRound() {
    assertThat(
            mutants(
                """
                $school : School( )
                    exists Stage( school == $school, students > 0 )
                    not Stage( school == $school, students > 900 )""",
                "require.attested($school)",
                Operator.EXISTENCE))
        .containsExactly("exists Stage → not Stage", "not Stage → exists Stage");
  }

  @Test
  void anotherFieldOfTheSameKindIsNamed() {
    assertThat(
            mutants(
                "$school : School( closed == false, $area : area )",
                "require.atLeast($school, $area, 9)",
                Operator.FIELD))
        .containsExactly(
            "$area : area → hall",
            "$area : area → leased",
            "closed == false → boarding == false",
            "closed == false → counted == false",
            "closed == false → reserved == false");
  }

  @Test
  void figuresOfTheRuleAreMistakenForEachOther() {
    assertThat(mutants(STAGE, "require.percent($stage, $t, $s).atLeast(5)", Operator.FIGURE))
        .containsExactly("$s ↔ $t", "percent $s → $t", "percent $t → $s");
    assertThat(
            mutants(
                """
                $school : School( )
                    accumulate( Stage( school == $school, $t : teachers, $s : students ); $ts : total($t), $most : most($s) )""",
                "require.percent($school, $ts, $most).atLeast(5)",
                Operator.FIGURE))
        .containsExactly(
            "$most : most($s) → most($t)",
            "$most ↔ $ts",
            "$ts : total($t) → total($s)",
            "percent $most → $ts",
            "percent $ts → $most");
  }

  @Test
  void exchangingTheTermsOfASumIsNoMistake() {
    assertThat(mutants(STAGE, "require.atLeast($stage, require.sum($t, $s), 5)", Operator.FIGURE))
        .doesNotContain("$s ↔ $t");
  }

  @Test
  void termsAreLeftOut() {
    assertThat(
            mutants(
                "$school : School( $a : area, $h : hall, $l : leased )",
                "require.atLeast($school, require.sum(require.minus($a, $h), $l, 3), 9)",
                Operator.TERM))
        .containsExactly("minus − $h", "sum − $l", "sum − 3", "sum − require.minus($a, $h)");
    assertThat(
            mutants(
                STAGE,
                "require.each($stage, require.share($t, $s, 3), require.weighted($t, 1, $s, 1.1)).atLeast(9)",
                Operator.TERM))
        .containsExactly("each → amount", "share → amount", "weighted − $s", "weighted − $t");
  }

  @Test
  void anotherRatioIsWritten() {
    assertThat(mutants(STAGE, "require.per100($stage, $t, $s).atLeast(4)", Operator.MEASURE))
        .containsExactly("per100 → each", "per100 → percent");
    assertThat(mutants(STAGE, "require.per($stage, 12, $t, $s).atLeast(4)", Operator.MEASURE))
        .containsExactly("per → each", "per → per100", "per → percent");
  }

  @Test
  void anotherFunctionIsWritten() {
    assertThat(
            mutants(
                """
                $school : School( )
                    accumulate( $st : Stage( school == $school, $s : students ); $all : total($s), $n : count($st) )""",
                "require.each($school, $all, $n).atLeast(9)",
                Operator.FUNCTION))
        .containsExactly("$all : total($s) → least($s)", "$all : total($s) → most($s)");
  }

  @Test
  void datesAreADayOrAYearOff() {
    SmallRules dated =
        SmallRules.of(
            SmallRules.rule("a", STAGE, "require.atMost($stage, $t, $s)")
                .replace(
                    "    date-effective \"2024-04-18\"\n",
                    "    @standing(\"progress\")\n    @due(\"2028-12-31\")\n"
                        + "    date-effective \"2024-04-18\"\n    date-expires \"2024-04-19\"\n"));

    assertThat(mutants(dated, Operator.DATE))
        .containsExactly(
            "date-effective 2024-04-18 → 2023-04-18",
            "date-effective 2024-04-18 → 2024-04-17",
            "date-expires 2024-04-19 → 2024-04-20",
            "date-expires 2024-04-19 → 2025-04-19",
            "due 2028-12-31 → 2027-12-31",
            "due 2028-12-31 → 2028-12-30",
            "due 2028-12-31 → 2029-01-01",
            "due 2028-12-31 → 2029-12-31",
            "no date-expires",
            "no due");
    assertThat(mutants(dated, Operator.HEAD))
        .containsExactly("standing progress → benchmark", "standing progress → binding");
  }

  @Test
  void theOtherReadingIsMistakenToo() {
    assertThat(mutants(SmallRules.good(), Operator.HEAD)).contains("no otherReading");
    assertThat(mutants(SmallRules.good(), Operator.NUMBER))
        .contains("otherReading: school.built == 2010 → school.built == 2011");
  }
}
