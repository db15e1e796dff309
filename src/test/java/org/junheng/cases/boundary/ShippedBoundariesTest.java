package org.junheng.cases.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.cases.PlanCases;
import org.junheng.cases.boundary.BoundaryTables.Row;
import org.junheng.cases.boundary.BoundaryTables.Table;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside each limit and date of the packs, on it and on either side of it, stands a case. */
class ShippedBoundariesTest {
  private static final RuleSet RULES = ShippedRules.maker().ruleSet();

  private static Stream<String> packs() {
    return RULES.packs().keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void noBoundaryOfAPackIsWithoutItsCases(String pack) {
    List<Table> tables = tables(pack);
    List<String> missing = new ArrayList<>();
    for (Table table : tables) {
      for (Row row : table.rows()) {
        if (row.isMissing()) {
          missing.add(place(table, row) + "\n" + MissingCase.of(table, row).orElse(""));
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(tables).hasSizeGreaterThanOrEqualTo(ShippedRules.pack(pack).rules().size());
  }

  @Test
  void whatNoFactsCanShowOfThePlanIsKnown() {
    List<Table> tables = tables("plan2024");

    assertThat(tables).hasSizeGreaterThan(150);
    assertThat(impossible(tables))
        .as("more than all of them, and a sixth grade of primary school, there is not")
        .containsExactlyInAnyOrder(
            "admission.migrant-points 101",
            "admission.nearby.primary 101",
            "enrolment.healthy 101",
            "home-visits.complete 101",
            "homework.grade3-5 6",
            "rural.principals-trained 101",
            "staff.certified 101",
            "training.hours 101");
  }

  private static List<Table> tables(String pack) {
    return new BoundaryTables(RULES, ShippedRules.pack(pack), PlanCases.all()).of(rule -> true);
  }

  private static List<String> impossible(List<Table> tables) {
    List<String> impossible = new ArrayList<>();
    for (Table table : tables) {
      for (Row row : table.rows()) {
        // Fewer than none there are not.
        if (!row.owed() && !row.value().equals("-1")) {
          impossible.add(place(table, row));
        }
      }
    }
    return impossible;
  }

  private static String place(Table table, Row row) {
    return table.boundary().rule().id() + " " + row.value();
  }
}
