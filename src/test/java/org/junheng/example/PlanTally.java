package org.junheng.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A plain count of how the measured targets of the plan come out for schools, to see that the
 * examples are worth looking at. It decides nothing: that is for the rules.
 */
final class PlanTally {
  private static final Map<String, Integer> WEIGHTS =
      Map.of("primary", 100, "junior", 110, "senior", 132);
  private static final Set<String> UPPER_SCHOOLS = Set.of("senior", "vocational");

  /**
   * Target, the school it was judged at, and whether it was met; null where a figure is missing.
   */
  record Outcome(String target, String school, @Nullable Boolean met) {}

  private final List<Outcome> outcomes = new ArrayList<>();
  private String school = "";

  static List<Outcome> of(Iterable<? extends JsonNode> schools) {
    PlanTally tally = new PlanTally();
    for (JsonNode school : schools) {
      if (!school.path("closed").asBoolean()
          && !UPPER_SCHOOLS.contains(school.path("kind").asString())) {
        tally.school = school.path("id").asString();
        tally.school(school);
      }
    }
    return tally.outcomes;
  }

  private void school(JsonNode school) {
    Map<String, JsonNode> stages = new TreeMap<>();
    school.path("stages").forEach(stage -> stages.put(stage.path("stage").asString(), stage));
    boolean special = school.path("kind").asString().equals("special");
    boolean small =
        school.path("kind").asString().equals("teaching-point") && students(stages) < 50;
    if (!special && !small) {
      stages.forEach(
          (stage, node) -> {
            if (!stage.equals("senior")) {
              teachers(stage, node);
              shared(stage, school, stages);
            }
          });
    }
    if (!special) {
      for (JsonNode one : school.path("classes")) {
        String stage = one.path("stage").asString();
        if (!stage.equals("senior")) {
          judge(
              "size.class." + stage,
              number(stage.equals("primary") ? 45 : 50),
              figure(one, "students"));
        }
      }
    }
    boolean old = school.path("builtYear").asInt(2000) <= 2010;
    judge(
        "size.school." + (old ? "old" : "new"),
        number(old ? 2400 : 2000),
        number(students(stages)));
    rooms(school);
    money(school, stages, special);
    judge("home-visits", figure(school, "teachersWithHomeVisits"), figure(school, "teachers"));
    for (JsonNode grade : school.path("grades")) {
      int number = grade.path("number").asInt();
      if (number < 3) {
        judge("homework.grade1-2", number(0), figure(grade, "writtenHomeworkMinutes"));
      } else {
        judge(
            number < 6 ? "homework.grade3-5" : "homework.junior",
            number(number < 6 ? 60 : 90),
            figure(grade, "homeworkMinutes"));
      }
    }
  }

  private void teachers(String stage, JsonNode node) {
    BigDecimal students = node.path("students").decimalValue();
    judge("staff.certified", figure(node, "certifiedTeachers"), figure(node, "fullTimeTeachers"));
    judge(
        "staff.above-degree." + stage,
        figure(node, "aboveDegreeTeachers"),
        of(students, stage.equals("primary") ? "0.042" : "0.053"));
    judge("staff.backbone", figure(node, "backboneTeachers"), of(students, "0.01"));
    BigDecimal peAndArts = figure(node, "peTeachers");
    for (String subject : List.of("musicTeachers", "artTeachers", "generalArtsTeachers")) {
      peAndArts = plus(peAndArts, figure(node, subject));
    }
    judge("staff.pe-arts", peAndArts, of(students, "0.009"));
  }

  private void shared(String stage, JsonNode school, Map<String, JsonNode> stages) {
    boolean primary = stage.equals("primary");
    BigDecimal indoor = figure(school, "indoorSportsArea");
    BigDecimal teaching =
        plus(figure(school, "teachingArea"), indoor == null ? null : indoor.negate());
    BigDecimal sports = plus(figure(school, "sportsGroundArea"), indoor);
    if (school.path("leasedForClassTime").asBoolean(false)) {
      sports = plus(sports, figure(school, "leasedSportsArea"));
    }
    share("space.teaching.", stage, teaching, primary ? "4.5" : "5.8", stages);
    share("space.sports.", stage, sports, primary ? "7.5" : "10.2", stages);
    share(
        "equipment.value.",
        stage,
        figure(school, "equipmentValue"),
        primary ? "2000" : "2500",
        stages);
    share(
        "equipment.multimedia.",
        stage,
        figure(school, "multimediaRooms"),
        primary ? "0.023" : "0.024",
        stages);
  }

