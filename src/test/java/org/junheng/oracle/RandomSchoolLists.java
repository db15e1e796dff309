package org.junheng.oracle;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Grades, classes and rooms of a random school, of its own stages only. */
final class RandomSchoolLists {
  private final Draw draw;
  private final ObjectNode school;
  private final String schoolSystem;
  private final List<String> stages;
  private final boolean small;

  RandomSchoolLists(Draw draw, ObjectNode school, String schoolSystem, List<String> stages) {
    this.draw = draw;
    this.school = school;
    this.schoolSystem = schoolSystem;
    this.stages = stages;
    this.small = draw.oneIn(3);
  }

  void addAll() {
    if (!leavesOutList()) {
      addGrades(school.putArray("grades"));
    }
    int classes = draw.pick(0, 1, 3, 5, 11, 12, 12, 13, 24, 24, 25);
    if (!leavesOutList()) {
      addClasses(school.putArray("classes"), classes);
    }
    if (!leavesOutList()) {
      ArrayNode rooms = school.putArray("rooms");
      addRooms(rooms, "music", "音乐教室", classes);
      addRooms(rooms, "art", "美术教室", classes);
    }
  }

  private boolean leavesOutList() {
    return draw.leavesOut() || draw.oneIn(25);
  }

  private void addGrades(ArrayNode grades) {
    boolean none = draw.oneIn(20);
    for (String stage : stages) {
      for (int number = first(stage); number <= last(stage) && !none; number++) {
        if (draw.oneIn(3)) {
          continue;
        }
        ObjectNode grade = grades.addObject().put("stage", stage).put("number", number);
        draw.put(grade, "writtenHomeworkMinutes", draw.pick(0, 0, 0, 1, 20));
        draw.put(grade, "homeworkMinutes", draw.pick(0, 30, 59, 60, 61, 89, 90, 91, 120));
      }
    }
  }

  private void addClasses(ArrayNode classes, int compulsory) {
    List<String> taught = stages.stream().filter(School.COMPULSORY::contains).toList();
    for (int number = 1; number <= compulsory && !taught.isEmpty(); number++) {
      addClass(classes, draw.pick(taught), number);
    }
    int senior = stages.contains("senior") ? draw.between(0, 3) : 0;
    for (int number = 1; number <= senior; number++) {
      addClass(classes, "senior", compulsory + number);
    }
  }

  private void addClass(ArrayNode classes, String stage, int number) {
    ObjectNode each =
        classes
            .addObject()
            .put("stage", stage)
            .put("grade", draw.between(first(stage), last(stage)))
            .put("name", number + "班");
    int most =
        small
            ? draw.pick(1, 20, 28, 29, 29, 29, 29, draw.oneIn(6) ? 30 : 29)
            : draw.pick(1, 29, 44, 45, 45, 46, 49, 50, 50, 51, draw.between(0, 70));
    draw.put(each, "students", most);
  }

  private void addRooms(ArrayNode rooms, String kind, String name, int classes) {
    int count = draw.oneIn(8) ? 0 : draw.near(classes / 12);
    for (int number = 1; number <= count; number++) {
      ObjectNode room = rooms.addObject().put("kind", kind).put("name", name + number);
      String age = draw.pick("old", "new");
      Fraction limit =
          draw.oneIn(3)
              ? Fraction.of(draw.pick(54, 61))
              : Draw.limit("rooms." + kind + ".area." + age);
      draw.put(room, "area", draw.nearMeasure(limit));
    }
  }

  private int first(String stage) {
    return switch (stage) {
      case "primary" -> 1;
      case "junior" -> lastOfPrimary() + 1;
      default -> 10;
    };
  }

  private int last(String stage) {
    return switch (stage) {
      case "primary" -> lastOfPrimary();
      case "junior" -> 9;
      default -> 12;
    };
  }

  private int lastOfPrimary() {
    return schoolSystem.equals("5-4") ? 5 : 6;
  }
}
