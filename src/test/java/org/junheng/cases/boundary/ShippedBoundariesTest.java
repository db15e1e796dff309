package org.junheng.cases.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junheng.cases.PlanCases;
import org.junheng.cases.boundary.BoundaryTables.Row;
import org.junheng.cases.boundary.BoundaryTables.Table;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;

/** Beside each limit and date of the plan, on it and on either side of it, stands a case. */
class ShippedBoundariesTest {
  @Test
  void noBoundaryOfThePlanIsWithoutItsCases() {
    List<Table> tables =
        new BoundaryTables(ShippedRules.maker().ruleSet(), ShippedRules.plan(), PlanCases.all())
            .of(rule -> true);
    List<String> missing = new ArrayList<>();
    List<String> impossible = new ArrayList<>();
    for (Table table : tables) {
      for (Row row : table.rows()) {
        String place = table.boundary().rule().id() + " " + row.value();
        if (row.isMissing()) {
          missing.add(place + "\n" + MissingCase.of(table, row));
        } else if (row.example().isEmpty()) {
          impossible.add(place);
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(tables).hasSizeGreaterThan(150);
    assertThat(impossible.stream().filter(place -> !place.endsWith(" -1")))
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
}
