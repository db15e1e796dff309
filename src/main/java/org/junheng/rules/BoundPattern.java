package org.junheng.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.rules.drl.RuleTree.Pattern;

/**
 * A pattern whose names have been resolved.
 *
 * @param bindings fields to read into slots before the tests
 * @param joined the variable whose fact is the parent of what is looked for, or that fact itself;
 *     null where all facts of the type are looked at
 * @param self whether {@code joined} is the thing itself rather than its parent
 * @param by the field of what is looked for that has the value of {@code joined}; null where it is
 *     joined by the fact itself
 * @param named whose findings it looks at; null where it does not look at findings
 */
record BoundPattern(
    Pattern tree,
    FactType type,
    @Nullable Variable own,
    List<Binding> bindings,
    List<Test.Stated> tests,
    @Nullable Variable joined,
    boolean self,
    @Nullable FactField by,
    @Nullable Named named) {

  record Binding(FieldPath path, int slot) {}

  /** Of a pattern over findings: the targets, or the indicators, that it names. */
  record Named(String field, Set<String> words) {
    boolean isTargets() {
      return field.equals(FindingType.TARGET);
    }
  }

  /** Reads the fact's values into the slots. */
  void bind(Fact fact, @Nullable Object[] slots) {
    if (own != null) {
      slots[own.slot()] = fact;
    }
    for (Binding binding : bindings) {
      slots[binding.slot()] = binding.path().read(fact);
    }
  }

  Truth test(Fact fact, @Nullable Object[] slots) {
    Truth truth = Truth.TRUE;
    for (Test.Stated stated : tests) {
      truth = truth.and(stated.test().test(fact, slots));
      if (truth == Truth.FALSE) {
        return truth;
      }
    }
    return truth;
  }

  void gaps(Fact fact, @Nullable Object[] slots, Consumer<Gap> gaps) {
    for (Test.Stated stated : tests) {
      if (stated.test().test(fact, slots) == Truth.UNKNOWN) {
        stated.test().gaps(fact, slots, gaps);
      }
    }
  }

  /** The facts that may fit, imagined ones in the place of absent lists. */
  List<Fact> candidates(@Nullable Object[] slots, Population population) {
    if (named != null) {
      return joined == null
          ? population.findings(named)
          : population.findings((Fact) java.util.Objects.requireNonNull(slots[joined.slot()]));
    }
    if (joined == null) {
      return population.all(type);
    }
    if (by != null) {
      return population.having(type, by, slots[joined.slot()]);
    }
    Fact fact = (Fact) slots[joined.slot()];
    if (fact == null) {
      return List.of();
    }
    if (self) {
      return List.of(fact);
    }
    List<Fact> list = fact.list(type);
    if (list == null) {
      return fact.imagine(type);
    }
    return type.outside() == null
        ? list
        : list.stream().filter(element -> element.outside() == null).toList();
  }
}
