package org.junheng.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of a school agree with each other, whatever the seed and the size of the district.
 */
class ExampleSumsTest {
  /** Part and whole; a part that was submitted is never more than a whole that was. */
  private static final Map<String, String> PARTS_OF_STAGES =
      Map.of(
          "certifiedTeachers", "fullTimeTeachers",
          "aboveDegreeTeachers", "fullTimeTeachers",
          "backboneTeachers", "fullTimeTeachers",
          "peTeachers", "fullTimeTeachers",
          "civicsTeachers", "civicsTeachersNeeded",
          "pupilsAdmitted", "students",
          "pupilsAdmittedFromCatchment", "pupilsAdmitted");

  private static final Map<String, String> PARTS_OF_SCHOOLS =
      Map.of(
          "indoorSportsArea", "teachingArea",
          "classroomsWithStandardLighting", "classrooms",
          "teachersWithHomeVisits", "teachers",
          "peopleScreened", "peopleToScreen",
          "teacherTrainingFunds", "publicFundsBudget");

  @Property(tries = 40)
  void studentsOfTheClassesSumToThoseOfTheirStage(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int schools) {
    for (ObjectNode school : withList(schools, seed, "classes")) {
      Map<String, Integer> ofStages = new TreeMap<>();
      school
          .path("stages")
          .forEach(s -> ofStages.put(s.path("stage").asString(), s.path("students").asInt()));
      assertThat(sums(school, "stage")).as(school.path("id").asString()).isEqualTo(ofStages);
    }
  }

  @Property(tries = 40)
  void everyCompulsoryGradeHasClassesAndEveryClassOfItItsGrade(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int schools) {
    for (ObjectNode school : withList(schools, seed, "classes")) {
      if (school.has("grades")) {
        Map<String, Integer> ofGrades = sums(school, "grade");
        school
            .path("grades")
            .forEach(
                grade -> assertThat(ofGrades.remove(grade.path("number").asString())).isPositive());
        assertThat(ofGrades.keySet()).isSubsetOf("10", "11", "12");
      }
    }
  }

  @Property(tries = 40)
  void noPartIsMoreThanItsWholeAndNoFigureIsNegative(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int schools) {
    for (ObjectNode school : ExampleDistrict.schools(schools, seed).toList()) {
      assertParts(school, PARTS_OF_SCHOOLS);
      school.path("stages").forEach(stage -> assertParts(stage, PARTS_OF_STAGES));
      school.path("security").forEach(item -> assertParts(item, Map.of("done", "due")));
      school
          .path("grades")
          .forEach(g -> assertParts(g, Map.of("writtenHomeworkMinutes", "homeworkMinutes")));
    }
  }

  @Property(tries = 40)
  void noPartOfTheDistrictIsMoreThanItsWhole(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int schools) {
    assertParts(
        ExampleDistrict.generate(schools, seed).path("district"),
        Map.of(
            "ruralPrimaryPrincipalsTrained", "ruralPrimaryPrincipals",
            "teachersCompletedTraining", "teachersDueTraining",
            "backboneTeachersRotated", "teachersRotated",
            "migrantChildrenInPublicPlaces", "migrantChildrenEligible",
            "healthyChildrenEnrolled", "healthyChildren",
            "disabledChildrenEnrolled", "disabledChildren",
            "surveySatisfied", "surveyAnswers",
            "canteensUpToStandard", "canteens",
            "publicPreschoolChildren", "preschoolChildren",
            "studentsInGroupSchools", "compulsoryStudents"));
  }

  @Test
  void primarySchoolsHaveAboutSeventeenStudentsATeacherAndJuniorSchoolsThirteen() {
    List<ObjectNode> schools = ExampleDistrict.schools(2000, 11).toList();
    assertThat(studentsOfTenTeachers(schools, "primary", "urban")).isBetween(160, 180);
    assertThat(studentsOfTenTeachers(schools, "junior", "urban")).isBetween(120, 140);
  }

  @Test
  void theDistrictCountsTheStudentsAndTeachersOfItsSchools() {
    ObjectNode facts = ExampleDistrict.generate(90, 370811);
    int students = 0;
    int teachers = 0;
    for (JsonNode school : facts.path("schools")) {
      teachers += school.path("teachers").asInt(0);
      for (JsonNode stage : school.path("stages")) {
        students +=
            stage.path("stage").asString().equals("senior") ? 0 : stage.path("students").asInt();
      }
    }
    assertThat(facts.path("district").path("compulsoryStudents").asInt()).isEqualTo(students);
    assertThat(facts.path("district").path("teachersInPost").asInt()).isEqualTo(teachers);
    assertThat(facts.path("district").path("compulsorySchools").asInt())
        .as("90 less 4 upper schools, 4 campuses and 1 closed school")
        .isEqualTo(81);
  }

  private static List<ObjectNode> withList(int schools, long seed, String list) {
    return ExampleDistrict.schools(schools, seed).filter(school -> school.has(list)).toList();
  }

  private static Map<String, Integer> sums(ObjectNode school, String by) {
    Map<String, Integer> sums = new TreeMap<>();
    for (JsonNode schoolClass : school.path("classes")) {
      sums.merge(
          schoolClass.path(by).asString(), schoolClass.path("students").asInt(), Integer::sum);
    }
    return sums;
  }

  private static void assertParts(JsonNode node, Map<String, String> parts) {
    parts.forEach(
        (part, whole) -> {
          if (node.has(part)) {
            assertThat(node.path(part).decimalValue()).as(part).isNotNegative();
          }
          if (node.has(part) && node.has(whole)) {
            assertThat(node.path(part).decimalValue())
                .as("%s of %s", part, whole)
                .isLessThanOrEqualTo(node.path(whole).decimalValue());
          }
        });
  }

  private static int studentsOfTenTeachers(List<ObjectNode> schools, String kind, String location) {
    int students = 0;
    int teachers = 0;
    for (ObjectNode school : schools) {
      JsonNode stage = school.path("stages").path(0);
      if (school.path("kind").asString().equals(kind)
          && school.path("location").asString().equals(location)
          && stage.has("fullTimeTeachers")) {
        students += stage.path("students").asInt();
        teachers += stage.path("fullTimeTeachers").asInt();
      }
    }
    return students * 10 / teachers;
  }
}
