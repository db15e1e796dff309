package org.junheng.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The examples speak the vocabulary of the facts and keep to its limits. */
class ExampleVocabularyTest {
  private static final Set<String> MEASURES =
      Set.of(
          "teachingArea",
          "indoorSportsArea",
          "sportsGroundArea",
          "leasedSportsArea",
          "equipmentValue",
          "publicFundsBudget",
          "publicFundsPaid",
          "publicFundsApproved",
          "teacherTrainingFunds",
          "perStudentStandard",
          "area",
          "averageTeacherPay",
          "averageCivilServantPay",
          "teacherProgrammeBudget",
          "schoolDifferenceRate");

  private static final Map<String, Set<String>> STAGES_OF_KINDS =
      Map.of(
          "primary", Set.of("primary"),
          "junior", Set.of("junior"),
          "nine-year", Set.of("primary", "junior"),
          "twelve-year", Set.of("primary", "junior", "senior"),
          "complete-secondary", Set.of("junior", "senior"),
          "senior", Set.of("senior"),
          "vocational", Set.of("senior"),
          "teaching-point", Set.of("primary"),
          "special", Set.of("primary", "junior"));

  private static final Set<String> SCHOOL_FIELDS =
      words(
          """
          id name kind owner location boarding builtYear openedYear closed townshipCentral counted
          parent teachingArea indoorSportsArea sportsGroundArea leasedSportsArea leasedForClassTime
          equipmentValue multimediaRooms classrooms classroomsWithStandardLighting
          publicFundsBudget publicFundsPaid publicFundsApproved teacherTrainingFunds teachers
          teachersWithHomeVisits migrantStudents peopleToScreen peopleScreened
          attestations security stages grades classes rooms
          """);

  private static final Set<String> STAGE_FIELDS =
      words(
          """
          stage students fullTimeTeachers certifiedTeachers aboveDegreeTeachers backboneTeachers
          peTeachers musicTeachers artTeachers generalArtsTeachers civicsTeachers
          civicsTeachersNeeded pupilsAdmitted pupilsAdmittedFromCatchment perStudentStandard
          """);

  private static final Set<String> DISTRICT_FIELDS =
      words(
          """
          code name year countDate schoolSystem ruralPrimaryPrincipals
          ruralPrimaryPrincipalsTrained outstandingYoungTeachersSelected averageTeacherPay
          averageCivilServantPay teachersDueTraining teachersCompletedTraining teachersDueRotation
          teachersRotated backboneTeachersRotated teachersExchangedBetweenSchools seniorHighPlaces
          seniorHighPlacesAllotted migrantChildrenReachingPoints migrantChildrenPlaced
          migrantChildrenEligible migrantChildrenInPublicPlaces healthyChildren
          healthyChildrenEnrolled juniorCohort juniorDeceased juniorGraduates juniorMovedIn
          juniorMovedOut disabledChildren disabledChildrenEnrolled surveyAnswers surveySatisfied
          teachersRecruited teachersRecruitedLastYear teachersInPost teachersInPostLastYear
          teacherProgrammeBudget juniorPlacesAdded kindergartensImproved advancedCourses
          namedTeachersTrained teachersRotatedSince2026 smartCases featureSchools weakRuralSchools
          weakRuralSchoolsInGroups talentPoolStudents talentPoolWithGrowthRecord canteens
          canteensOpenKitchen canteensUpToStandard preschoolAgeChildren preschoolChildren
          affordablePreschoolChildren publicPreschoolChildren compulsorySchools
          schoolsWithAfterSchoolService studentsInGroupSchools compulsoryStudents monitoring
          attestations
          """);

  private static final List<ObjectNode> SCHOOLS =
      Stream.concat(ExampleDistrict.schools(90, 370811), ExampleDistrict.schools(400, 2)).toList();

  @Test
  void theDistrictGivesEveryFigureThereIs() {
    JsonNode district = ExampleDistrict.generate(90, 370811).path("district");
    assertThat(names(district)).isEqualTo(DISTRICT_FIELDS);
    assertThat(district.path("monitoring").size()).isGreaterThan(3);
    district
        .path("monitoring")
        .forEach(
            subject ->
                assertThat(names(subject))
                    .containsOnly("subject", "level", "schoolDifferenceRate"));
  }

  @Test
  void theOneSchoolGivesEveryFigureThatASchoolOfItsOwnCanHave() {
    JsonNode school = ExampleDistrict.oneSchool().path("schools").path(0);
    Set<String> all = new TreeSet<>(SCHOOL_FIELDS);
    all.remove("parent");
    assertThat(names(school)).isEqualTo(all);
    school.path("stages").forEach(stage -> assertThat(names(stage)).isEqualTo(STAGE_FIELDS));
  }

