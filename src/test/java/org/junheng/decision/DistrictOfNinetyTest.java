package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junheng.rules.Figure;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A district of real size: its coefficients against decimals, straight from the definition. */
class DistrictOfNinetyTest {
  private static final MathContext PRECISE = new MathContext(50, RoundingMode.HALF_EVEN);

  /** A counted school with what it has, its campus included. */
  private record Row(BigDecimal students, BigDecimal figure) {}

  private final List<Row> teachersOfPrimary = new ArrayList<>();
  private final List<Row> teachersOfJunior = new ArrayList<>();
  private final List<Row> equipmentOfPrimary = new ArrayList<>();
  private final List<Row> equipmentOfJunior = new ArrayList<>();

  /** 50 primary, 20 junior and 20 nine-year schools; every fifth has a campus not counted. */
  private ObjectNode district() {
    SplittableRandom random = new SplittableRandom(90);
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts
        .putObject("district")
        .put("code", "1")
        .put("name", "区")
        .put("year", 2025)
        .put("countDate", "2025-09-01");
    ArrayNode schools = facts.putArray("schools");
    for (int i = 0; i < 90; i++) {
      String kind = i < 50 ? "primary" : i < 70 ? "junior" : "nine-year";
      int primary = kind.equals("junior") ? 0 : random.nextInt(100, 2000);
      int junior = kind.equals("primary") ? 0 : random.nextInt(100, 1500);
      int[] teachers = {random.nextInt(1, 120), random.nextInt(1, 120)};
      int equipment = random.nextInt(100_000, 9_000_000);
      boolean campus = i % 5 == 0;
      String id = "s" + i;
      school(schools, id, kind, primary, junior, teachers, equipment);
      if (campus) {
        school(schools, id + "c", kind, primary / 2, junior / 2, teachers, equipment / 3)
            .put("parent", id)
            .put("counted", false);
        primary += primary / 2;
        junior += junior / 2;
        teachers = new int[] {2 * teachers[0], 2 * teachers[1]};
        equipment += equipment / 3;
      }
      BigDecimal weighted = number(primary).add(number(junior).multiply(new BigDecimal("1.1")));
      BigDecimal each = number(equipment).divide(weighted, PRECISE);
      if (primary > 0) {
        teachersOfPrimary.add(
            new Row(number(primary), number(teachers[0]).divide(number(primary), PRECISE)));
        equipmentOfPrimary.add(new Row(number(primary), each));
      }
      if (junior > 0) {
        teachersOfJunior.add(
            new Row(number(junior), number(teachers[1]).divide(number(junior), PRECISE)));
        equipmentOfJunior.add(
            new Row(number(junior), each.multiply(new BigDecimal("1.1"), PRECISE)));
      }
    }
    return facts;
  }

  private static BigDecimal number(int value) {
    return BigDecimal.valueOf(value);
  }

  private static ObjectNode school(
      ArrayNode schools,
      String id,
      String kind,
      int primary,
      int junior,
      int[] teachers,
      int equipment) {
    ObjectNode school =
        schools
            .addObject()
            .put("id", id)
            .put("name", id)
            .put("kind", kind)
            .put("equipmentValue", equipment);
    ArrayNode stages = school.putArray("stages");
    if (primary > 0) {
      stages
          .addObject()
          .put("stage", "primary")
          .put("students", primary)
          .put("aboveDegreeTeachers", teachers[0]);
    }
    if (junior > 0) {
      stages
          .addObject()
          .put("stage", "junior")
          .put("students", junior)
          .put("aboveDegreeTeachers", teachers[1]);
    }
    return school;
  }

  private static BigDecimal variation(List<Row> rows) {
    BigDecimal students = BigDecimal.ZERO;
    BigDecimal amount = BigDecimal.ZERO;
    for (Row row : rows) {
      students = students.add(row.students());
      amount = amount.add(row.students().multiply(row.figure()));
    }
    BigDecimal mean = amount.divide(students, PRECISE);
    BigDecimal square = BigDecimal.ZERO;
    for (Row row : rows) {
      BigDecimal deviation = row.figure().subtract(mean);
      square = square.add(row.students().multiply(deviation).multiply(deviation));
    }
    return square.divide(students, PRECISE).sqrt(PRECISE).divide(mean, PRECISE);
  }

  @Test
  void itsCoefficientsAreThoseOfTheDefinition() {
    Decision decision = ShippedRules.decide(ShippedRules.pack("national2017"), district());

    assertThat(teachersOfPrimary).hasSize(70);
    assertThat(teachersOfJunior).hasSize(40);
    assertSame(decision, "national.balance.above-degree.primary", teachersOfPrimary);
    assertSame(decision, "national.balance.above-degree.junior", teachersOfJunior);
    assertSame(decision, "national.balance.equipment.primary", equipmentOfPrimary);
    assertSame(decision, "national.balance.equipment.junior", equipmentOfJunior);
  }

  private static void assertSame(Decision decision, String target, List<Row> rows) {
    Figure found =
        decision.findings().stream()
            .filter(finding -> finding.rule().id().equals(target))
            .findFirst()
            .orElseThrow()
            .judgment()
            .actual();
    assertThat(found.rounded(20)).isEqualTo(variation(rows).setScale(20, RoundingMode.HALF_UP));
  }
}
