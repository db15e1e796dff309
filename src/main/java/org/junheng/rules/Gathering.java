package org.junheng.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;

/**
 * An {@code accumulate} whose names have been resolved, or an {@code exists} or {@code not} (which
 * have no results).
 *
 * @param expected for {@code exists} true, for {@code not} false, else null
 * @param resultTests conditions on the results
 */
record Gathering(
    BoundPattern pattern,
    List<Result> results,
    List<Test.Stated> resultTests,
    @Nullable Boolean expected,
    String text) {

  /** What is made of the elements. */
  enum Function {
    COUNT("count", "数"),
    TOTAL("total", "合计"),
    LEAST("least", "最小值"),
    MOST("most", "最大值");

    final String word;
    final String label;

    Function(String word, String label) {
      this.word = word;
      this.label = label;
    }
  }

  /**
   * One result, and the slot it goes to; {@code argument} is the figure, or the element itself
   * under count.
   */
  record Result(String name, Function function, Variable argument, int slot, BoundPattern source) {
    String text() {
      return function.word
          + "("
          + source.type().name()
          + (argument.path() == null ? "" : "." + argument.path().text())
          + ")";
    }

    String label() {
      String what = function == Function.COUNT ? "" : argument.label();
      return Reading.whom(source) + what + function.label;
    }

    String unit() {
      return function == Function.COUNT ? source.type().unit() : argument.unit();
    }
  }

  /** Works out the results and says whether the condition holds. */
  Truth run(Fact subject, @Nullable Object[] slots, Population population) {
    return expected == null ? accumulate(subject, slots, population) : exists(slots, population);
  }

  private Truth exists(@Nullable Object[] slots, Population population) {
    Truth found = Truth.FALSE;
    for (Fact candidate : pattern.candidates(slots, population)) {
      pattern.bind(candidate, slots);
      found = found.or(fits(candidate, slots));
      if (found == Truth.TRUE) {
        break;
      }
    }
    return Boolean.TRUE.equals(expected) ? found : found.negated();
  }

  /** Whether a candidate counts; of one that is imagined nobody knows whether it exists. */
  private Truth fits(Fact candidate, @Nullable Object[] slots) {
    Truth fits = pattern.test(candidate, slots);
    return candidate.ordinal() < 0 && fits == Truth.TRUE ? Truth.UNKNOWN : fits;
  }

  private Truth accumulate(Fact subject, @Nullable Object[] slots, Population population) {
    List<Fact> candidates = pattern.candidates(slots, population);
    Object[] totals = new Object[results.size()];
    boolean[] missing = new boolean[results.size()];
    for (Fact candidate : candidates) {
      pattern.bind(candidate, slots);
      Truth fits = fits(candidate, slots);
      if (fits == Truth.FALSE) {
        continue;
      }
      for (int i = 0; i < totals.length; i++) {
        Result result = results.get(i);
        Object value = slots[result.argument().slot()];
        if (contributesNothing(result, fits, value)) {
          continue;
        }
        if (value == null || fits == Truth.UNKNOWN) {
          missing[i] = true;
        } else {
          totals[i] = add(result.function(), (BigDecimal) totals[i], value);
        }
      }
    }
    for (int i = 0; i < totals.length; i++) {
      Function function = results.get(i).function();
      boolean zeroOfNone = function == Function.COUNT || function == Function.TOTAL;
      slots[results.get(i).slot()] =
          missing[i] ? null : totals[i] == null && zeroOfNone ? BigDecimal.ZERO : totals[i];
    }
    Truth truth = Truth.TRUE;
    for (Test.Stated stated : resultTests) {
      truth = truth.and(stated.test().test(subject, slots));
    }
    return truth;
  }

  /** An element that may or may not fit adds nothing to a total either way if its figure is 0. */
  private static boolean contributesNothing(Result result, Truth fits, @Nullable Object value) {
    return fits == Truth.UNKNOWN
        && result.function() == Function.TOTAL
        && value instanceof Number
        && number(value).signum() == 0;
  }

  private static BigDecimal add(Function function, @Nullable BigDecimal before, Object value) {
    BigDecimal figure = function == Function.COUNT ? BigDecimal.ONE : number(value);
    if (before == null) {
      return figure;
    }
    return switch (function) {
      case COUNT, TOTAL -> before.add(figure);
      case LEAST -> before.min(figure);
      case MOST -> before.max(figure);
    };
  }

  private static BigDecimal number(Object value) {
    return value instanceof Integer count ? BigDecimal.valueOf(count) : (BigDecimal) value;
  }

  /** Whether one of its results is missing. */
  boolean hasGap(@Nullable Object[] slots) {
    for (Result result : results) {
      if (slots[result.slot()] == null) {
        return true;
      }
    }
    return false;
  }

  /** Names what leaves it unknown or one of its results missing. */
  void gaps(@Nullable Object[] slots, Population population, Consumer<Gap> gaps) {
    for (Fact candidate : pattern.candidates(slots, population)) {
      pattern.bind(candidate, slots);
      Truth fits = fits(candidate, slots);
      if (fits == Truth.UNKNOWN) {
        if (results.stream()
                .allMatch(
                    result -> contributesNothing(result, fits, slots[result.argument().slot()]))
            && !results.isEmpty()) {
          continue;
        }
        if (candidate.ordinal() < 0) {
          gaps.accept(Gap.ofList(candidate));
        } else {
          pattern.gaps(candidate, slots, gaps);
        }
      } else if (fits == Truth.TRUE) {
        for (Result result : results) {
          FactField field =
              result.argument().path() == null ? null : result.argument().path().field();
          if (field != null && slots[result.argument().slot()] == null) {
            Gap.of(java.util.Objects.requireNonNull(result.argument().path()), candidate)
                .forEach(gaps);
          }
        }
      }
    }
  }
}
