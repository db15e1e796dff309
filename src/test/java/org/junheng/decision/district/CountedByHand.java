package org.junheng.decision.district;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The result tables worked out from submitted JSON by the definitions of the method, with nothing
 * of the program: an independent calculation to hold it against.
 */
final class CountedByHand {
  static final MathContext PRECISE = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final List<String> STANDARD_PRIMARY =
      List.of("4.2", "1", "0.9", "4.5", "7.5", "2000", "2.3");
  private static final List<String> STANDARD_JUNIOR =
      List.of("5.3", "1", "0.9", "5.8", "10.2", "2500", "2.4");

  /** A row as the table should show it. */
  record Row(
      String school,
      String stage,
      BigDecimal students,
      long classes,
      List<BigDecimal> figures,
      List<Boolean> met,
      List<Boolean> near,
      boolean passes) {
    String remark() {
      List<String> parts = new ArrayList<>();
      add(parts, "达标：", names(met, near, true, false), "");
      add(parts, "未达标但达到85%：", names(met, near, false, true), "");
      add(parts, "不足85%：", names(met, near, false, false), "");
      return String.join("；", parts);
    }

    private static void add(List<String> parts, String what, String names, String none) {
      if (!names.equals(none)) {
        parts.add(what + names);
      }
    }

    private static String names(
        List<Boolean> met, List<Boolean> near, boolean wantMet, boolean wantNear) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        if (met.get(i) == wantMet && (wantMet || near.get(i) == wantNear)) {
          names.add("L" + (i + 1));
        }
      }
      return String.join(", ", names);
    }
  }

  private final JsonNode schools;
  private final Map<String, List<JsonNode>> counted = new LinkedHashMap<>();

  CountedByHand(JsonNode facts) {
    schools = facts.path("schools");
    Map<String, JsonNode> open = new LinkedHashMap<>();
    for (JsonNode school : schools) {
      if (!school.path("closed").asBoolean(false)) {
        open.put(school.path("id").asString(), school);
      }
    }
    for (JsonNode school : open.values()) {
      boolean own = school.path("counted").asBoolean(true);
      String whole =
          !own && open.containsKey(school.path("parent").asString(""))
              ? school.path("parent").asString()
              : school.path("id").asString();
      counted.computeIfAbsent(whole, key -> new ArrayList<>()).add(school);
    }
    counted.forEach(
        (id, all) ->
            all.sort(
                java.util.Comparator.comparing(each -> !each.path("id").asString().equals(id))));
  }

  /** In order of the schools and their stages. */
  List<Row> rows() {
    Map<String, Row> byPlace = new java.util.TreeMap<>();
    counted.forEach(
        (id, parts) -> {
          String kind = parts.get(0).path("kind").asString();
          BigDecimal point = BigDecimal.ZERO;
          for (String stage : List.of("primary", "junior", "senior")) {
            point = point.add(total(parts, stage, "students"));
          }
          boolean small =
              kind.equals("teaching-point") && point.compareTo(BigDecimal.valueOf(50)) < 0;
          if (Set.of("special", "vocational").contains(kind) || small) {
            return;
          }
          for (String stage : List.of("primary", "junior")) {
            if (total(parts, stage, "students").signum() > 0) {
              byPlace.put(place(parts, stage), row(id, parts, stage));
            }
          }
        });
    return List.copyOf(byPlace.values());
  }

  /** Where the stage stands: at the first of the school's campuses that has it. */
  private String place(List<JsonNode> parts, String stage) {
    for (JsonNode part : parts) {
      int at = 0;
      for (JsonNode each : part.path("stages")) {
        if (each.path("stage").asString().equals(stage)) {
          for (int i = 0; i < schools.size(); i++) {
            if (schools.get(i) == part) {
              return "%05d/%02d".formatted(i, at);
            }
          }
        }
        at++;
      }
    }
    throw new AssertionError(stage);
  }

  private static Row row(String id, List<JsonNode> parts, String stage) {
    BigDecimal students = total(parts, stage, "students");
    BigDecimal weight = new BigDecimal(stage.equals("primary") ? "1" : "1.1");
    BigDecimal weighted =
        total(parts, "primary", "students")
            .add(total(parts, "junior", "students").multiply(new BigDecimal("1.1")))
            .add(total(parts, "senior", "students").multiply(new BigDecimal("1.32")));
    BigDecimal arts = BigDecimal.ZERO;
    for (String field :
        List.of("peTeachers", "musicTeachers", "artTeachers", "generalArtsTeachers")) {
      arts = arts.add(total(parts, stage, field));
    }
    BigDecimal indoor = of(parts, "indoorSportsArea");
    BigDecimal leased = BigDecimal.ZERO;
    for (JsonNode part : parts) {
      if (part.path("location").asString("").equals("urban")
          && part.path("leasedForClassTime").asBoolean(false)) {
        leased = leased.add(part.path("leasedSportsArea").decimalValue());
      }
    }
    BigDecimal hundred = BigDecimal.valueOf(100);
    List<BigDecimal> amounts =
        List.of(
            total(parts, stage, "aboveDegreeTeachers").multiply(hundred),
            total(parts, stage, "backboneTeachers").multiply(hundred),
            arts.multiply(hundred),
            of(parts, "teachingArea").subtract(indoor).multiply(weight),
            of(parts, "sportsGroundArea").add(indoor).add(leased).multiply(weight),
            of(parts, "equipmentValue").multiply(weight),
            of(parts, "multimediaRooms").multiply(hundred).multiply(weight));
    List<BigDecimal> figures = new ArrayList<>();
    List<Boolean> met = new ArrayList<>();
    List<Boolean> near = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      BigDecimal by = i < 3 ? students : weighted;
      BigDecimal standard =
          new BigDecimal((stage.equals("primary") ? STANDARD_PRIMARY : STANDARD_JUNIOR).get(i));
      figures.add(amounts.get(i).divide(by, PRECISE));
      met.add(amounts.get(i).compareTo(standard.multiply(by)) >= 0);
      near.add(
          amounts
                  .get(i)
                  .multiply(hundred)
                  .compareTo(standard.multiply(by).multiply(BigDecimal.valueOf(85)))
              >= 0);
    }
    boolean passes =
        met.stream().filter(each -> each).count() >= 6 && near.stream().allMatch(each -> each);
    long classes =
        parts.stream()
            .flatMap(part -> part.path("classes").valueStream())
            .filter(each -> each.path("stage").asString().equals(stage))
            .count();
    return new Row(id, stage, students, classes, figures, met, near, passes);
  }

  private static BigDecimal total(List<JsonNode> parts, String stage, String field) {
    BigDecimal total = BigDecimal.ZERO;
    for (JsonNode part : parts) {
      for (JsonNode each : part.path("stages")) {
        if (each.path("stage").asString().equals(stage)) {
          total = total.add(each.path(field).decimalValue());
        }
      }
    }
    return total;
  }

  private static BigDecimal of(List<JsonNode> parts, String field) {
    return parts.stream()
        .map(part -> part.path(field).decimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Weighted mean of an indicator. */
  static BigDecimal mean(List<Row> rows, int indicator) {
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal students = BigDecimal.ZERO;
    for (Row row : rows) {
      amount = amount.add(row.figures().get(indicator).multiply(row.students()));
      students = students.add(row.students());
    }
    return amount.divide(students, PRECISE);
  }

  /** Coefficient of variation of an indicator, weighted by students, population form. */
  static BigDecimal variation(List<Row> rows, int indicator) {
    BigDecimal mean = mean(rows, indicator);
    BigDecimal squares = BigDecimal.ZERO;
    BigDecimal students = BigDecimal.ZERO;
    for (Row row : rows) {
      BigDecimal apart = row.figures().get(indicator).subtract(mean);
      squares = squares.add(apart.multiply(apart).multiply(row.students()));
      students = students.add(row.students());
    }
    return squares.divide(students, PRECISE).sqrt(PRECISE).divide(mean, PRECISE);
  }
}
