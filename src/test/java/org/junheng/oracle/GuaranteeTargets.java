package org.junheng.oracle;

/** Chapters 三(二)1-2 and 5-6, and 四: planning, posts, pay, training, rotation, safeguards. */
final class GuaranteeTargets {
  private GuaranteeTargets() {}

  static void addTo(Plan plan) {
    plan.districtAttested(
        "layout.plan",
        "unified.construction",
        "unified.staffing",
        "unified.funding",
        "unified.equipment",
        "pay.performance-total",
        "posts.allocated",
        "safeguard.plan",
        "safeguard.commendation",
        "safeguard.inspection-published");
    plan.district(
        "pay.not-below-civil-servants",
        district -> district.percent("averageTeacherPay", "averageCivilServantPay"));
    plan.district(
        "training.hours",
        district -> district.percent("teachersCompletedTraining", "teachersDueTraining"));
    plan.district(
        "rotation.teachers",
        district -> district.percent("teachersRotated", "teachersDueRotation"));
    plan.district(
        "rotation.backbone",
        district -> district.percent("backboneTeachersRotated", "teachersRotated"));
    plan.district(
        "safeguard.recruitment-grows",
        district ->
            Figure.plain(
                Figure.difference(
                    district.number("teachersRecruited"),
                    district.number("teachersRecruitedLastYear"))));
    plan.district("safeguard.recruitment-ratio-grows", GuaranteeTargets::recruitedShare);
  }

  /** This year's share of recruited teachers in post, against last year's, in % (reading 22). */
  private static Figure recruitedShare(District district) {
    Figure now =
        Figure.percent(district.number("teachersRecruited"), district.number("teachersInPost"));
    Figure before =
        Figure.percent(
            district.number("teachersRecruitedLastYear"),
            district.number("teachersInPostLastYear"));
    if (now instanceof Figure.Known thisYear && before instanceof Figure.Known lastYear) {
      return new Figure.Known(thisYear.actual(), lastYear.actual());
    }
    return now == Figure.Without.GROUND || before == Figure.Without.GROUND
        ? Figure.Without.GROUND
        : Figure.Without.KNOWLEDGE;
  }
}
