package org.junheng.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One school of a random submission: its figures and its stages. */
final class RandomSchool {
  private static final List<String> KINDS =
      List.of(
          "primary",
          "primary",
          "junior",
          "junior",
          "nine-year",
          "nine-year",
          "twelve-year",
          "complete-secondary",
          "senior",
          "vocational",
          "teaching-point",
          "teaching-point",
          "special");

  private static final List<String> SCHOOL_ATTESTED =
      Stream.of(Plan.OF_2024, Plan.NATIONAL)
          .flatMap(plan -> plan.ofSchool().stream())
          .map(Demand::target)
          .filter(PlanTarget::attested)
          .map(PlanTarget::id)
          .toList();

  private final Draw draw;
  private final ObjectNode school = JsonNodeFactory.instance.objectNode();
  private final String kind;
  private final String location;

  /** Students and the standard a head, by the stages that the school has. */
  private final Map<String, Integer> students = new LinkedHashMap<>();

  private final Map<String, Fraction> standards = new LinkedHashMap<>();

  private RandomSchool(Draw draw) {
    this.draw = draw;
    this.kind = draw.pick(KINDS);
    this.location = draw.pick("urban", "town", "rural");
  }

  static ObjectNode next(Draw draw, String schoolSystem, int number) {
    RandomSchool random = new RandomSchool(draw);
    random.school.put("id", "370811000" + number).put("name", "第" + number + "学校");
    random.school.put("kind", random.kind);
    random.drawStages();
    random.addMarks();
    random.addBuildings();
    random.addMoney();
    random.addStages();
    new RandomSchoolLists(draw, random.school, schoolSystem, List.copyOf(random.students.keySet()))
        .addAll();
    draw.attest(random.school, SCHOOL_ATTESTED);
    return random.school;
  }

