package org.junheng.decision.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.decision.ShippedRules;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SchoolPlanTest {
  private static final Pack NATIONAL = ShippedRules.pack("national2017");
  private static final RuleSet RULES = ShippedRules.maker().ruleSet();

  /** A primary school with so much of each; its limits and prices worked by hand below. */
  private static ObjectNode school(int students, int[] have, int fullTime) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts
        .putObject("district")
        .put("code", "1")
        .put("name", "区")
        .put("year", 2025)
        .put("countDate", "2025-09-01");
    ObjectNode school =
        facts
            .putArray("schools")
            .addObject()
            .put("id", "1")
            .put("name", "一小")
            .put("kind", "primary")
            .put("location", "town")
            .put("teachingArea", have[3] + 100)
            .put("indoorSportsArea", 100)
            .put("sportsGroundArea", have[4])
            .put("leasedSportsArea", 0)
            .put("equipmentValue", have[5])
            .put("multimediaRooms", have[6]);
    school
        .putArray("stages")
        .addObject()
        .put("stage", "primary")
        .put("students", students)
        .put("fullTimeTeachers", fullTime)
        .put("aboveDegreeTeachers", have[0])
        .put("backboneTeachers", have[1])
        .put("peTeachers", have[2])
        .put("musicTeachers", 0)
        .put("artTeachers", 0)
        .put("generalArtsTeachers", 0);
    return facts;
  }

  private static Finding finding(Decision decision, String target) {
    return decision.findings().stream()
        .filter(each -> each.rule().id().equals(target))
        .findFirst()
        .orElseThrow();
  }

  private static List<Outcome> conclusions(ObjectNode facts) {
    Decision decision = ShippedRules.decide(NATIONAL, facts);
    return List.of(
        finding(decision, "national.six-of-seven").outcome(),
        finding(decision, "national.floor").outcome());
  }

  // Per student: the seven limits of a primary school.
  private static final String[] LIMITS = {"0.042", "0.01", "0.009", "4.5", "7.5", "2000", "0.023"};
  // Yuan: hire a teacher, a PE teacher, a square metre of rooms, of grounds, equipment, a room.
  private static final int[] PRICES = {120_000, 30_000, 120_000, 3_500, 400, 1, 30_000};
  private static final int MOVE = 6_000;
  private static final int RAISE_DEGREE = 20_000;
  private static final int TRAIN_BACKBONE = 15_000;

  /** What is still wanting of one indicator, in whole units. */
  private static long wanting(int indicator, int students, int have, boolean floor) {
    BigDecimal limit = new BigDecimal(LIMITS[indicator]);
    BigDecimal need =
        limit
            .multiply(BigDecimal.valueOf(students))
            .multiply(floor ? new BigDecimal("0.85") : BigDecimal.ONE);
    // The indoor sports room counts as sports area.
    int there = indicator == 4 ? have + 100 : have;
    return Math.max(
        0,
        need.subtract(BigDecimal.valueOf(there))
            .setScale(0, RoundingMode.CEILING)
            .longValueExact());
  }

  private static long price(int indicator, long units, int[] have, int fullTime) {
    if (indicator > 1) {
      return units * PRICES[indicator];
    }
    long trained = Math.min(units, fullTime - have[indicator]);
    int training = indicator == 0 ? RAISE_DEGREE : TRAIN_BACKBONE;
    return trained * training + (units - trained) * PRICES[indicator];
  }

  /** By trying every number of students moved and every set of indicators. */
  private static long cheapest(int students, int[] have, int fullTime) {
    long best = Long.MAX_VALUE;
    for (int moved = 0; moved < students; moved++) {
      for (int met = 0; met < 128; met++) {
        if (Integer.bitCount(met) < 6) {
          continue;
        }
        long cost = (long) moved * MOVE;
        for (int each = 0; each < 7; each++) {
          boolean floor = (met & 1 << each) == 0;
          long units = wanting(each, students - moved, have[each], floor);
          cost += price(each, units, have, fullTime);
        }
        best = Math.min(best, cost);
      }
    }
    return best;
  }

  @Test
  void thePlanIsAsCheapAsTheCheapestFoundByTryingAll() {
    int passing = 0;
    int moving = 0;
    for (int seed = 1; seed <= 60; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      int students = random.nextInt(60, 240);
      int[] have = new int[7];
      for (int each = 0; each < 7; each++) {
        BigDecimal full = new BigDecimal(LIMITS[each]).multiply(BigDecimal.valueOf(students));
        have[each] =
            full.multiply(BigDecimal.valueOf(random.nextInt(50, 125)))
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
      }
      int fullTime = Math.max(have[0], have[1]) + random.nextInt(0, 6);
      ObjectNode facts = school(students, have, fullTime);
      Decision decision = ShippedRules.decide(NATIONAL, facts);
      List<SchoolPlan> plans = Remedies.of(decision, RULES).plans();
      long expected = cheapest(students, have, fullTime);
      if (plans.isEmpty()) {
        assertThat(expected).as("seed " + seed).isZero();
        passing++;
        continue;
      }
      SchoolPlan plan = plans.get(0);
      String about = "seed " + seed + ": " + plan;
      assertThat(plans).hasSize(1);
      assertThat(plan.none()).as(about).isNull();
      assertThat(plan.cost().longValueExact()).as(about).isEqualTo(expected);
      assertThat(conclusions(Applied.to(facts, plan.changes())))
          .as(about)
          .containsExactly(Outcome.MET, Outcome.MET);
      moving += plan.together() == null ? 0 : 1;
    }
    assertThat(passing).isBetween(1, 40);
    assertThat(moving).isBetween(1, 58);
  }

  @Test
  void whatIsOpenHasToBeSubmittedFirst() {
    ObjectNode facts = school(100, new int[] {5, 1, 1, 200, 200, 200_000, 1}, 9);
    ((ObjectNode) facts.at("/schools/0")).remove("equipmentValue");
    Decision decision = ShippedRules.decide(NATIONAL, facts);

    List<SchoolPlan> plans = Remedies.of(decision, RULES).plans();

    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).none()).isNotNull();
    assertThat(plans.get(0).sentence().chinese()).contains("教学仪器设备");
    assertThat(plans.get(0).changes()).isEmpty();
  }

  @Test
  void plansOfRandomSchoolsPass() {
    List<@Nullable String> planned = new ArrayList<>();
    for (int seed = 1; seed <= 25; seed++) {
      ObjectNode facts = RandomSubmissions.next(new SplittableRandom(seed));
      Decision decision = ShippedRules.decide(NATIONAL, facts);
      for (SchoolPlan plan : Remedies.of(decision, RULES).plans()) {
        if (plan.none() != null) {
          continue;
        }
        planned.add(plan.subject().path());
        Decision after = ShippedRules.decide(NATIONAL, Applied.to(facts, plan.changes()));
        assertThat(
                after.findings().stream()
                    .filter(
                        each ->
                            each.rule().id().equals("national.six-of-seven")
                                || each.rule().id().equals("national.floor"))
                    .filter(each -> each.subject().path().equals(plan.subject().path()))
                    .map(Finding::outcome))
            .as("seed " + seed + ": " + plan)
            .containsExactly(Outcome.MET, Outcome.MET);
      }
    }
    assertThat(planned).hasSizeGreaterThan(3);
  }
}
