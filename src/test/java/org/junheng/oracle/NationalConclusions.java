package org.junheng.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Six of seven, the floor, and the coefficients of variation, over what the indicators came to. */
final class NationalConclusions {
  private static final List<String> INDICATORS =
      List.of(
          "above-degree",
          "backbone",
          "pe-arts",
          "teaching-area",
          "sports-area",
          "equipment",
          "multimedia");
  private static final String SIX = "national.six-of-seven";
  private static final String FLOOR = "national.floor";
  private static final Fraction HUNDRED = Fraction.of(100);

  static final Set<String> TARGETS = targets();

  private final Map<Key, Expected> findings;

  NationalConclusions(Map<Key, Expected> findings) {
    this.findings = findings;
  }

  private static Set<String> targets() {
    Set<String> targets = new LinkedHashSet<>(Set.of(SIX, FLOOR));
    for (String stage : School.COMPULSORY) {
      INDICATORS.forEach(each -> targets.add(balance(each, stage)));
    }
    return targets;
  }

  private static String balance(String indicator, String stage) {
    return "national.balance." + indicator + "." + stage;
  }

  private static Fraction limit(String target) {
    return PlanTarget.NATIONAL.get(target).limit();
  }

  void judge(District district) {
    List<School> schools = district.schools();
    boolean none = schools == null || schools.isEmpty();
    if (none) {
      put(SIX, "/district", Expected.NOT_JUDGED);
      put(FLOOR, "/district", Expected.NOT_JUDGED);
    } else {
      for (int index = 0; index < schools.size(); index++) {
        judge(schools.get(index), "/schools/" + index);
      }
    }
    for (String stage : School.COMPULSORY) {
      for (String indicator : INDICATORS) {
        String target = balance(indicator, stage);
        Expected expected =
            schools == null
                ? Expected.NOT_JUDGED
                : variation("national." + indicator + "." + stage, stage, schools, limit(target));
        put(target, "/district", expected);
      }
    }
  }

  private void put(String target, String path, Expected expected) {
    findings.put(new Key(target, path), expected);
  }

  private void judge(School school, String path) {
    if (school.stages() == null || school.stages().isEmpty() || school.isClosed()) {
      boolean possible =
          school.whole().isOfIndicatorKind()
              && School.COMPULSORY.stream()
                  .anyMatch(
                      stage ->
                          school.canHave(stage)
                              && school.whole().isJudgedAt(school, stage) != Truth.FALSE);
      Expected expected =
          school.isClosed() || school.stages() == null && !possible
              ? Expected.NOT_APPLICABLE
              : school.stages() == null ? Expected.UNDETERMINED : Expected.NOT_JUDGED;
      if (school.isClosed() && school.stages() != null && !school.stages().isEmpty()) {
        for (int index = 0; index < school.stages().size(); index++) {
          put(SIX, path + "/stages/" + index, expected);
          put(FLOOR, path + "/stages/" + index, expected);
        }
        return;
      }
      put(SIX, path, expected);
      put(FLOOR, path, expected);
      return;
    }
    for (int index = 0; index < school.stages().size(); index++) {
      judge(school.stages().get(index), path + "/stages/" + index);
    }
  }

  private void judge(Stage stage, String path) {
    int met = 0;
    int unmet = 0;
    int open = 0;
    Fraction lowest = null;
    for (String indicator : INDICATORS) {
      String target = "national." + indicator + "." + stage.name();
      Expected found = findings.get(new Key(target, path));
      if (found == null) {
        continue;
      }
      met += found.outcome().equals("MET") ? 1 : 0;
      unmet += found.outcome().equals("UNMET") ? 1 : 0;
      open += found.outcome().equals("UNDETERMINED") ? 1 : 0;
      if (found.actual() != null) {
        Fraction share = found.actual().times(HUNDRED).dividedBy(limit(target));
        lowest = lowest == null || share.compareTo(lowest) < 0 ? share : lowest;
      }
    }
    Truth bound =
        Truth.of(stage.isCompulsory())
            .and(stage.whole().isJudgedAt(stage.school(), stage.name()))
            .and(Truth.of(stage.whole().isOfIndicatorKind()))
            .and(Truth.of(met + unmet + open > 0));
    if (bound != Truth.TRUE) {
      Expected expected = bound == Truth.FALSE ? Expected.NOT_APPLICABLE : Expected.UNDETERMINED;
      put(SIX, path, expected);
      put(FLOOR, path, expected);
      return;
    }
    Fraction six = limit(SIX);
    boolean enough = Fraction.of(met).compareTo(six) >= 0;
    boolean possible = Fraction.of(met + open).compareTo(six) >= 0;
    put(
        SIX,
        path,
        enough == possible
            ? Expected.measured(enough, Fraction.of(met), six)
            : Expected.UNDETERMINED);
    Fraction floor = limit(FLOOR);
    boolean below = lowest != null && lowest.compareTo(floor) < 0;
    put(
        FLOOR,
        path,
        lowest == null || open > 0 && !below
            ? Expected.UNDETERMINED
            : Expected.measured(!below, lowest, floor));
  }

  /** A school's figure, and the students that it counts by. */
  private record Row(Fraction figure, Fraction students) {}

  private Expected variation(String target, String name, List<School> schools, Fraction limit) {
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < schools.size(); index++) {
      School school = schools.get(index);
      String path = "/schools/" + index;
      Expected onSchool = findings.get(new Key(target, path));
      if (onSchool != null && onSchool.outcome().equals("UNDETERMINED")) {
        return Expected.UNDETERMINED;
      }
      List<Stage> stages = school.stages() == null ? List.of() : school.stages();
      for (int at = 0; at < stages.size(); at++) {
        Expected found = findings.get(new Key(target, path + "/stages/" + at));
        if (found != null && found.outcome().equals("UNDETERMINED")) {
          return Expected.UNDETERMINED;
        }
        if (found != null && found.actual() != null) {
          rows.add(new Row(found.actual(), school.whole().people(name, "students")));
        }
      }
    }
    return variation(rows, limit);
  }

  /** By the definition: deviations from the mean, squared, by the share of students. */
  private static Expected variation(List<Row> rows, Fraction limit) {
    Fraction students = Fraction.ZERO;
    Fraction amount = Fraction.ZERO;
    for (Row row : rows) {
      students = students.plus(row.students());
      amount = amount.plus(row.figure().times(row.students()));
    }
    if (rows.isEmpty() || amount.isZero()) {
      return Expected.NOT_APPLICABLE;
    }
    Fraction mean = amount.dividedBy(students);
    Fraction square = Fraction.ZERO;
    for (Row row : rows) {
      Fraction deviation = row.figure().minus(mean);
      square = square.plus(row.students().dividedBy(students).times(deviation).times(deviation));
    }
    Fraction relative = square.dividedBy(mean.times(mean));
    boolean met = relative.compareTo(limit.times(limit)) <= 0;
    return Expected.measured(met, root(relative), limit);
  }

  /** To twelve decimals. */
  private static Fraction root(Fraction square) {
    MathContext precise = new MathContext(60);
    BigDecimal quotient =
        new BigDecimal(square.numerator()).divide(new BigDecimal(square.denominator()), precise);
    return Fraction.of(quotient.sqrt(precise).setScale(12, RoundingMode.HALF_UP));
  }
}
