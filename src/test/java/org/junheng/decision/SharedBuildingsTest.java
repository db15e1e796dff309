package org.junheng.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junheng.rules.Figure;
import org.junheng.rules.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the stages of a school share is split without remainder: what falls to the students of each
 * stage adds up to the whole. Senior students are judged by no target; by their weight 1.32 it is
 * 1.2 times what falls to a junior one.
 */
class SharedBuildingsTest {
  private static final int SCHOOLS = 40;
  private static final Map<String, List<String>> TARGETS =
      Map.of(
          "plan2024",
          List.of("space.teaching", "space.sports", "equipment.value", "equipment.multimedia"),
          "national2017",
          List.of(
              "national.teaching-area",
              "national.sports-area",
              "national.equipment",
              "national.multimedia"));

  /** A kind of school, and the stages it teaches; {@code campus} when one of them is elsewhere. */
  static Stream<Arguments> combined() {
    return TARGETS.keySet().stream()
        .sorted()
        .flatMap(
            pack ->
                Stream.of(
                    Arguments.of(pack, "nine-year", List.of("primary", "junior"), false),
                    Arguments.of(pack, "nine-year", List.of("primary", "junior"), true),
                    Arguments.of(pack, "teaching-point", List.of("primary", "junior"), false),
                    Arguments.of(
                        pack, "twelve-year", List.of("primary", "junior", "senior"), false),
                    Arguments.of(pack, "twelve-year", List.of("primary", "junior", "senior"), true),
                    Arguments.of(pack, "twelve-year", List.of("primary", "senior"), false),
                    Arguments.of(pack, "twelve-year", List.of("junior", "senior"), false),
                    Arguments.of(pack, "complete-secondary", List.of("junior", "senior"), false),
                    Arguments.of(pack, "complete-secondary", List.of("junior", "senior"), true)));
  }

  @ParameterizedTest(name = "{0}: {1} with {2}, campus apart: {3}")
  @MethodSource("combined")
  void theSplitAddsUpToTheWhole(String pack, String kind, List<String> stages, boolean apart) {
    Random random = new Random(kind.hashCode() + stages.size());
    for (int i = 0; i < SCHOOLS; i++) {
      School school = School.draw(kind, stages, apart, random);
      Decision decision =
          ShippedRules.decide(ShippedRules.pack(pack), ShippedRules.json(school.facts()));
      List<Integer> wholes = school.wholes();
      for (int target = 0; target < wholes.size(); target++) {
        String id = TARGETS.get(pack).get(target);
        assertThat(addedUp(decision, id, school).compareTo(Figure.of(wholes.get(target))))
            .as("%s of %s", id, school.facts())
            .isZero();
      }
    }
  }

  /** What falls to a student of each stage, times its students. */
  private static Figure addedUp(Decision decision, String target, School school) {
    // Classrooms are counted for a hundred students.
    Figure per = Figure.of(target.endsWith("multimedia") ? 100 : 1);
    Figure sum = Figure.of(0);
    Figure senior = null;
    for (String stage : List.of("primary", "junior")) {
      Integer students = school.students().get(stage);
      if (students != null) {
        Figure each = figure(decision, target + "." + stage);
        sum = sum.plus(each.times(Figure.of(students)).dividedBy(per));
        int weight = stage.equals("primary") ? 100 : 110;
        senior = each.times(Figure.of(132)).dividedBy(Figure.of(weight));
      }
    }
    Integer seniors = school.students().get("senior");
    return seniors == null ? sum : sum.plus(senior.times(Figure.of(seniors)).dividedBy(per));
  }

  private static Figure figure(Decision decision, String target) {
    return decision.findings().stream()
        .filter(finding -> finding.rule().id().equals(target))
        .filter(finding -> finding.outcome() == Outcome.MET || finding.outcome() == Outcome.UNMET)
        .map(finding -> finding.judgment().actual())
        .reduce(
            (one, other) -> {
              throw new AssertionError("a stage is a row, whatever campus it is on");
            })
        .orElseThrow();
  }

  /** A school drawn from a seed; what it has may stand on two campuses. */
  private record School(
      String kind,
      List<String> stages,
      boolean apart,
      Map<String, Integer> students,
      List<int[]> campuses) {
    static School draw(String kind, List<String> stages, boolean apart, Random random) {
      Map<String, Integer> students =
          stages.stream()
              .collect(Collectors.toMap(stage -> stage, stage -> 50 + random.nextInt(1500)));
      List<int[]> campuses = new ArrayList<>();
      for (int i = 0; i < (apart ? 2 : 1); i++) {
        campuses.add(
            new int[] {
              5000 + random.nextInt(20000),
              random.nextInt(3000),
              random.nextInt(30000),
              random.nextInt(9_000_000),
              random.nextInt(90)
            });
      }
      return new School(kind, stages, apart, students, campuses);
    }

    /** Teaching rooms, sports area, equipment, classrooms: in the order of the targets. */
    List<Integer> wholes() {
      int[] sum = new int[5];
      for (int[] campus : campuses) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += campus[i];
        }
      }
      return List.of(sum[0] - sum[1], sum[2] + sum[1], sum[3], sum[4]);
    }

    String facts() {
      List<String> schools = new ArrayList<>();
      for (int i = 0; i < campuses.size(); i++) {
        int[] has = campuses.get(i);
        List<String> here =
            !apart ? stages : i == 0 ? stages.subList(0, 1) : stages.subList(1, stages.size());
        String taught =
            here.stream()
                .map(
                    stage ->
                        "{'stage': '%s', 'students': %d}".formatted(stage, students.get(stage)))
                .collect(Collectors.joining(", "));
        schools.add(
            ("{'id': '%d', 'name': '%d', 'kind': '%s', 'location': 'town', %s'teachingArea': %d, 'indoorSportsArea': %d,"
                    + " 'sportsGroundArea': %d, 'equipmentValue': %d, 'multimediaRooms': %d, 'stages': [%s]}")
                .formatted(
                    i,
                    i,
                    kind,
                    i == 0 ? "" : "'parent': '0', 'counted': false, ",
                    has[0],
                    has[1],
                    has[2],
                    has[3],
                    has[4],
                    taught));
      }
      return "{'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'}, 'schools': ["
          + String.join(", ", schools)
          + "]}";
    }
  }
}
