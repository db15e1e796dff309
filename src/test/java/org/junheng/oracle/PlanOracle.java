package org.junheng.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Judges a submission by a document: one entry for every pair of target and subject. */
public final class PlanOracle {
  private static final String DISTRICT = "/district";

  private final Map<Key, Expected> findings = new LinkedHashMap<>();

  private final Plan plan;

  private PlanOracle(Plan plan) {
    this.plan = plan;
  }

  /**
   * All findings of a valid submission, those of targets that do not apply included.
   *
   * @param facts an object with {@code district} and, where submitted, {@code schools}
   */
  public static Map<Key, Expected> judge(JsonNode facts) {
    return judge(Plan.OF_2024, facts);
  }

  /** The same by the national method. */
  public static Map<Key, Expected> judgeNationally(JsonNode facts) {
    return judge(Plan.NATIONAL, facts);
  }

  private static Map<Key, Expected> judge(Plan plan, JsonNode facts) {
    PlanOracle oracle = new PlanOracle(plan);
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
    if (plan == Plan.NATIONAL) {
      new NationalConclusions(oracle.findings).judge(district);
    }
    return oracle.findings;
  }

  private void judge(District district) {
    for (Demand<District> demand : plan.ofDistrict()) {
      put(demand, DISTRICT, district.bare() ? Expected.NOT_JUDGED : demand.judge(district));
    }
    for (Demand<District> demand : plan.ofDistrictOverSchools()) {
      boolean none = district.schools() == null;
      put(demand, DISTRICT, none ? Expected.NOT_JUDGED : demand.judge(district));
    }
    judgeMonitoring(district);
  }

  private void judgeMonitoring(District district) {
    List<Fact> monitored = district.fact().list("monitoring", item -> item);
    for (Demand<Fact> demand : plan.ofMonitoring()) {
      if (district.bare() || (monitored != null && monitored.isEmpty())) {
        put(demand, DISTRICT, Expected.NOT_JUDGED);
      } else if (monitored == null) {
        put(demand, DISTRICT, Expected.UNDETERMINED);
      } else {
        for (int index = 0; index < monitored.size(); index++) {
          put(demand, DISTRICT + "/monitoring/" + index, demand.judge(monitored.get(index)));
        }
      }
    }
  }

  /** There is no school: the district says so once for each target of schools and their parts. */
  private void nothingToJudge() {
    plan.ofSchool().forEach(demand -> put(demand, DISTRICT, Expected.NOT_JUDGED));
    plan.ofStage().forEach(each -> put(each.demand(), DISTRICT, Expected.NOT_JUDGED));
    plan.ofGrade().forEach(each -> put(each.demand(), DISTRICT, Expected.NOT_JUDGED));
    plan.ofClass().forEach(each -> put(each.demand(), DISTRICT, Expected.NOT_JUDGED));
    plan.ofRoom().forEach(each -> put(each.demand(), DISTRICT, Expected.NOT_JUDGED));
  }

  private void judge(School school, String path) {
    for (Demand<School> demand : plan.ofSchool()) {
      put(demand, path, school.isClosed() ? Expected.NOT_APPLICABLE : demand.judge(school));
    }
    judgeList(school, path, "/stages", school.stages(), plan.ofStage());
    judgeList(school, path, "/grades", school.grades(), plan.ofGrade());
    judgeList(school, path, "/classes", school.classes(), plan.ofClass());
    judgeList(school, path, "/rooms", school.rooms(), plan.ofRoom());
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
