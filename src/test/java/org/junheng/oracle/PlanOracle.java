package org.junheng.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Judges a submission by the plan of 2024: one entry for every pair of target and subject. */
public final class PlanOracle {
  private static final String DISTRICT = "/district";

  private final Map<Key, Expected> findings = new LinkedHashMap<>();

  private PlanOracle() {}

  /**
   * All findings of a valid submission, those of targets that do not apply included.
   *
   * @param facts an object with {@code district} and, where submitted, {@code schools}
   */
  public static Map<Key, Expected> judge(JsonNode facts) {
    PlanOracle oracle = new PlanOracle();
    District district = District.of(facts);
    oracle.judge(district);
    List<School> schools = district.schools();
    if (schools == null || schools.isEmpty()) {
      oracle.nothingToJudge();
    } else {
      for (int index = 0; index < schools.size(); index++) {
        oracle.judge(schools.get(index), "/schools/" + index);
      }
    }
    return oracle.findings;
  }

  private void judge(District district) {
    for (Demand<District> demand : Plan.OF_2024.ofDistrict()) {
      put(demand, DISTRICT, district.bare() ? Expected.NOT_JUDGED : demand.judge(district));
    }
    for (Demand<District> demand : Plan.OF_2024.ofDistrictOverSchools()) {
      boolean none = district.schools() == null;
      put(demand, DISTRICT, none ? Expected.NOT_JUDGED : demand.judge(district));
    }
  }

  /** There is no school: the district says so once for each target of schools and their parts. */
  private void nothingToJudge() {
    Plan plan = Plan.OF_2024;
    plan.ofSchool().forEach(demand -> put(demand, DISTRICT, Expected.NOT_JUDGED));
    plan.ofStage().forEach(each -> put(each.demand(), DISTRICT, Expected.NOT_JUDGED));
    plan.ofGrade().forEach(each -> put(each.demand(), DISTRICT, Expected.NOT_JUDGED));
    plan.ofClass().forEach(each -> put(each.demand(), DISTRICT, Expected.NOT_JUDGED));
    plan.ofRoom().forEach(each -> put(each.demand(), DISTRICT, Expected.NOT_JUDGED));
  }

  private void judge(School school, String path) {
    for (Demand<School> demand : Plan.OF_2024.ofSchool()) {
      put(demand, path, school.isClosed() ? Expected.NOT_APPLICABLE : demand.judge(school));
    }
    judgeList(school, path, "/stages", school.stages(), Plan.OF_2024.ofStage());
    judgeList(school, path, "/grades", school.grades(), Plan.OF_2024.ofGrade());
    judgeList(school, path, "/classes", school.classes(), Plan.OF_2024.ofClass());
    judgeList(school, path, "/rooms", school.rooms(), Plan.OF_2024.ofRoom());
  }

  private <S> void judgeList(
      School school,
      String path,
      String list,
      @Nullable List<S> elements,
      List<Plan.Listed<S>> demands) {
    if (elements == null) {
      onHolder(
          school,
          path,
          demands,
          each -> each.imaginable().test(school) ? Expected.UNDETERMINED : Expected.NOT_APPLICABLE);
      return;
    }
    if (elements.isEmpty()) {
      onHolder(school, path, demands, each -> Expected.NOT_JUDGED);
      return;
    }
    for (int index = 0; index < elements.size(); index++) {
      String elementPath = path + list + "/" + index;
      for (Plan.Listed<S> each : demands) {
        Demand<S> demand = each.demand();
        put(
            demand,
            elementPath,
            school.isClosed() ? Expected.NOT_APPLICABLE : demand.judge(elements.get(index)));
      }
    }
  }

  /** One finding on the school for each target over a list that holds nothing to judge. */
  private <S> void onHolder(
      School school,
      String path,
      List<Plan.Listed<S>> demands,
      Function<Plan.Listed<S>, Expected> outcome) {
    for (Plan.Listed<S> each : demands) {
      put(each.demand(), path, school.isClosed() ? Expected.NOT_APPLICABLE : outcome.apply(each));
    }
  }

  private void put(Demand<?> demand, String path, Expected expected) {
    if (findings.put(new Key(demand.target().id(), path), expected) != null) {
      throw new IllegalStateException(demand.target().id() + " met " + path + " twice");
    }
  }
}
