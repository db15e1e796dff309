package org.junheng.decision.district;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;

/**
 * How many a stage of a counted school has of everything that tables show, its campuses included.
 * What was not submitted is not counted as none.
 */
final class Enrolled {
  private static final String STAGE = "stage";

  private final Submission submission;
  private final Map<FactType, Map<Object, List<Fact>>> byWhole = new HashMap<>();

  Enrolled(Submission submission) {
    this.submission = submission;
  }

  /** Students of the stage; null where a campus did not say. */
  @Nullable Integer students(Fact stage) {
    int students = 0;
    for (Fact part : parts(stage)) {
      List<Fact> stages = part.list(stage.type());
      if (stages == null) {
        return null;
      }
      for (Fact same : stages) {
        if (String.valueOf(same.identity()).equals(stage.identity())) {
          if (!(value(same, "students") instanceof Integer count)) {
            return null;
          }
          students += count;
        }
      }
    }
    return students;
  }

  /** Classes of the stage; null where a campus did not list its own. */
  @Nullable Integer classes(Fact stage) {
    List<Fact> classes = listed(stage, "SchoolClass");
    return classes == null ? null : classes.size();
  }

  /** Grades of the stage: those listed, else those that have a class. */
  @Nullable Integer grades(Fact stage) {
    List<Fact> grades = listed(stage, "Grade");
    if (grades != null) {
      return numbers(grades, "number");
    }
    List<Fact> classes = listed(stage, "SchoolClass");
    return classes == null ? null : numbers(classes, "grade");
  }

  private static @Nullable Integer numbers(List<Fact> facts, String field) {
    Set<Object> numbers = new HashSet<>();
    for (Fact fact : facts) {
      Object number = value(fact, field);
      if (number == null) {
        return null;
      }
      numbers.add(number);
    }
    return numbers.size();
  }

  /** What all campuses list of a type for the stage; null where one has no list. */
  private @Nullable List<Fact> listed(Fact stage, String typeName) {
    Optional<FactType> type = submission.vocabulary().type(typeName);
    if (type.isEmpty() || type.get().parent() != stage.requireParent().type()) {
      return null;
    }
    List<Fact> all = new ArrayList<>();
    for (Fact part : parts(stage)) {
      List<Fact> list = part.list(type.get());
      if (list == null) {
        return null;
      }
      list.stream()
          .filter(each -> String.valueOf(value(each, STAGE)).equals(stage.identity()))
          .forEach(all::add);
    }
    return all;
  }

  /** The counted school and the campuses that are added to it. */
  private List<Fact> parts(Fact stage) {
    Fact school = stage.requireParent();
    Object whole = value(school, "countedSchool");
    return whole == null
        ? List.of(school)
        : byWhole.computeIfAbsent(school.type(), this::byWhole).getOrDefault(whole, List.of());
  }

  /** Schools that count, by the one that they are counted with. */
  private Map<Object, List<Fact>> byWhole(FactType type) {
    Map<Object, List<Fact>> schools = new HashMap<>();
    for (Fact each : submission.all(type)) {
      Object whole = value(each, "countedSchool");
      if (each.outside() == null && whole != null) {
        schools.computeIfAbsent(whole, key -> new ArrayList<>()).add(each);
      }
    }
    return schools;
  }

  static @Nullable Object value(Fact fact, String field) {
    return fact.type().field(field).map(fact::value).orElse(null);
  }

  /** A word as people see it; null where it was not submitted. */
  static @Nullable String word(Fact fact, String name) {
    Optional<FactField> field = fact.type().field(name);
    Object value = field.map(fact::value).orElse(null);
    return value == null ? null : field.orElseThrow().display(value);
  }
}
