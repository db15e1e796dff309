package org.junheng.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The random submissions are valid, repeatable, and reach every outcome and every limit. */
class RandomSubmissionsTest {
  private static final int SEEDS = 5_000;

  private static final Set<String> OUTCOMES =
      Set.of("MET", "UNMET", "UNDETERMINED", "NOT_APPLICABLE", "NOT_JUDGED");

  /** Outcomes that these targets cannot have, and why. */
  private static final Map<String, String> NEVER =
      Map.of(
          // A number of the district compared as it is: it binds every district, and divides by
          // nothing that could be zero.
          "rural.young-teachers", "NOT_APPLICABLE",
          "safeguard.recruitment-grows", "NOT_APPLICABLE");

  @Test
  void everyTargetMeetsEveryOutcomeItCanHave() {
    Map<String, Set<String>> reached = new TreeMap<>();
    PlanTarget.ALL.keySet().forEach(id -> reached.put(id, new TreeSet<>()));
    for (int seed = 0; seed < SEEDS; seed++) {
      PlanOracle.judge(next(seed))
          .forEach((key, found) -> reached.get(key.target()).add(found.outcome()));
    }
    Map<String, Set<String>> possible = new TreeMap<>();
    PlanTarget.ALL.values().forEach(target -> possible.put(target.id(), outcomesOf(target)));
    assertThat(reached).isEqualTo(possible);
  }

  @Test
  void everyMeasuredTargetIsHitExactlyAndMissedOnEitherSide() {
    Map<String, Set<Integer>> sides = new TreeMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      PlanOracle.judge(next(seed))
          .forEach(
              (key, found) -> {
                if (found.actual() != null) {
                  sides
                      .computeIfAbsent(key.target(), id -> new TreeSet<>())
                      .add(Integer.signum(found.actual().compareTo(found.required())));
                }
              });
    }
    // No less than no homework.
    assertThat(sides.remove("homework.grade1-2")).containsExactly(0, 1);
    assertThat(sides).hasSize((int) measured() - 1);
    assertThat(sides.values()).containsOnly(Set.of(-1, 0, 1));
  }

  @Test
  void theSameSeedDrawsTheSameSubmission() {
    assertThat(next(7)).isEqualTo(next(7)).isNotEqualTo(next(8));
  }

  @Test
  void everySubmissionIsValid() {
    for (int seed = 0; seed < SEEDS; seed++) {
      JsonNode facts = next(seed);
      boolean fiveFour = facts.get("district").get("schoolSystem").asString().equals("5-4");
      Set<String> ids = new HashSet<>();
      for (JsonNode school : facts.path("schools")) {
        assertThat(ids.add(school.get("id").asString())).isTrue();
        List<String> possible = School.STAGES_BY_KIND.get(school.get("kind").asString());
        List<String> listed =
            school.path("stages").valueStream().map(s -> text(s, "stage")).toList();
        assertThat(possible).containsAll(listed);
        assertThat(listed).doesNotHaveDuplicates();
        List<String> taught = school.has("stages") ? listed : possible;
        assertUnique(school.path("grades"), "stage", "number");
        assertUnique(school.path("classes"), "stage", "grade", "name");
        assertUnique(school.path("rooms"), "kind", "name");
        assertGrades(school.path("grades"), "number", taught, fiveFour);
        assertGrades(school.path("classes"), "grade", taught, fiveFour);
      }
      assertNumbers(facts);
    }
  }

  private static void assertGrades(
      JsonNode list, String number, List<String> taught, boolean fiveFour) {
    for (JsonNode each : list) {
      int grade = each.get(number).asInt();
      String stage = grade <= (fiveFour ? 5 : 6) ? "primary" : grade <= 9 ? "junior" : "senior";
      assertThat(text(each, "stage")).isEqualTo(stage).isIn(taught);
      assertThat(grade).isBetween(1, 12);
    }
  }

  private static void assertUnique(JsonNode list, String... fields) {
    Set<List<String>> seen = new HashSet<>();
    for (JsonNode each : list) {
      assertThat(seen.add(List.of(fields).stream().map(field -> text(each, field)).toList()))
          .isTrue();
    }
  }

  /** Counts are whole, measures exact decimals, and none is negative. */
  private static void assertNumbers(JsonNode node) {
    if (node.isNumber()) {
      assertThat(node.isInt() || node.isBigDecimal()).isTrue();
      assertThat(node.decimalValue()).isNotNegative();
    }
    node.values().forEach(RandomSubmissionsTest::assertNumbers);
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asString();
  }

  private static Set<String> outcomesOf(PlanTarget target) {
    Set<String> outcomes = new TreeSet<>(OUTCOMES);
    outcomes.remove(NEVER.getOrDefault(target.id(), ""));
    boolean ofDistrict =
        Plan.OF_2024.ofDistrict().stream().anyMatch(demand -> demand.target().equals(target));
    if (target.attested() && ofDistrict) {
      // An office answers for the district, whatever it is.
      outcomes.remove("NOT_APPLICABLE");
    }
    return outcomes;
  }

  private static long measured() {
    return PlanTarget.ALL.values().stream().filter(target -> !target.attested()).count();
  }

  private static JsonNode next(int seed) {
    return RandomSubmissions.next(new SplittableRandom(seed));
  }
}
