package org.junheng.example;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the district's figures are drawn from: sums over its schools. */
record Totals(
    int schools,
    int compulsorySchools,
    int ruralPrimarySchools,
    int primaryStudents,
    int juniorStudents,
    int migrantStudents,
    int teachers) {

  static Totals of(List<ObjectNode> schools) {
    return new Totals(
        schools.size(),
        (int) schools.stream().filter(Totals::teachesCompulsoryStages).count(),
        (int) schools.stream().filter(Totals::ruralPrimary).count(),
        schools.stream().mapToInt(school -> studentsOf(school, StageKind.PRIMARY)).sum(),
        schools.stream().mapToInt(school -> studentsOf(school, StageKind.JUNIOR)).sum(),
        schools.stream().mapToInt(school -> school.path("migrantStudents").asInt(0)).sum(),
        schools.stream().mapToInt(school -> school.path("teachers").asInt(0)).sum());
  }

  int compulsoryStudents() {
    return primaryStudents + juniorStudents;
  }

  private static boolean teachesCompulsoryStages(ObjectNode school) {
    return school.path("counted").asBoolean()
        && studentsOf(school, StageKind.PRIMARY) + studentsOf(school, StageKind.JUNIOR) > 0;
  }

  private static boolean ruralPrimary(ObjectNode school) {
    return school.path("kind").asString().equals(SchoolKind.PRIMARY.word)
        && school.path("location").asString().equals("rural");
  }

  private static int studentsOf(ObjectNode school, StageKind stage) {
    int students = 0;
    for (JsonNode node : school.path("stages")) {
      students +=
          node.path("stage").asString().equals(stage.word) ? node.path("students").asInt() : 0;
    }
    return students;
  }
}
