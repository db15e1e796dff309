package org.junheng.example;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The district's own figures, all of them, in proportion to its schools. It falls short of a few
 * targets: of training hours, of backbone teachers among those rotated, of the share of recruited
 * teachers (their number grows, but more slowly than the staff), of canteens up to standard, and in
 * two monitored subjects.
 */
final class DistrictFigures {
  /** What is counted from 2026 on is still nothing on the count date. */
  private static final List<String> COUNTED_SINCE_2026 =
      List.of(
          "juniorPlacesAdded",
          "kindergartensImproved",
          "advancedCourses",
          "namedTeachersTrained",
          "teachersRotatedSince2026",
          "smartCases",
          "featureSchools");

  private final ObjectNode district;
  private final Totals totals;
  private final Dice dice;

  private DistrictFigures(ObjectNode district, Totals totals, Dice dice) {
    this.district = district;
    this.totals = totals;
    this.dice = dice;
  }

  static void describe(ObjectNode district, Totals totals, Dice dice) {
    DistrictFigures figures = new DistrictFigures(district, totals, dice);
    figures.teachers();
    figures.admission();
    figures.children();
    figures.plans();
    figures.services();
    figures.monitoring();
  }

  private void teachers() {
    int principals = count("ruralPrimaryPrincipals", totals.ruralPrimarySchools());
    count("ruralPrimaryPrincipalsTrained", principals);
    count("outstandingYoungTeachersSelected", dice.between(100, 118));
    yuan("averageTeacherPay", dice.between(11_900_000, 12_300_000));
    yuan("averageCivilServantPay", dice.between(11_500_000, 11_900_000));
    int teachers = totals.teachers();
    int dueTraining = count("teachersDueTraining", dice.part(teachers, 900, 940));
    count("teachersCompletedTraining", dice.part(dueTraining, 968, 985));
    int dueRotation = count("teachersDueRotation", dice.part(teachers, 300, 360));
    int rotated = count("teachersRotated", dice.part(dueRotation, 115, 160));
    count("backboneTeachersRotated", dice.part(rotated, 170, 194));
    count("teachersExchangedBetweenSchools", dice.between(500, 620));
    int inPostLastYear = dice.part(teachers, 965, 985);
    int recruitedLastYear = dice.part(inPostLastYear, 38, 44);
    count("teachersRecruited", recruitedLastYear + 1);
    count("teachersRecruitedLastYear", recruitedLastYear);
    count("teachersInPost", teachers);
    count("teachersInPostLastYear", inPostLastYear);
    yuan("teacherProgrammeBudget", 100 * dice.between(1_050_000, 1_900_000));
  }

  private void admission() {
    int places = count("seniorHighPlaces", dice.part(totals.juniorStudents(), 110, 130));
    count("seniorHighPlacesAllotted", dice.part(places, 550, 650));
    int reachingPoints =
        count("migrantChildrenReachingPoints", dice.part(totals.migrantStudents(), 150, 190));
    count("migrantChildrenPlaced", reachingPoints);
    int eligible = count("migrantChildrenEligible", dice.part(totals.migrantStudents(), 900, 960));
    count("migrantChildrenInPublicPlaces", dice.part(eligible, 880, 950));
  }

  private void children() {
    int students = totals.compulsoryStudents();
    int healthy = count("healthyChildren", dice.part(students, 980, 995));
    count("healthyChildrenEnrolled", healthy);
    int cohort = count("juniorCohort", dice.part(totals.juniorStudents(), 235, 245));
    int deceased = count("juniorDeceased", dice.between(0, 2));
    int movedIn = dice.part(cohort, 8, 14);
    int movedOut = dice.part(cohort, 9, 16);
    int stayed = dice.part(Math.max(0, cohort - deceased), 968, 990);
    count("juniorGraduates", Math.max(0, stayed + movedIn - movedOut));
    count("juniorMovedIn", movedIn);
    count("juniorMovedOut", movedOut);
    int disabled = count("disabledChildren", dice.part(students, 4, 6));
    count("disabledChildrenEnrolled", dice.part(disabled, 965, 995));
    int answers = count("surveyAnswers", dice.part(students, 280, 340));
    count("surveySatisfied", dice.part(answers, 890, 945));
  }

  private void plans() {
    COUNTED_SINCE_2026.forEach(figure -> count(figure, 0));
    int weak = count("weakRuralSchools", dice.part(totals.schools(), 110, 140));
    count("weakRuralSchoolsInGroups", dice.part(weak, 600, 800));
    int talents = count("talentPoolStudents", dice.part(totals.juniorStudents(), 15, 25));
    count("talentPoolWithGrowthRecord", dice.part(talents, 750, 900));
  }

  private void services() {
    int canteens = count("canteens", dice.part(totals.schools(), 600, 700));
    count("canteensOpenKitchen", canteens);
    count("canteensUpToStandard", dice.part(canteens, 930, 985));
    int ofAge = count("preschoolAgeChildren", dice.part(totals.primaryStudents(), 520, 560));
    int attending = count("preschoolChildren", dice.part(ofAge, 925, 955));
    count("affordablePreschoolChildren", dice.part(attending, 925, 960));
    count("publicPreschoolChildren", dice.part(attending, 660, 780));
    int schools = count("compulsorySchools", totals.compulsorySchools());
    count("schoolsWithAfterSchoolService", schools);
    int students = totals.compulsoryStudents();
    count("studentsInGroupSchools", dice.part(students, 760, 810));
    count("compulsoryStudents", students);
  }

  private void monitoring() {
    ArrayNode subjects = district.putArray("monitoring");
    monitored(subjects, "语文", 3, dice.between(90, 130));
    monitored(subjects, "数学", 3, dice.between(152, 175));
    monitored(subjects, "科学", 3, dice.between(100, 140));
    monitored(subjects, "体育与健康", 2, dice.between(80, 120));
    monitored(subjects, "艺术", 3, dice.between(100, 145));
    monitored(subjects, "德育", 4, dice.between(60, 90));
  }

  private static void monitored(ArrayNode subjects, String subject, int level, int perMille) {
    subjects
        .addObject()
        .put("subject", subject)
        .put("level", level)
        .put("schoolDifferenceRate", BigDecimal.valueOf(perMille, 3));
  }

  private int count(String figure, int value) {
    district.put(figure, value);
    return value;
  }

  private void yuan(String figure, int fen) {
    district.put(figure, BigDecimal.valueOf(fen, 2));
  }
}
