package org.junheng.decision.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junheng.decision.Decision;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The result tables of the example district against a calculation that knows only the method. */
class ResultTablesTest {
  private static final ObjectNode FACTS = ExampleFacts.complete();
  private static final Decision DECISION =
      ShippedRules.decide(ShippedRules.pack("national2017"), FACTS);
  private static final List<CountedByHand.Row> ROWS = new CountedByHand(FACTS).rows();

  private final ResultTables tables =
      ResultTables.of(DECISION, Locale.SIMPLIFIED_CHINESE).orElseThrow();

  @Test
  void everyStageOfACountedSchoolHasItsRow() {
    assertThat(ROWS).hasSizeGreaterThan(60);
    assertThat(tables.schools().stream().map(row -> row.school().id() + " " + row.stage()))
        .containsExactlyElementsOf(
            ROWS.stream().map(row -> row.school() + " " + row.stage()).toList());
    for (int i = 0; i < ROWS.size(); i++) {
      CountedByHand.Row expected = ROWS.get(i);
      ResultTables.Row row = tables.schools().get(i);
      assertThat(row.students()).as(row.toString()).isEqualTo(expected.students().intValue());
      assertThat((long) row.classes()).as(row.toString()).isEqualTo(expected.classes());
      assertThat(row.grades()).as(row.toString()).isNotNull();
      assertThat(row.owner()).isIn("公办", "民办");
    }
  }

  @Test
  void theSevenIndicatorsAreRoundedFromExactFigures() {
    for (int i = 0; i < ROWS.size(); i++) {
      ResultTables.Row row = tables.schools().get(i);
      List<BigDecimal> shown = new ArrayList<>();
      ROWS.get(i).figures().forEach(figure -> shown.add(figure.setScale(2, RoundingMode.HALF_UP)));

      assertThat(row.indicators().keySet())
          .containsExactly("L1", "L2", "L3", "L4", "L5", "L6", "L7");
      assertThat(row.indicators().values().stream().map(ResultTables.Value::value).toList())
          .as(row.school().name())
          .isEqualTo(shown);
    }
  }

  @Test
  void theRemarkNamesWhatIsMetAndWhatReachesTheFloor() {
    for (int i = 0; i < ROWS.size(); i++) {
      ResultTables.Row row = tables.schools().get(i);
      assertThat(row.remark()).as(row.school().name()).isEqualTo(ROWS.get(i).remark());
      assertThat(row.outcome())
          .as(row.school().name())
          .isEqualTo(ROWS.get(i).passes() ? Outcome.MET : Outcome.UNMET);
    }
    assertThat(ROWS).anyMatch(CountedByHand.Row::passes).anyMatch(row -> !row.passes());
    assertThat(ROWS).anyMatch(row -> row.remark().contains("未达标但达到85%"));
    assertThat(ResultTables.of(DECISION, Locale.ENGLISH).orElseThrow().schools().get(0).remark())
        .startsWith("met: L1");
  }

  @Test
  void theShareOfPassingSchoolsIsCountedByStageAndInAll() {
    assertThat(tables.passing())
        .extracting(ResultTables.Passing::label)
        .containsExactly("小学", "初中", "合计");
    for (ResultTables.Passing passing : tables.passing()) {
      List<CountedByHand.Row> of =
          ROWS.stream()
              .filter(row -> passing.stage() == null || row.stage().equals(passing.stage()))
              .toList();
      long passed = of.stream().filter(CountedByHand.Row::passes).count();
      assertThat(passing.schools()).isEqualTo(of.size());
      assertThat((long) passing.passing()).isEqualTo(passed);
      assertThat(passing.failing()).isEqualTo(of.size() - passing.passing());
      assertThat(passing.undetermined()).isZero();
      assertThat(passing.share())
          .isEqualTo(
              BigDecimal.valueOf(100 * passed)
                  .divide(BigDecimal.valueOf(of.size()), 1, RoundingMode.HALF_UP));
    }
  }

  @Test
  void meansAndCoefficientsAreThoseOfTheDefinition() {
    assertThat(tables.balance()).hasSize(14);
    for (ResultTables.Balance balance : tables.balance()) {
      int indicator = Integer.parseInt(balance.indicator().substring(1)) - 1;
      List<CountedByHand.Row> of =
          ROWS.stream().filter(row -> row.stage().equals(balance.stage())).toList();
      assertThat(balance.schools()).isEqualTo(of.size());
      assertThat(balance.mean())
          .as(balance.target())
          .isEqualTo(CountedByHand.mean(of, indicator).setScale(3, RoundingMode.HALF_UP));
      BigDecimal exact = CountedByHand.variation(of, indicator);
      assertThat(balance.variation())
          .as(balance.target())
          .isEqualTo(exact.setScale(3, RoundingMode.HALF_UP));
      assertThat(balance.limit())
          .isEqualByComparingTo(balance.stage().equals("primary") ? "0.50" : "0.45");
      assertThat(balance.outcome())
          .isEqualTo(exact.compareTo(balance.limit()) <= 0 ? Outcome.MET : Outcome.UNMET);
    }
  }

  @Test
  void whatWasNotSubmittedIsOpenAndNotZero() {
    ObjectNode facts = ExampleFacts.some("1", i -> i < 3);
    ((ObjectNode) facts.at("/schools/0/stages/0")).remove("backboneTeachers");
    ((ObjectNode) facts.at("/schools/0")).remove("classes");
    ((ObjectNode) facts.at("/schools/1")).remove("stages");
    ((ObjectNode) facts.at("/schools/1")).remove("classes");
    ((ObjectNode) facts.at("/schools/1")).remove("grades");

    ResultTables open =
        ResultTables.of(
                ShippedRules.decide(ShippedRules.pack("national2017"), facts),
                Locale.SIMPLIFIED_CHINESE)
            .orElseThrow();

    ResultTables.Row first = open.schools().get(0);
    assertThat(first.classes()).isNull();
    assertThat(first.indicators().get("L2").value()).isNull();
    assertThat(first.indicators().get("L2").outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(first.remark()).contains("无法判定：L2");
    ResultTables.Row second = open.schools().get(1);
    assertThat(second.stage()).isNull();
    assertThat(second.students()).isNull();
    assertThat(second.outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(open.passing())
        .extracting(ResultTables.Passing::label)
        .containsExactly("小学", "未报学段", "合计");
    assertThat(open.balance())
        .filteredOn(each -> "L2".equals(each.indicator()))
        .extracting(ResultTables.Balance::variation)
        .containsOnlyNulls();
  }

  @Test
  void thePlanHasNoSuchTables() {
    JsonNode facts = ExampleFacts.some("1", i -> i < 1);

    assertThat(ResultTables.of(ShippedRules.decide(facts), Locale.ENGLISH)).isEmpty();
  }
}
