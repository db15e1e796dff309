package org.junheng.decision.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Figure;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DistrictMeasuresTest {
  private static final Pack NATIONAL = ShippedRules.pack("national2017");
  private static final RuleSet RULES = ShippedRules.maker().ruleSet();
  private static final String DEGREE = "national.balance.above-degree.primary";
  private static final String ROOMS = "national.balance.multimedia.junior";

  private static ObjectNode district() {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts
        .putObject("district")
        .put("code", "1")
        .put("name", "区")
        .put("year", 2025)
        .put("countDate", "2025-09-01");
    facts.putArray("schools");
    return facts;
  }

  private static void add(ObjectNode facts, int primary, int junior, int teachers, int rooms) {
    ArrayNode schools = (ArrayNode) facts.get("schools");
    String id = "s" + schools.size();
    String kind = junior == 0 ? "primary" : primary == 0 ? "junior" : "nine-year";
    ObjectNode school =
        schools
            .addObject()
            .put("id", id)
            .put("name", id)
            .put("kind", kind)
            .put("multimediaRooms", rooms);
    ArrayNode stages = school.putArray("stages");
    if (primary > 0) {
      stages
          .addObject()
          .put("stage", "primary")
          .put("students", primary)
          .put("aboveDegreeTeachers", teachers);
    }
    if (junior > 0) {
      stages
          .addObject()
          .put("stage", "junior")
          .put("students", junior)
          .put("aboveDegreeTeachers", teachers);
    }
  }

  private static Finding finding(ObjectNode facts, String target) {
    return find(ShippedRules.decide(NATIONAL, facts), target);
  }

  private static Finding find(Decision decision, String target) {
    return decision.findings().stream()
        .filter(each -> each.rule().id().equals(target))
        .findFirst()
        .orElseThrow();
  }

  private static DistrictMeasures measures(ObjectNode facts, String target) {
    Decision decision = ShippedRules.decide(NATIONAL, facts);
    return Remedies.of(decision, RULES).district(find(decision, target)).orElseThrow();
  }

  @Test
  void contributionsAreThoseOfTheDefinition() {
    // 100 students with 2 teachers, 300 with 18: 2 and 6 per 100; mean 20 ÷ 400 × 100 = 5.
    // S² = (100 × 3² + 300 × 1²) ÷ 400 = 3; the first has 900 of 1200, 75 %.
    // The coefficient is √3 ÷ 5 = 0.346, so it takes a third school to be over 0.50.
    ObjectNode facts = district();
    add(facts, 100, 0, 2, 1);
    add(facts, 300, 0, 18, 1);
    add(facts, 400, 0, 0, 1);
    // Mean 20 ÷ 800 × 100 = 2.5; (100 × 0.5² + 300 × 3.5² + 400 × 2.5²) ÷ 800 = 7.75.
    DistrictMeasures measures = measures(facts, DEGREE);

    assertThat(measures.mean().exact()).isEqualTo("2.5");
    assertThat(measures.pulls())
        .extracting(pull -> pull.subject().path())
        .containsExactly("/schools/1/stages/0", "/schools/2/stages/0", "/schools/0/stages/0");
    assertThat(measures.pulls())
        .extracting(pull -> pull.contribution().exact())
        .containsExactly("4.59375", "3.125", "0.03125");
    assertThat(measures.pulls().get(0).isAbove(measures.mean())).isTrue();
    assertThat(measures.pulls().get(1).isAbove(measures.mean())).isFalse();
  }

  @Test
  void theContributionsAddUpToTheWhole() {
    ObjectNode facts = random(new SplittableRandom(3));
    Decision decision = ShippedRules.decide(NATIONAL, facts);
    for (DistrictMeasures measures : Remedies.of(decision, RULES).districts()) {
      Figure contributions = Figure.of(0);
      Figure shares = Figure.of(0);
      for (DistrictMeasures.Pull pull : measures.pulls()) {
        contributions = contributions.plus(pull.contribution());
        shares = shares.plus(pull.share());
      }
      Figure variation = measures.finding().judgment().actual();
      // S² = (coefficient × mean)²; of a root numerator and denominator are those of its square.
      Figure square =
          Figure.of(variation.numerator())
              .dividedBy(Figure.of(variation.denominator()))
              .times(measures.mean())
              .times(measures.mean());
      assertThat(contributions.compareTo(square)).isZero();
      assertThat(shares.exact()).isEqualTo("100");
    }
  }

  private static ObjectNode random(RandomGenerator random) {
    ObjectNode facts = district();
    int schools = random.nextInt(3, 9);
    for (int i = 0; i < schools; i++) {
      int kind = random.nextInt(3);
      add(
          facts,
          kind == 1 ? 0 : random.nextInt(60, 900),
          kind == 0 ? 0 : random.nextInt(60, 900),
          random.nextInt(0, 60),
          random.nextInt(0, 40));
    }
    return facts;
  }

  @Test
  void aSingleMeasureBringsItUnderAndOneStepLessDoesNot() {
    List<String> done = new ArrayList<>();
    int none = 0;
    for (int seed = 1; seed <= 20; seed++) {
      ObjectNode facts = random(new SplittableRandom(seed));
      Decision decision = ShippedRules.decide(NATIONAL, facts);
      for (DistrictMeasures measures : Remedies.of(decision, RULES).districts()) {
        String target = measures.finding().rule().id();
        none += measures.none() == null ? 0 : 1;
        assertThat(measures.single().isEmpty()).isEqualTo(measures.none() != null);
        for (Remedy remedy : measures.single()) {
          String about = "seed " + seed + " " + target + " " + remedy;
          done.add(target);
          assertThat(finding(Applied.to(facts, remedy.changes()), target).outcome())
              .as(about)
              .isEqualTo(Outcome.MET);
          List<Change> less = Applied.less(remedy.changes(), 0, BigDecimal.ONE);
          assertThat(finding(Applied.to(facts, less), target).outcome())
              .as(about)
              .isEqualTo(Outcome.UNMET);
        }
      }
    }
    assertThat(done).contains(DEGREE, ROOMS).hasSizeGreaterThan(20);
    assertThat(none).isPositive();
  }

  @Test
  void whereTryingFindsASingleMeasureThereIsOne() {
    for (int seed = 21; seed <= 26; seed++) {
      ObjectNode facts = random(new SplittableRandom(seed));
      Decision decision = ShippedRules.decide(NATIONAL, facts);
      Finding finding = find(decision, ROOMS);
      if (finding.outcome() != Outcome.UNMET) {
        continue;
      }
      List<Remedy> single = Remedies.of(decision, RULES).district(finding).orElseThrow().single();
      for (int school = 0; school < facts.get("schools").size(); school++) {
        int place = school;
        int first = tried(facts, school);
        List<Integer> proposed =
            single.stream()
                .filter(
                    remedy -> remedy.changes().get(0).subject().path().equals("/schools/" + place))
                .map(remedy -> remedy.number().intValueExact())
                .toList();
        assertThat(proposed.stream().filter(each -> each <= 120).toList())
            .as("seed " + seed + " school " + school)
            .isEqualTo(first == 0 ? List.of() : List.of(first));
      }
    }
  }

  /** The first number of rooms, up to 120, that brings it under; 0 where none does. */
  private static int tried(ObjectNode facts, int school) {
    for (int more = 1; more <= 120; more++) {
      ObjectNode copy = facts.deepCopy();
      ObjectNode changed = (ObjectNode) copy.at("/schools/" + school);
      changed.put("multimediaRooms", changed.get("multimediaRooms").intValue() + more);
      if (finding(copy, ROOMS).outcome() == Outcome.MET) {
        return more;
      }
    }
    return 0;
  }
}