  private void addMarks() {
    draw.put(school, "owner", draw.oneIn(6) ? "private" : "public");
    draw.put(school, "location", location);
    draw.put(school, "boarding", draw.oneIn(5));
    draw.put(school, "townshipCentral", draw.oneIn(3));
    if (draw.oneIn(3)) {
      school.put("closed", draw.oneIn(4));
    }
    if (!draw.leavesOut()) {
      int frequent = draw.pick(2009, 2010, 2010, 2011, 2011, 2015, 2016, 2016, 2017, 2017);
      school.put("builtYear", draw.oneIn(3) ? draw.between(1950, 2025) : frequent);
    }
    if (!draw.leavesOut()) {
      school.put("openedYear", draw.between(2022, 2025));
    }
    int all =
        students.entrySet().stream()
            .filter(each -> School.COMPULSORY.contains(each.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    draw.put(school, "migrantStudents", draw.oneIn(2) ? all / 3 : draw.near(all / 2));
    int teachers = draw.between(1, 200);
    draw.put(school, "teachers", teachers);
    draw.put(school, "teachersWithHomeVisits", draw.near(teachers));
  }

  private void drawStages() {
    List<String> stages = new ArrayList<>(School.STAGES_BY_KIND.get(kind));
    if (draw.oneIn(4)) {
      draw.shuffle(stages);
      stages = stages.subList(0, draw.between(draw.oneIn(4) ? 0 : 1, stages.size()));
    }
    boolean small = draw.oneIn(4) || (kind.equals("teaching-point") && !draw.oneIn(4));
    List<String> compulsory = stages.stream().filter(School.COMPULSORY::contains).toList();
    int left =
        small
            ? draw.pick(0, 1, 30, 48, 49, 49, 50, 50, 51, 98, 99, 99, 100, 100, 101)
            : draw.pick(
                1999, 2000, 2001, 2399, 2400, 2401, 2500, 2501, 3000, 3001, draw.between(1, 3000));
    boolean round = !small && draw.oneIn(2);
    for (String stage : stages) {
      int count;
      if (round || !compulsory.contains(stage)) {
        count = draw.pick(0, 200, 500, 500, 550, 1000, 1000, 1100, 1500, draw.between(1, 1200));
      } else if (stage.equals(compulsory.get(compulsory.size() - 1))) {
        count = left;
      } else {
        count = draw.oneIn(4) ? left / 2 : draw.between(0, left);
        left -= count;
      }
      students.put(stage, count);
      standards.put(stage, Fraction.of(draw.pick("710", "910", "910.50", "1200")));
    }
  }

  private void addStages() {
    if (draw.leavesOut() || draw.oneIn(25)) {
      return;
    }
    ArrayNode stages = school.putArray("stages");
    students.forEach(
        (stage, count) -> addStage(stages.addObject().put("stage", stage), stage, count));
  }

  private void addStage(ObjectNode node, String stage, int count) {
    draw.put(node, "students", count);
    int teachers = draw.between(1, 160);
    draw.put(node, "fullTimeTeachers", teachers);
    draw.put(node, "certifiedTeachers", draw.near(teachers));
    boolean primary = stage.equals("primary");
    String aboveDegree = "staff.above-degree." + (primary ? "primary" : "junior");
    draw.put(node, "aboveDegreeTeachers", draw.near(hundredth(count, aboveDegree)));
    draw.put(node, "backboneTeachers", draw.near(hundredth(count, "staff.backbone")));
    int artsAndSports = draw.near(hundredth(count, "staff.pe-arts"));
    int sports = draw.between(0, artsAndSports);
    int music = draw.between(0, artsAndSports - sports);
    int art = draw.between(0, artsAndSports - sports - music);
    draw.put(node, "peTeachers", sports);
    draw.put(node, "musicTeachers", music);
    draw.put(node, "artTeachers", art);
    draw.put(node, "generalArtsTeachers", artsAndSports - sports - music - art);
    int admitted = 20 * draw.between(0, 30);
    String nearby = "admission.nearby." + (primary ? "primary" : "junior");
    draw.put(node, "pupilsAdmitted", admitted);
    draw.put(node, "pupilsAdmittedFromCatchment", draw.near(hundredth(admitted, nearby)));
    draw.put(node, "perStudentStandard", Draw.twoDecimals(standards.get(stage)));
  }

  /** What the campus has, so that it is near the limit of one of its compulsory stages. */
  private void addBuildings() {
    List<String> compulsory =
        students.keySet().stream().filter(School.COMPULSORY::contains).toList();
    String stage = compulsory.isEmpty() ? "primary" : draw.pick(compulsory);
    Fraction weighted = Fraction.ZERO;
    for (Map.Entry<String, Integer> each : students.entrySet()) {
      weighted = weighted.plus(School.weightOf(each.getKey()).times(Fraction.of(each.getValue())));
    }
    Fraction heads = weighted.dividedBy(School.weightOf(stage));
    Fraction indoor = draw.oneIn(3) ? Fraction.ZERO : Fraction.of(draw.between(1, 1600) + ".5");
    Fraction leased = draw.oneIn(4) ? Fraction.ZERO : Fraction.of(draw.between(1, 3000));
    boolean reserved = !draw.oneIn(3);
    // Elsewhere than in town, or without reservation, the lease at times makes up what it may not.
    boolean leaseFills = (location.equals("urban") && reserved) || draw.oneIn(4);
    Fraction sports = heads.times(Draw.limit("space.sports." + stage)).minus(indoor);
    draw.put(
        school,
        "teachingArea",
        draw.nearMeasure(heads.times(Draw.limit("space.teaching." + stage)).plus(indoor)));
    draw.put(school, "indoorSportsArea", Draw.twoDecimals(indoor));
    boolean leases = draw.oneIn(2);
    draw.put(
        school,
        "sportsGroundArea",
        draw.nearMeasure(leases && leaseFills ? sports.minus(leased) : sports));
    if (leases && !draw.oneIn(5)) {
      draw.put(school, "leasedSportsArea", Draw.twoDecimals(leased));
    }
    if (leases && !draw.oneIn(5)) {
      draw.put(school, "leasedForClassTime", reserved);
    }
    draw.put(
        school,
        "equipmentValue",
        draw.nearMeasure(heads.times(Draw.limit("equipment.value." + stage))));
    draw.put(
        school,
        "multimediaRooms",
        draw.near(
            heads.times(Draw.limit("equipment.multimedia." + stage)).dividedBy(Fraction.of(100))));
  }

  private void addMoney() {
    int all = students.values().stream().mapToInt(Integer::intValue).sum();
    Fraction due = Fraction.ZERO;
    Fraction standard = Fraction.of("710");
    for (String stage : students.keySet()) {
      if (School.COMPULSORY.contains(stage)) {
        standard = standards.get(stage);
        due = due.plus(standard.times(Fraction.of(students.get(stage))));
      }
    }
    draw.put(
        school,
        "publicFundsPaid",
        kind.equals("special") && draw.oneIn(2)
            ? draw.nearMoney(Draw.limit("funding.special-education"), all)
            : draw.nearMeasure(due));
    draw.put(school, "publicFundsApproved", draw.nearMoney(standard, 100));
    Fraction budget = Fraction.of(draw.pick("100000", "1234567.80", "845000.40"));
    draw.put(school, "publicFundsBudget", Draw.twoDecimals(budget));
    draw.put(
        school,
        "teacherTrainingFunds",
        draw.nearMeasure(budget.times(Draw.limit("training.budget")).dividedBy(Fraction.of(100))));
  }

  private static Fraction hundredth(int count, String target) {
    return Draw.limit(target).times(Fraction.of(count)).dividedBy(Fraction.of(100));
  }
}
