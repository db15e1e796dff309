package org.junheng.oracle;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A counted school with the campuses that are added to it, the unit of the seven indicators
 * (readings 8 and 31).
 *
 * @param itself the counted school
 * @param parts it and the campuses, it first; none of them closed
 */
record Whole(School itself, List<School> parts) {

  /** A senior school with a junior campus has a compulsory stage, which is judged. */
  boolean isOfIndicatorKind() {
    return !itself.is("special") && !itself.is("vocational");
  }

  /** Whether the indicators bind the compulsory stages: by the kind and size of the school. */
  Truth isBoundByIndicators() {
    if (!isOfIndicatorKind()) {
      return Truth.FALSE;
    }
    if (!itself.is("teaching-point")) {
      return Truth.TRUE;
    }
    Fraction all = students(School.ALL_STAGES);
    return all == null
        ? Truth.UNKNOWN
        : Truth.of(all.isZero() || all.compareTo(Fraction.of(50)) >= 0);
  }

  /** Whether the stage is judged at this campus: at the first that has it. */
  Truth isJudgedAt(School campus, String stage) {
    Truth here = Truth.TRUE;
    for (School part : parts) {
      if (part == campus) {
        return here;
      }
      if (part.stages() == null) {
        here = part.canHave(stage) ? Truth.UNKNOWN : here;
      } else if (part.stages().stream().anyMatch(each -> each.name().equals(stage))) {
        return Truth.FALSE;
      }
    }
    return here;
  }

  @Nullable Fraction students(List<String> stages) {
    Fraction all = Fraction.ZERO;
    for (String stage : stages) {
      all = Figure.sum(all, people(stage, "students"));
      if (all == null) {
        return null;
      }
    }
    return all;
  }

  /** Students of all stages by the weights of buildings. */
  @Nullable Fraction weightedStudents() {
    Fraction all = Fraction.ZERO;
    for (String stage : School.ALL_STAGES) {
      all = Figure.sum(all, Figure.product(people(stage, "students"), School.weightOf(stage)));
      if (all == null) {
        return null;
      }
    }
    return all;
  }

  /**
   * Over all parts, those of the stage; null where a figure, or a list that may have it, is
   * missing.
   */
  @Nullable Fraction people(String stage, String field) {
    Fraction all = Fraction.ZERO;
    for (School part : parts) {
      if (part.stages() == null) {
        if (part.canHave(stage)) {
          return null;
        }
        continue;
      }
      for (Stage each : part.stages()) {
        if (each.name().equals(stage)) {
          all = Figure.sum(all, each.number(field));
          if (all == null) {
            return null;
          }
        }
      }
    }
    return all;
  }

  @Nullable Fraction number(String field) {
    return over(part -> part.number(field));
  }

  /** What each part has, together; null where one is missing. */
  @Nullable Fraction over(Function<School, @Nullable Fraction> figure) {
    Fraction all = Fraction.ZERO;
    for (School part : parts) {
      all = Figure.sum(all, figure.apply(part));
      if (all == null) {
        return null;
      }
    }
    return all;
  }
}
