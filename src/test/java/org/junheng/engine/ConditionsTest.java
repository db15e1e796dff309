package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junheng.decision.Finding;
import org.junheng.rules.Outcome;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of condition, judged by Drools and by the tree. Where they do not agree the finding is
 * an ERROR; where both are wrong it is not what stands here.
 */
class ConditionsTest {
  private static final String SCHOOLS =
      """
      [{'id': 'full', 'name': 'x', 'kind': 'nine-year', 'boarding': true, 'opened': '2020-01-01', 'built': 2010,
        'area': 75.0, 'hall': 75.00, 'leased': 2010, 'reserved': false,
        'stages': [{'stage': 'primary', 'students': 75, 'teachers': 5}, {'stage': 'junior', 'students': 1, 'teachers': 1}]},
       {'id': 'bare'},
       {'id': 'shut', 'closed': true},
       {'id': 'none', 'stages': []}]
      """;

  /** What the left side says of the school that has everything. */
  record Condition(String left, boolean holds) {
    @Override
    public String toString() {
      return left.strip();
    }
  }

  static List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    // On the subject itself: texts, counts, measures, yes or no.
    of(
        conditions,
        true,
        "kind == \"nine-year\"",
        "kind != \"primary\"",
        "kind in (\"primary\", \"nine-year\")",
        "kind not in (\"primary\", \"special\")");
    of(
        conditions,
        false,
        "kind == \"primary\"",
        "kind != \"nine-year\"",
        "kind in (\"primary\")",
        "kind not in (\"nine-year\", \"special\")");
    of(
        conditions,
        true,
        "built == 2010",
        "built <= 2010",
        "built >= 2010",
        "built in (2010)",
        "built not in (2009, 2011)",
        "built != 2009",
        "built < 2011",
        "built > 2009");
    of(
        conditions,
        false,
        "built < 2010",
        "built > 2010",
        "built in (2009, 2011)",
        "built not in (2010)",
        "built != 2010");
    of(
        conditions,
        true,
        "area == 75",
        "area >= 75",
        "area <= 75",
        "area != 74",
        "area > 74",
        "area < 76");
    of(conditions, false, "area != 75", "area > 75", "area < 75");
    of(
        conditions,
        true,
        "boarding == true",
        "boarding != false",
        "boarding in (true)",
        "reserved == false");
    of(conditions, false, "boarding == false", "boarding not in (true)", "reserved == true");
    // Against each other.
    of(
        conditions,
        true,
        "$h : hall, area == $h",
        "$h : hall, area <= $h",
        "$b : built, leased == $b",
        "$l : leased, built == $l",
        "$l : leased, built >= $l",
        "$n : name, kind != $n",
        "$o : opened, opened == $o",
        "$b : boarding, reserved != $b",
        "$d : district, district == $d",
        "$b : built, built == $b");
    of(
        conditions,
        false,
        "$h : hall, area != $h",
        "$h : hall, area < $h",
        "$l : leased, built != $l",
        "$l : leased, built > $l",
        "$n : name, kind == $n",
        "$o : opened, opened != $o",
        "$b : boarding, reserved == $b");
    // Of what it belongs to.
    of(
        conditions,
        true,
        "district.budget == 100",
        "district.planned == 7",
        "district.schoolSystem == \"5-4\"",
        "$p : district.planned, built > $p");
    of(
        conditions,
        false,
        "district.budget > 100",
        "district.planned in (6, 8)",
        "$p : district.planned, built < $p");
    // Composed.
    of(
        conditions,
        true,
        "built == 2010 || area > 80",
        "built == 2009 || area == 75",
        "built == 2010 && area == 75",
        "(built == 2009 || area > 7) && kind in (\"nine-year\")",
        "area < 76 && hall > 3 || built == 2004 && (kind == \"primary\")",
        "built == 2004 && kind == \"primary\" || area < 76 && hall > 3",
        "kind in (\"primary\") || built not in (2009)",
        "((built > 2000))");
    of(
        conditions,
        false,
        "built == 2009 || area > 80",
        "built == 2010 && area == 74",
        "(built == 2010 || area > 7) && kind == \"primary\"",
        "built == 2004 || area == 4 || hall == 4",
        "built == 2010 && (area == 4 || hall == 4)");
    // Over what belongs to it.
    on(
        conditions,
        true,
        "exists Stage( school == $x, students > 74 )",
        "not Stage( school == $x, students > 75 )",
        "exists Stage( school == $x, stage == \"junior\", teachers == 1 )",
        "not School( this == $x, built != 2010 )",
        "exists Stage( school == $x, $s : students, teachers == $s )",
        "exists District( planned == 7 )",
        "exists School( $y : built, leased == $y )");
    on(
        conditions,
        false,
        "exists Stage( school == $x, students > 75 )",
        "not Stage( school == $x, students == 1 )",
        "exists Stage( school == $x, stage == \"junior\", teachers != 1 )",
        "not School( this == $x )",
        "exists District( planned > 7 )");
    results(
        conditions,
        true,
        "$t : total($s); $t == 76",
        "$t : total($s); $t != 75",
        "$t : total($s); $t > 75, $t < 77",
        "$t : most($s); $t == 75",
        "$t : least($s); $t == 1 || $t == 5",
        "$t : least($s); ($t <= 1)",
        "$t : total($s), $m : most($s); $t >= 76, $m > 74",
        "$t : total($s), $m : most($s), $l : least($s); $m == 75, $l < 2, $t == 76",
        "$t : total($s); $t < $built",
        "$t : total($s); $t > $area");
    results(
        conditions,
        false,
        "$t : total($s); $t == 75",
        "$t : most($s); $t > 75",
        "$t : total($s), $m : most($s); $t >= 76, $m > 75",
        "$t : total($s); $t > $built",
        "$t : total($s); $t < $area");
    counts(conditions, true, "$n == 2", "$n != 3", "$n > 1", "$n < 2 || $n > 1");
    counts(conditions, false, "$n == 3", "$n != 2");
    return conditions;
  }

  private static void of(List<Condition> to, boolean holds, String... conditions) {
    for (String condition : conditions) {
      to.add(new Condition("$x : School( " + condition + ", $used : built )", holds));
    }
  }

  private static void on(List<Condition> to, boolean holds, String... conditions) {
    for (String condition : conditions) {
      to.add(new Condition("$x : School( $used : built ) " + condition, holds));
    }
  }

  private static void results(List<Condition> to, boolean holds, String... results) {
    for (String result : results) {
      to.add(
          new Condition(
              "$x : School( $built : built, $area : area, built == $built, area == $area, $used : built ) accumulate( Stage( school == $x, $s : students ); "
                  + result
                  + " )",
              holds));
    }
  }

  private static void counts(List<Condition> to, boolean holds, String... results) {
    for (String result : results) {
      to.add(
          new Condition(
              "$x : School( $built : built, $area : area, built == $built, area == $area, $used : built ) accumulate( $s : Stage( school == $x ); $n : count($s); "
                  + result
                  + " )",
              holds));
    }
  }

  private static final Map<String, List<Finding>> FOUND = new HashMap<>();

  @BeforeAll
  static void decide() {
    List<Condition> conditions = conditions();
    String[] rules = new String[conditions.size()];
    for (int i = 0; i < rules.length; i++) {
      rules[i] =
          SmallRules.rule("c" + i, conditions.get(i).left(), "require.atLeast($x, $used, 2000)");
    }
    try (SmallDecisions decisions = new SmallDecisions(SmallRules.of(rules).sound())) {
      decisions
          .decide(SCHOOLS)
          .findings()
          .forEach(
              finding ->
                  FOUND.computeIfAbsent(finding.rule().id(), id -> new ArrayList<>()).add(finding));
    }
  }

  @AfterAll
  static void forget() {
    FOUND.clear();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditions")
  void droolsAndTheTreeAgreeAndAreRight(Condition condition) {
    List<Finding> findings = FOUND.get("c" + conditions().indexOf(condition));

    assertThat(findings).hasSize(4).extracting(Finding::outcome).doesNotContain(Outcome.ERROR);
    assertThat(findings.get(0).outcome())
        .isEqualTo(condition.holds() ? Outcome.MET : Outcome.NOT_APPLICABLE);
    // Nothing is known of the year, so nothing can have been met.
    assertThat(findings.get(1).outcome()).isIn(Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE);
    assertThat(findings.get(2).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(findings.get(3).outcome()).isIn(Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE);
  }
}
