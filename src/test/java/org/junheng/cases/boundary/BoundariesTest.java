package org.junheng.cases.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFile;
import org.junheng.cases.boundary.BoundaryTables.Table;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;

/** The tables of small rules, and the cases that stand in them. */
class BoundariesTest {
  private static List<String> rows(SmallRules rules, List<Case> cases) {
    List<String> rows = new ArrayList<>();
    for (Table table : tables(rules, cases)) {
      for (BoundaryTables.Row row : table.rows()) {
        rows.add(
            table.boundary().text()
                + " "
                + row.value()
                + " "
                + row.example()
                    .map(
                        example ->
                            example.finding() == null
                                ? "NOT_IN_FORCE"
                                : example.finding().outcome().name())
                    .orElse("NONE")
                + (row.isMissing() ? "" : " shown"));
      }
    }
    return rows;
  }

  private static List<Table> tables(SmallRules rules, List<Case> cases) {
    RuleSet ruleSet = rules.sound();
    return new BoundaryTables(ruleSet, ruleSet.pack("plan").orElseThrow(), cases).of(rule -> true);
  }

  private static List<Case> cases(String yaml) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("plan/cases/some.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    List<RuleProblem> problems = new ArrayList<>();
    List<Case> cases = CaseFile.read(new RuleFiles(files), problems);
    assertThat(problems).isEmpty();
    return cases;
  }

  private static final SmallRules CLASSES =
      SmallRules.of(
          SmallRules.rule(
              "a",
              "$stage : Stage( stage == \"junior\", school.built > 2010, $t : teachers, $s : students )",
              "require.per100($stage, $t, $s).atLeast(4.2)"));

  @Test
  void everyLimitAndDateHasThreeRowsWithTheOutcomeThere() {
    assertThat(rows(CLASSES, List.of()))
        .containsExactly(
            "per100($stage, $t, $s).atLeast(4.2) 4.1 UNMET",
            "per100($stage, $t, $s).atLeast(4.2) 4.2 MET",
            "per100($stage, $t, $s).atLeast(4.2) 4.3 MET",
            "school.built > 2010 2009 NOT_APPLICABLE",
            "school.built > 2010 2010 NOT_APPLICABLE",
            "school.built > 2010 2011 MET",
            "date-effective 2024-04-18 2024-04-17 NOT_IN_FORCE",
            "date-effective 2024-04-18 2024-04-18 MET",
            "date-effective 2024-04-18 2024-04-19 MET");
  }

  @Test
  void aCaseOnTheLimitOrWithinAStepOfItStandsThere() {
    List<Case> cases =
        cases(
            """
            - case: 4.15
              facts: {schools: [{kind: junior, built: 2011, stages: [{stage: junior, students: 2000, teachers: 83}]}]}
              expect: {a: UNMET}
            - case: 3.9
              facts: {schools: [{kind: junior, built: 2009, stages: [{stage: junior, students: 1000, teachers: 39}]}]}
              expect: {a: NOT_APPLICABLE}
            """
                .replace("case: 4.15", "case: 四点一五")
                .replace("case: 3.9", "case: 三点九"));

    assertThat(rows(CLASSES, cases).stream().filter(row -> row.endsWith("shown")))
        .containsExactly(
            "per100($stage, $t, $s).atLeast(4.2) 4.1 UNMET shown",
            "school.built > 2010 2009 NOT_APPLICABLE shown",
            "school.built > 2010 2011 MET shown");
  }

  @Test
  void aCaseInWhichAnotherConditionDecidesDoesNotStandThere() {
    List<Case> cases =
        cases(
            """
            - case: 小学
              facts: {schools: [{kind: primary, built: 2010, stages: [{stage: primary, students: 1000, teachers: 39}]}]}
              expect: {a: NOT_APPLICABLE}
            """);

    assertThat(rows(CLASSES, cases)).noneMatch(row -> row.endsWith("shown"));
  }

  @Test
  void resultsAndComputedLimitsAndLastDaysAreBoundariesToo() {
    SmallRules rules =
        SmallRules.of(
            SmallRules.rule(
                    "a",
                    """
                    $school : School( $area : area, $hall : hall )
                        exists Stage( school == $school, teachers >= 2 )
                        accumulate( Stage( school == $school, $s : students ); $all : total($s); $all >= 50 )""",
                    "require.moreThan($school, $area, require.sum($hall, $all))")
                .replace(
                    "date-effective \"2024-04-18\"",
                    "date-effective \"2024-04-18\"\n    date-expires \"2025-01-01\""));

    assertThat(rows(rules, List.of()))
        .containsExactly(
            "moreThan($school, $area, require.sum($hall, $all)) -0.01 UNMET",
            "moreThan($school, $area, require.sum($hall, $all)) 0.00 UNMET",
            "moreThan($school, $area, require.sum($hall, $all)) 0.01 MET",
            "teachers >= 2 1 NOT_APPLICABLE",
            "teachers >= 2 2 UNMET",
            "teachers >= 2 3 UNMET",
            "$all >= 50 49 NOT_APPLICABLE",
            "$all >= 50 50 UNMET",
            "$all >= 50 51 UNMET",
            "date-effective 2024-04-18 2024-04-17 NOT_IN_FORCE",
            "date-effective 2024-04-18 2024-04-18 UNMET",
            "date-effective 2024-04-18 2024-04-19 UNMET",
            "date-expires 2025-01-01 2024-12-31 UNMET",
            "date-expires 2025-01-01 2025-01-01 NOT_IN_FORCE",
            "date-expires 2025-01-01 2025-01-02 NOT_IN_FORCE");
  }

  @Test
  void theCaseThatIsOfferedStandsInItsRow() {
    List<Case> offered = new ArrayList<>();
    for (Table table : tables(CLASSES, List.of())) {
      for (BoundaryTables.Row row : table.rows()) {
        offered.addAll(cases(MissingCase.of(table, row).orElseThrow()));
      }
    }

    assertThat(offered).hasSize(9);
    assertThat(rows(CLASSES, offered)).allMatch(row -> row.endsWith("shown"));
  }
}
