package org.junheng.oracle;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Valid submissions drawn by chance, most of whose figures lie on a limit of the plan, one step
 * below it or one step above. The same seed draws the same submission.
 */
public final class RandomSubmissions {
  /** A share of the district: part, whole, and the target with the limit in percent. */
  private record Share(String target, String part, String whole) {}

  private static final List<Share> SHARES =
      List.of(
          new Share(
              "rural.principals-trained",
              "ruralPrimaryPrincipalsTrained",
              "ruralPrimaryPrincipals"),
          new Share("pay.not-below-civil-servants", "averageTeacherPay", "averageCivilServantPay"),
          new Share("training.hours", "teachersCompletedTraining", "teachersDueTraining"),
          new Share("admission.senior-quota", "seniorHighPlacesAllotted", "seniorHighPlaces"),
          new Share(
              "admission.migrant-points", "migrantChildrenPlaced", "migrantChildrenReachingPoints"),
          new Share(
              "migrant.public-share", "migrantChildrenInPublicPlaces", "migrantChildrenEligible"),
          new Share("enrolment.healthy", "healthyChildrenEnrolled", "healthyChildren"),
          new Share("enrolment.disabled", "disabledChildrenEnrolled", "disabledChildren"),
          new Share("satisfaction.public", "surveySatisfied", "surveyAnswers"));

  private static final List<String> DISTRICT_ATTESTED =
      Stream.of(Plan.OF_2024, Plan.NATIONAL)
          .flatMap(plan -> plan.ofDistrict().stream())
          .map(Demand::target)
          .filter(PlanTarget::attested)
          .map(PlanTarget::id)
          .toList();

  private final Draw draw;

  private RandomSubmissions(Draw draw) {
    this.draw = draw;
  }

  /** The next submission: an object with {@code district} and mostly {@code schools}. */
  public static ObjectNode next(RandomGenerator random) {
    return new RandomSubmissions(new Draw(random)).submission();
  }

  private ObjectNode submission() {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    String schoolSystem = "5-4";
    ObjectNode district =
        facts
            .putObject("district")
            .put("code", "370811")
            .put("name", "任城区")
            .put("year", 2025)
            .put("countDate", "2025-09-01")
            .put("schoolSystem", schoolSystem);
    if (draw.oneIn(8)) {
      if (draw.oneIn(2)) {
        district.putObject("attestations");
      }
    } else if (draw.oneIn(20)) {
      district.put("kindergartensImproved", draw.between(0, 90));
    } else {
      addFigures(district);
    }
    if (!draw.oneIn(20)) {
      addSchools(facts.putArray("schools"), schoolSystem);
    }
    return facts;
  }

  private void addSchools(ArrayNode schools, String schoolSystem) {
    int count = draw.oneIn(20) ? 0 : draw.oneIn(12) ? 9 : draw.between(1, 4);
    for (int number = 1; number <= count; number++) {
      ObjectNode school = RandomSchool.next(draw, schoolSystem, number);
      if (draw.oneIn(4)) {
        // Mostly added to a school of the submission; at times to none, to itself or in a ring.
        school
            .put("counted", draw.oneIn(5))
            .put("parent", "370811000" + (draw.oneIn(8) ? 9 : draw.between(1, count)));
      }
      schools.add(school);
    }
  }

  private void addFigures(ObjectNode district) {
    for (Share share : SHARES) {
      int whole = draw.oneIn(3) ? draw.between(1, 3000) : 20 * draw.between(1, 150);
      draw.put(district, share.whole(), whole);
      draw.put(district, share.part(), draw.near(hundredth(whole, Draw.limit(share.target()))));
    }
    draw.put(
        district,
        "outstandingYoungTeachersSelected",
        draw.near(Draw.limit("rural.young-teachers")));
    int rotated = 5 * draw.between(0, 60);
    draw.put(
        district,
        "backboneTeachersRotated",
        draw.near(hundredth(rotated, Draw.limit("rotation.backbone"))));
    draw.put(district, "teachersRotated", rotated);
    draw.put(
        district,
        "teachersDueRotation",
        draw.near(Fraction.of(100L * rotated).dividedBy(Draw.limit("rotation.teachers"))));
    addRetention(district);
    addRecruitment(district);
    draw.put(district, "canteens", draw.between(0, 80));
    if (!draw.oneIn(6)) {
      ArrayNode monitoring = district.putArray("monitoring");
      for (String subject : List.of("语文", "数学").subList(0, draw.between(0, 2))) {
        ObjectNode monitored = monitoring.addObject().put("subject", subject);
        if (!draw.leavesOut()) {
          monitored.put("level", draw.between(1, 4));
        }
        draw.put(monitored, "schoolDifferenceRate", draw.nearMeasure(Fraction.of("0.15")));
      }
    }
    draw.attest(district, DISTRICT_ATTESTED);
  }

  private void addRetention(ObjectNode district) {
    int expected = 20 * draw.between(1, 100);
    int stayed = draw.near(hundredth(expected, Draw.limit("retention.junior")));
    int movedIn = draw.between(0, 60);
    int movedOut = draw.between(0, Math.min(60, stayed));
    int deceased = draw.between(0, 3);
    // At times all have died, or more than there were: data that contradict themselves.
    int cohort = draw.oneIn(25) ? Math.max(0, deceased - draw.between(0, 1)) : expected + deceased;
    draw.put(district, "juniorCohort", cohort);
    draw.put(district, "juniorDeceased", deceased);
    draw.put(district, "juniorGraduates", stayed + movedIn - movedOut);
    draw.put(district, "juniorMovedIn", movedIn);
    draw.put(district, "juniorMovedOut", movedOut);
  }

  private void addRecruitment(ObjectNode district) {
    int recruited = draw.between(1, 300);
    int inPost = draw.between(300, 6000);
    int times = draw.pick(1, 1, 2);
    draw.put(district, "teachersRecruitedLastYear", recruited);
    draw.put(district, "teachersInPostLastYear", inPost);
    draw.put(district, "teachersRecruited", draw.near(recruited * times));
    draw.put(district, "teachersInPost", draw.near(inPost * times));
  }

  private static Fraction hundredth(int whole, Fraction percent) {
    return percent.times(Fraction.of(whole)).dividedBy(Fraction.of(100));
  }
}
