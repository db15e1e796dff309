package org.junheng.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final BigDecimal ONE_HALF = new BigDecimal("0.5");

  /** What is made of the elements. */
  enum Function {
    COUNT("count", "数", false),
    TOTAL("total", "合计", false),
    HALF("half", "合计的一半", false),
    LEAST("least", "最小值", false),
    MOST("most", "最大值", false),
    VARIATION("variation", "的差异系数", true),
    LOWEST_SHARE("lowestShare", "达到标准的最低百分比", true);

    final String word;
    final String label;
    final boolean overFindings;

    /** Whether its argument is the thing itself rather than a figure of it. */
    boolean ofThings() {
      return this == COUNT || overFindings;
    }

    Function(String word, String label, boolean overFindings) {
      this.word = word;
      this.label = label;
      this.overFindings = overFindings;
    }

    /** The names of all of them in DRL. */
    static Set<String> words() {
      return Stream.of(values()).map(function -> function.word).collect(Collectors.toSet());
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
          + (argument.path() == null || argument.path().isFact()
              ? ""
              : "." + argument.path().text())
          + ")";
    }

    String label() {
      String what = function.ofThings() ? "" : argument.label();
      return Reading.whom(source) + what + function.label;
    }

    String unit() {
      return switch (function) {
        case COUNT -> source.type().unit();
        case VARIATION -> "";
        case LOWEST_SHARE -> "%";
        default -> argument.unit();
      };
    }
  }

  /** Works out the results and says whether the condition holds. */
  Truth run(Fact subject, @Nullable Object[] slots, Population population) {
    if (isAboutNobody(slots)) {
      results.forEach(result -> slots[result.slot()] = null);
      return Truth.UNKNOWN;
    }
    return expected == null ? accumulate(subject, slots, population) : exists(slots, population);
  }

  /** Whether it looks at findings, and at nothing else. */
  boolean isOverFindings() {
    return pattern.type().isDetached();
  }

  /** Of a subject that is only imagined there are no findings, whatever would be found. */
  private boolean isAboutNobody(@Nullable Object[] slots) {
    Variable joined = pattern.joined();
    return isOverFindings()
        && joined != null
        && slots[joined.slot()] instanceof Fact about
        && about.ordinal() < 0;
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
    List<Finding> findings = new ArrayList<>();
    for (Fact candidate : candidates) {
      pattern.bind(candidate, slots);
      Truth fits = fits(candidate, slots);
      if (fits == Truth.FALSE) {
        continue;
      }
      if (isOverFindings()) {
        findings.add(population.finding(candidate));
      }
      for (int i = 0; i < totals.length; i++) {
        Result result = results.get(i);
        if (result.function().overFindings) {
          continue;
        }
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
      if (function.overFindings) {
        slots[results.get(i).slot()] =
            function == Function.VARIATION
                ? Finding.variation(findings)
                : Finding.lowestShare(findings);
        continue;
      }
      boolean zeroOfNone = function == Function.COUNT || isSum(function);
      BigDecimal total = (BigDecimal) totals[i];
      if (function == Function.HALF && total != null) {
        totals[i] = total.multiply(ONE_HALF);
      }
      slots[results.get(i).slot()] =
          missing[i] ? null : totals[i] == null && zeroOfNone ? BigDecimal.ZERO : totals[i];
    }
    Truth truth = Truth.TRUE;
    for (Test.Stated stated : resultTests) {
      truth = truth.and(stated.test().test(subject, slots));
    }
    return truth;
  }

  private static boolean isSum(Function function) {
    return function == Function.TOTAL || function == Function.HALF;
  }

  /** An element that may or may not fit adds nothing to a total either way if its figure is 0. */
  private static boolean contributesNothing(Result result, Truth fits, @Nullable Object value) {
    return fits == Truth.UNKNOWN
        && isSum(result.function())
        && value instanceof Number
        && number(value).signum() == 0;
  }

  private static BigDecimal add(Function function, @Nullable BigDecimal before, Object value) {
    BigDecimal figure = function == Function.COUNT ? BigDecimal.ONE : number(value);
    if (before == null) {
      return figure;
    }
    return switch (function) {
      case COUNT, TOTAL, HALF -> before.add(figure);
      case LEAST -> before.min(figure);
      case MOST -> before.max(figure);
      default -> throw new IllegalStateException(function.word);
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

  /** The findings that it draws on, of those that were judged or are open. */
  List<Fact> restsOn(@Nullable Object[] slots, Population population) {
    List<Fact> rests = new ArrayList<>();
    for (Fact candidate : pattern.candidates(slots, population)) {
      pattern.bind(candidate, slots);
      if (fits(candidate, slots) == Truth.TRUE) {
        rests.add(candidate);
      }
    }
    return rests;
  }

  /** Names what leaves it unknown or one of its results missing. */
  void gaps(@Nullable Object[] slots, Population population, Consumer<Gap> gaps) {
    if (isOverFindings()) {
      restsOn(slots, population).forEach(rest -> population.gaps(rest).forEach(gaps));
      return;
    }
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