  @Test
  void schoolsHoldNothingThatTheVocabularyDoesNotName() {
    for (ObjectNode school : SCHOOLS) {
      assertThat(names(school)).isSubsetOf(SCHOOL_FIELDS);
      school.path("stages").forEach(stage -> assertThat(names(stage)).isSubsetOf(STAGE_FIELDS));
      assertFields(school, "grades", "stage number writtenHomeworkMinutes homeworkMinutes");
      assertFields(school, "classes", "stage grade name students");
      assertFields(school, "rooms", "kind name area");
      assertFields(school, "security", "item done due");
      school
          .path("attestations")
          .forEach(one -> assertThat(names(one)).isSubsetOf(words("answer by on evidence")));
    }
  }

  @Test
  void everySchoolHasTheStagesOfItsKindAndGradesOfTheirStage() {
    for (ObjectNode school : SCHOOLS) {
      if (!school.path("closed").asBoolean()) {
        Set<String> stages = new TreeSet<>();
        school.path("stages").forEach(stage -> stages.add(stage.path("stage").asString()));
        assertThat(stages).isEqualTo(STAGES_OF_KINDS.get(school.path("kind").asString()));
      }
      school.path("classes").forEach(one -> assertGrade(one.path("stage"), one.path("grade")));
      school.path("grades").forEach(one -> assertGrade(one.path("stage"), one.path("number")));
    }
  }

  @Test
  void whatIsSubmittedForSecurityAreItsFourItems() {
    for (JsonNode school : SCHOOLS) {
      if (school.has("security")) {
        assertThat(school.path("security"))
            .extracting(item -> item.path("item").asString())
            .containsExactly("closed-management", "guards", "alarm-and-video", "crossing-guards");
      }
    }
  }

  @Test
  void countsAreWholeAndMeasuresAreDecimalsOfAFixedScale() {
    SCHOOLS.forEach(ExampleVocabularyTest::assertNumbers);
    assertNumbers(ExampleDistrict.generate(90, 370811).path("district"));
  }

  @Test
  void schoolsAnswerForTheTargetsOfSchoolsAndTheDistrictForItsOwn() {
    Set<String> ofSchools = new TreeSet<>();
    for (ObjectNode school : SCHOOLS) {
      ofSchools.addAll(names(school.path("attestations")));
      if (school.path("attestations").has("rural.itinerant-teaching")) {
        assertThat(school.path("townshipCentral").asBoolean()).isTrue();
      }
      if (school.path("attestations").has("space.new-school-compliant")) {
        assertThat(school.path("openedYear").asInt(2024)).isGreaterThanOrEqualTo(2024);
      }
    }
    assertThat(ofSchools)
        .isEqualTo(
            words(
                """
                safety.laboratory safety.network school.charter it.plan moral.programme
                curriculum.complete curriculum.labour burden.light rural.itinerant-teaching
                space.new-school-compliant national.charter-it national.it-teaching national.moral
                national.curriculum national.burden mental.counselling-room mental.teachers
                it.broadband parents.school-committee
                """));
    assertThat(names(ExampleDistrict.generate(1, 3).path("district").path("attestations")))
        .isSubsetOf(
            words(
                """
                staff.recruit-shortage rural.recruit-preference layout.plan unified.construction
                unified.staffing unified.funding unified.equipment funding.earmarked-on-time
                pay.performance-total posts.allocated admission.no-exams
                admission.senior-quota-rural leftbehind.care dropout.cleared
                curriculum.labour-base safeguard.plan safeguard.commendation
                safeguard.inspection-published national.layout national.unified national.posts
                national.senior-quota-rural national.leftbehind national.veto.exams
                national.veto.choosing national.veto.key-schools national.veto.posts
                national.veto.incident national.veto.burden
                """))
        .hasSizeGreaterThan(14);
  }

  private static void assertFields(ObjectNode school, String list, String fields) {
    school.path(list).forEach(one -> assertThat(names(one)).isSubsetOf(words(fields)));
  }

  private static void assertGrade(JsonNode stage, JsonNode grade) {
    int number = grade.asInt();
    switch (stage.asString()) {
      case "primary" -> assertThat(number).isBetween(1, 5);
      case "junior" -> assertThat(number).isBetween(6, 9);
      default -> assertThat(number).isBetween(10, 12);
    }
  }

  private static void assertNumbers(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (value.isNumber() && MEASURES.contains(field.getKey())) {
        assertThat(value.isBigDecimal()).as(field.getKey()).isTrue();
        assertThat(value.decimalValue().scale())
            .as(field.getKey())
            .isEqualTo(field.getKey().equals("schoolDifferenceRate") ? 3 : 2);
      } else if (value.isNumber()) {
        assertThat(value.isInt()).as(field.getKey()).isTrue();
      }
    }
    node.forEach(ExampleVocabularyTest::assertNumbers);
  }

  private static Set<String> names(JsonNode node) {
    return new TreeSet<>(node.propertyNames());
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(List.of(text.strip().split("\\s+")));
  }
}
