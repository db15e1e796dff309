package org.junheng.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.rules.drl.RuleTree.Constraint;

/** A condition on a fact, judged in three values. */
sealed interface Test {
  Truth test(Fact fact, @Nullable Object[] slots);

  /** Names the missing figures that leave the condition unknown. */
  void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps);

  /** The fields it looks at. */
  void terms(Consumer<Term> terms);

  /** As written, with what it means. */
  record Stated(Constraint tree, Test test) {}

  record Compare(Term left, String operator, Term right) implements Test {
    @Override
    public Truth test(Fact fact, @Nullable Object[] slots) {
      Object a = left.value(fact, slots);
      Object b = right.value(fact, slots);
      if (a == null || b == null) {
        return Truth.UNKNOWN;
      }
      return Truth.of(
          switch (operator) {
            case "==" -> same(a, b);
            case "!=" -> !same(a, b);
            case "<" -> number(a).compareTo(number(b)) < 0;
            case "<=" -> number(a).compareTo(number(b)) <= 0;
            case ">" -> number(a).compareTo(number(b)) > 0;
            case ">=" -> number(a).compareTo(number(b)) >= 0;
            default -> throw new IllegalStateException(operator);
          });
    }

    private static boolean same(Object a, Object b) {
      if (a instanceof Fact) {
        return a == b;
      }
      if (a instanceof Integer left && b instanceof Integer right) {
        return left.intValue() == right.intValue();
      }
      return a instanceof Number && b instanceof Number
          ? number(a).compareTo(number(b)) == 0
          : a.equals(b);
    }

    private static BigDecimal number(Object value) {
      return value instanceof Integer count ? BigDecimal.valueOf(count) : (BigDecimal) value;
    }

    @Override
    public void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
      left.gaps(fact, slots, gaps);
      right.gaps(fact, slots, gaps);
    }

    @Override
    public void terms(Consumer<Term> terms) {
      terms.accept(left);
      terms.accept(right);
    }
  }

  record OneOf(Term left, boolean negated, Set<Object> values) implements Test {
    @Override
    public Truth test(Fact fact, @Nullable Object[] slots) {
      Object value = left.value(fact, slots);
      return value == null ? Truth.UNKNOWN : Truth.of(values.contains(value) != negated);
    }

    @Override
    public void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
      left.gaps(fact, slots, gaps);
    }

    @Override
    public void terms(Consumer<Term> terms) {
      terms.accept(left);
    }
  }

  record Any(List<Test> parts) implements Test {
    @Override
    public Truth test(Fact fact, @Nullable Object[] slots) {
      Truth truth = Truth.FALSE;
      for (Test part : parts) {
        truth = truth.or(part.test(fact, slots));
        if (truth == Truth.TRUE) {
          return truth;
        }
      }
      return truth;
    }

    @Override
    public void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
      unknownParts(parts, fact, slots, gaps);
    }

    @Override
    public void terms(Consumer<Term> terms) {
      parts.forEach(part -> part.terms(terms));
    }
  }

  record All(List<Test> parts) implements Test {
    @Override
    public Truth test(Fact fact, @Nullable Object[] slots) {
      Truth truth = Truth.TRUE;
      for (Test part : parts) {
        truth = truth.and(part.test(fact, slots));
        if (truth == Truth.FALSE) {
          return truth;
        }
      }
      return truth;
    }

    @Override
    public void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
      unknownParts(parts, fact, slots, gaps);
    }

    @Override
    public void terms(Consumer<Term> terms) {
      parts.forEach(part -> part.terms(terms));
    }
  }

  private static void unknownParts(
      List<Test> parts, Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
    for (Test part : parts) {
      if (part.test(fact, slots) == Truth.UNKNOWN) {
        part.gaps(fact, slots, gaps);
      }
    }
  }
}