  private void share(
      String target,
      String stage,
      @Nullable BigDecimal amount,
      String standard,
      Map<String, JsonNode> stages) {
    int weighted = 0;
    for (Map.Entry<String, JsonNode> one : stages.entrySet()) {
      weighted += WEIGHTS.get(one.getKey()) * one.getValue().path("students").asInt();
    }
    judge(
        target + stage,
        amount == null ? null : amount.multiply(number(WEIGHTS.get(stage))),
        of(number(weighted), standard));
  }

  private void rooms(JsonNode school) {
    if (!school.has("rooms") || !school.has("classes")) {
      return;
    }
    int classes = 0;
    for (JsonNode one : school.path("classes")) {
      classes += one.path("stage").asString().equals("senior") ? 0 : 1;
    }
    boolean old = school.path("builtYear").asInt(2000) <= 2016;
    Map<String, Integer> areas =
        old ? Map.of("music", 73, "art", 67) : Map.of("music", 96, "art", 90);
    for (String kind : List.of("music", "art")) {
      int count = 0;
      for (JsonNode room : school.path("rooms")) {
        if (room.path("kind").asString().equals(kind)) {
          count++;
          judge(
              "rooms." + kind + ".area." + (old ? "old" : "new"),
              figure(room, "area"),
              number(areas.get(kind)));
        }
      }
      judge("rooms." + kind + ".count", number(12 * count), number(classes));
    }
  }

  private void money(JsonNode school, Map<String, JsonNode> stages, boolean special) {
    BigDecimal due = BigDecimal.ZERO;
    BigDecimal standard = null;
    for (Map.Entry<String, JsonNode> one : stages.entrySet()) {
      if (!one.getKey().equals("senior")) {
        standard = figure(one.getValue(), "perStudentStandard");
        BigDecimal students = one.getValue().path("students").decimalValue();
        due = plus(due, standard == null ? null : standard.multiply(students));
      }
    }
    BigDecimal paid = figure(school, "publicFundsPaid");
    judge("funding.public.full", paid, due);
    boolean village =
        school.path("kind").asString().equals("primary")
            && school.path("location").asString().equals("rural");
    if (students(stages) < 100
        && (village || school.path("kind").asString().equals("teaching-point"))) {
      judge(
          "funding.small-school",
          figure(school, "publicFundsApproved"),
          standard == null ? null : standard.multiply(number(100)));
    }
    if (special) {
      judge("funding.special-education", paid, number(8000 * students(stages)));
    }
    BigDecimal budget = figure(school, "publicFundsBudget");
    judge(
        "training.budget",
        figure(school, "teacherTrainingFunds"),
        budget == null ? null : of(budget, "0.05"));
  }

  private void judge(String target, @Nullable BigDecimal atLeast, @Nullable BigDecimal limit) {
    boolean missing = atLeast == null || limit == null;
    outcomes.add(new Outcome(target, school, missing ? null : atLeast.compareTo(limit) >= 0));
  }

  private static int students(Map<String, JsonNode> stages) {
    int students = 0;
    for (Map.Entry<String, JsonNode> stage : stages.entrySet()) {
      students += stage.getKey().equals("senior") ? 0 : stage.getValue().path("students").asInt();
    }
    return students;
  }

  private static @Nullable BigDecimal figure(JsonNode node, String name) {
    return node.has(name) ? node.path(name).decimalValue() : null;
  }

  private static @Nullable BigDecimal plus(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? null : one.add(other);
  }

  private static BigDecimal of(BigDecimal count, String each) {
    return count.multiply(new BigDecimal(each));
  }

  private static BigDecimal number(int value) {
    return BigDecimal.valueOf(value);
  }
}
