package org.junheng.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.cases.boundary.Boundary;
import org.junheng.cases.boundary.BoundaryTables;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;

/** One part of a rule, read by itself. */
class PartReadingTest {
  private static final RuleSet RULES = ShippedRules.sound(ShippedRules.read(Path.of("rules")));
  private static final Pack PLAN = RULES.pack("plan2024").orElseThrow();

  private static Rule rule(String id) {
    return PLAN.rule(id).orElseThrow();
  }

  private static List<PartReading> scopes(String id) {
    Rule rule = rule(id);
    return new BoundaryTables(RULES, PLAN, List.of())
        .of(each -> each == rule).stream()
            .map(BoundaryTables.Table::boundary)
            .flatMap(
                each ->
                    each instanceof Boundary.ScopeLimit limit ? Stream.of(limit) : Stream.empty())
            .map(
                limit ->
                    PartReading.condition(
                        rule, limit.condition(), limit.constraint(), RULES.vocabulary()))
            .toList();
  }

  @Test
  void whatIsDemandedIsReadWithItsUnit() {
    PartReading demand = PartReading.demand(rule("homework.grade3-5"), RULES.vocabulary());

    assertThat(demand.chinese()).isEqualTo("每日家庭作业总时间不超过60分钟/日");
    assertThat(demand.english()).isEqualTo("homework a day at most 60");
    assertThat(demand.unit()).isEqualTo("分钟/日");
  }

  @Test
  void aConditionOfTheSubjectIsReadByItsField() {
    assertThat(scopes("homework.grade3-5"))
        .extracting(PartReading::chinese)
        .containsExactly("年级不小于3", "年级不超过5");
  }

  @Test
  void everyLimitOfTheShippedRulesReadsWithoutTheWordsOfRules() {
    List<String> readings =
        PLAN.rules().stream()
            .filter(each -> each.file().startsWith("plan2024/"))
            .flatMap(each -> scopes(each.id()).stream())
            .map(PartReading::chinese)
            .toList();

    assertThat(readings).isNotEmpty().noneMatch(each -> each.matches(".*[$=<>A-Za-z].*"));
  }
}
