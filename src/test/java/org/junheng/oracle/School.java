package org.junheng.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One campus. Its lists are null where they were not submitted; an absent list stands for elements
 * that nobody has seen, of whatever the school's kind and its listed stages let them be.
 */
final class School {
  static final List<String> COMPULSORY = List.of("primary", "junior");
  static final List<String> ALL_STAGES = List.of("primary", "junior", "senior");

  static final Map<String, List<String>> STAGES_BY_KIND =
      Map.of(
          "primary", List.of("primary"),
          "junior", List.of("junior"),
          "nine-year", List.of("primary", "junior"),
          "twelve-year", List.of("primary", "junior", "senior"),
          "complete-secondary", List.of("junior", "senior"),
          "senior", List.of("senior"),
          "vocational", List.of("senior"),
          "teaching-point", List.of("primary", "junior"),
          "special", List.of("primary", "junior", "senior"));

  /** Buildings serve all stages and are split by these weights (domain.md, combined schools). */
  private static final Map<String, Fraction> WEIGHTS =
      Map.of(
          "primary", Fraction.ONE,
          "junior", Fraction.of("1.1"),
          "senior", Fraction.of("1.32"));

  private final Fact fact;
  private final String kind;
  private Whole whole = new Whole(this, List.of(this));
  private final @Nullable List<Stage> stages;
  private final @Nullable List<Grade> grades;
  private final @Nullable List<SchoolClass> classes;
  private final @Nullable List<Room> rooms;

  private School(Fact fact) {
    this.fact = fact;
    this.kind = fact.word("kind");
    this.stages = fact.list("stages", item -> Stage.of(this, item));
    this.grades = fact.list("grades", Grade::of);
    this.classes = fact.list("classes", item -> SchoolClass.of(this, item));
    this.rooms = fact.list("rooms", item -> Room.of(this, item));
  }

  static School of(Fact fact) {
    return new School(fact);
  }

  /** Its counted school, with all that is added to that. */
  Whole whole() {
    return whole;
  }

  /** Adds campuses that are not counted to the schools they belong to. */
  static void addUp(List<School> schools) {
    Map<School, List<School>> parts = new LinkedHashMap<>();
    for (School school : schools) {
      if (!school.isClosed()) {
        School itself = school.counted(schools);
        parts.computeIfAbsent(itself, first -> new ArrayList<>(List.of(first)));
        if (itself != school) {
          parts.get(itself).add(school);
        }
      }
    }
    parts.forEach(
        (itself, all) -> {
          Whole whole = new Whole(itself, List.copyOf(all));
          all.forEach(part -> part.whole = whole);
        });
  }

  /** The school it is counted with: itself where that is not there, or they name each other. */
  private School counted(List<School> schools) {
    School itself = this;
    Set<School> seen = new HashSet<>();
    while (seen.add(itself)) {
      School above = itself.above(schools);
      if (above == null) {
        return itself;
      }
      itself = above;
    }
    return this;
  }

  private @Nullable School above(List<School> schools) {
    if (fact.flag("counted") != Truth.FALSE || fact.text("parent") == null) {
      return null;
    }
    return schools.stream()
        .filter(other -> !other.isClosed() && fact.text("parent").equals(other.fact.text("id")))
        .findFirst()
        .orElse(null);
  }

  static Fraction weightOf(String stage) {
    return WEIGHTS.get(stage);
  }

  Fact fact() {
    return fact;
  }

  @Nullable List<Stage> stages() {
    return stages;
  }

  @Nullable List<Grade> grades() {
    return grades;
  }

  @Nullable List<SchoolClass> classes() {
    return classes;
  }

  @Nullable List<Room> rooms() {
    return rooms;
  }

  @Nullable Fraction number(String field) {
    return fact.number(field);
  }

  boolean is(String someKind) {
    return kind.equals(someKind);
  }

  /** Closed is outside everything; silence means open (reading 7). */
  boolean isClosed() {
    return fact.flag("closed") == Truth.TRUE;
  }

  /** Schools with compulsory stages and special schools: whom the plan means by all (reading 7). */
  Truth isAmongAll() {
    return Truth.of(!is("senior") && !is("vocational"));
  }

  /** Whether the per-stage targets bind its compulsory stages, but for small teaching points. */
  boolean isOfIndicatorKind() {
    return isAmongAll() == Truth.TRUE && !is("special");
  }

  /** Whether certification, judged for each campus, binds its compulsory stages. */
  Truth isBoundByCertification() {
    if (!isOfIndicatorKind()) {
      return Truth.FALSE;
    }
    return is("teaching-point") ? hasFewerStudentsThan(50).not() : Truth.TRUE;
  }

  Truth hasFewerStudentsThan(long limit) {
    Fraction students = students(COMPULSORY);
    return students == null ? Truth.UNKNOWN : Truth.of(students.compareTo(Fraction.of(limit)) < 0);
  }

  /** The year itself counts as old (reading 15). */
  Truth isBuiltIn(long year, boolean orBefore) {
    Truth old = fact.isAtMost("builtYear", year);
    return orBefore ? old : old.not();
  }

  /** Students of these stages together; null where one number, or the list, is missing. */
  @Nullable Fraction students(List<String> ofStages) {
    return totalStudents(ofStages, false);
  }

  /** Students of all stages by the weights of buildings. */
  @Nullable Fraction weightedStudents() {
    return totalStudents(ALL_STAGES, true);
  }

  /** Classes of the compulsory stages (reading 11). */
  @Nullable Fraction compulsoryClasses() {
    if (classes == null) {
      return mayTeach("primary") || mayTeach("junior") ? null : Fraction.ZERO;
    }
    return Fraction.of(classes.stream().filter(c -> COMPULSORY.contains(c.stage())).count());
  }

  @Nullable Fraction roomsOf(String roomKind) {
    return rooms == null
        ? null
        : Fraction.of(rooms.stream().filter(room -> room.kind().equals(roomKind)).count());
  }

  /** Whether a school of its kind can have the stage. */
  boolean canHave(String stage) {
    return STAGES_BY_KIND.get(kind).contains(stage);
  }

  /** Whether a grade or class that was not submitted could be of the stage (reading 30). */
  boolean mayTeach(String stage) {
    return canHave(stage)
        && (stages == null || stages.stream().anyMatch(listed -> listed.name().equals(stage)));
  }

  private @Nullable Fraction totalStudents(List<String> ofStages, boolean weighted) {
    if (stages == null) {
      return null;
    }
    Fraction total = Fraction.ZERO;
    for (Stage stage : stages) {
      if (!ofStages.contains(stage.name())) {
        continue;
      }
      Fraction students = stage.students();
      if (students == null) {
        return null;
      }
      total = total.plus(weighted ? students.times(weightOf(stage.name())) : students);
    }
    return total;
  }
}
