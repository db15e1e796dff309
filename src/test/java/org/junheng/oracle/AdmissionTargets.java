package org.junheng.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chapter 三(二)7-8: admission, migrant and left-behind children. */
final class AdmissionTargets {
  private AdmissionTargets() {}

  static void addTo(Plan plan) {
    for (String stage : School.COMPULSORY) {
      plan.districtOverSchools(
          "admission.nearby." + stage,
          district ->
              Figure.percent(
                  total(district.schools(), stage, "pupilsAdmittedFromCatchment"),
                  total(district.schools(), stage, "pupilsAdmitted")));
    }
    plan.districtAttested("admission.no-exams", "admission.senior-quota-rural", "leftbehind.care");
    plan.district(
        "admission.senior-quota",
        district -> district.percent("seniorHighPlacesAllotted", "seniorHighPlaces"));
    plan.district(
        "admission.migrant-points",
        district -> district.percent("migrantChildrenPlaced", "migrantChildrenReachingPoints"));
    plan.district(
        "migrant.public-share",
        district -> district.percent("migrantChildrenInPublicPlaces", "migrantChildrenEligible"));
  }

  /** Over the stages that count; one that may count makes the total unknown unless it adds 0. */
  static @Nullable Fraction total(@Nullable List<School> schools, String stageName, String field) {
    if (schools == null) {
      return null;
    }
    Fraction total = Fraction.ZERO;
    for (School school : schools) {
      Truth counts = counts(school, stageName);
      if (counts == Truth.FALSE) {
        continue;
      }
      if (school.stages() == null) {
        return null;
      }
      for (Stage stage : school.stages()) {
        if (!stage.name().equals(stageName)) {
          continue;
        }
        Fraction number = stage.number(field);
        if (number == null || (counts == Truth.UNKNOWN && !number.isZero())) {
          return null;
        }
        total = total.plus(number);
      }
    }
    return total;
  }

  /** Public day schools in urban and town areas, without special schools (readings 10 and 13). */
  private static Truth counts(School school, String stage) {
    return Truth.of(school.isOfIndicatorKind() && school.canHave(stage) && !school.isClosed())
        .and(school.fact().isOneOf("owner", "public"))
        .and(school.fact().flag("boarding").not())
        .and(school.fact().isOneOf("location", "urban", "town"));
  }
}
