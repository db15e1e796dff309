package org.junheng.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.RuleTree;
import org.junheng.rules.drl.RuleTree.Binding;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Path;
import org.junheng.rules.drl.RuleTree.Pattern;

/** Gives the patterns of one rule their meaning: the types and fields they stand for. */
final class PatternBinder {
  private final Names names;
  private final Vocabulary vocabulary;
  private final Set<String> imported;
  private final List<RuleProblem> problems;
  private @Nullable FactType subject;

  /**
   * @param imported names of the fact types that the file imports; one that it should have is told
   *     once and added
   */
  PatternBinder(
      Names names, Vocabulary vocabulary, Set<String> imported, List<RuleProblem> problems) {
    this.names = names;
    this.vocabulary = vocabulary;
    this.imported = imported;
    this.problems = problems;
  }

  Names names() {
    return names;
  }

  /** Of a pattern that means nothing: what it names or uses is no further mistake. */
  private void lose(Pattern pattern) {
    names.lose(pattern.variable());
    for (Item item : pattern.items()) {
      if (item instanceof Binding binding) {
        names.lose(binding.variable());
      } else {
        variables((Constraint) item);
      }
    }
  }

  /** Uses the variables of a condition, so that those that do not exist are told. */
  private void variables(Constraint constraint) {
    if (constraint instanceof RuleTree.Comparison comparison
        && comparison.right() instanceof RuleTree.Variable variable) {
      names.use(variable.name(), variable.at());
    } else if (constraint instanceof RuleTree.Enclosed enclosed) {
      variables(enclosed.inner());
    } else if (constraint instanceof RuleTree.AnyOf any) {
      any.parts().forEach(this::variables);
    } else if (constraint instanceof RuleTree.AllOf all) {
      all.parts().forEach(this::variables);
    }
  }

  @Nullable BoundPattern subject(Pattern pattern) {
    if (pattern.variable() == null) {
      problems.add(pattern.at().problem("rule.subject-unnamed", pattern.type()));
    }
    return bind(pattern, false);
  }

  @Nullable BoundPattern gathered(Pattern pattern) {
    return bind(pattern, true);
  }

  /** Findings are seen from the subject, beside it. */
  private Optional<FactType> type(Pattern pattern, boolean gathered) {
    if (gathered && subject != null && pattern.type().equals(FindingType.NAME)) {
      return Optional.of(FindingType.about(subject));
    }
    return vocabulary.type(pattern.type());
  }

  /** The targets or indicators that a pattern over findings names; null with a problem. */
  private BoundPattern.@Nullable Named named(Pattern pattern, List<Test.Stated> tests) {
    for (Test.Stated stated : tests) {
      Test test = stated.test();
      if (test instanceof Test.Compare compare
          && compare.operator().equals("==")
          && compare.left() instanceof Term.Field field
          && compare.right() instanceof Term.Constant word
          && isName(field)) {
        return new BoundPattern.Named(field.path().text(), Set.of(word.value().toString()));
      }
      if (test instanceof Test.OneOf oneOf
          && !oneOf.negated()
          && oneOf.left() instanceof Term.Field field
          && isName(field)) {
        Set<String> words = new HashSet<>();
        oneOf.values().forEach(word -> words.add(word.toString()));
        return new BoundPattern.Named(field.path().text(), words);
      }
    }
    problems.add(pattern.typeAt().problem("rule.finding-of-whom"));
    return null;
  }

  private static boolean isName(Term.Field field) {
    String name = field.path().text();
    return name.equals(FindingType.TARGET) || name.equals(FindingType.INDICATOR);
  }

  private @Nullable BoundPattern bind(Pattern pattern, boolean gathered) {
    Optional<FactType> found = type(pattern, gathered);
    if (found.isEmpty()) {
      List<String> known = vocabulary.types().stream().map(FactType::name).toList();
      problems.add(
          pattern
              .typeAt()
              .problem(
                  "rule.unknown-type",
                  pattern.type(),
                  Nearest.to(pattern.type(), known).orElse(String.join(", ", known))));
      lose(pattern);
      return null;
    }
    FactType type = found.get();
    if (imported.add(type.name())) {
      problems.add(pattern.typeAt().problem("rule.type-not-imported", type.name()));
    }
    Variable own =
        pattern.variable() == null
            ? null
            : names.declare(
                pattern.variable(),
                FieldKind.PARENT,
                type,
                new FieldPath("this", 0, type, null),
                null,
                pattern.at());
    names.speaking(own);
    List<BoundPattern.Binding> bindings = new ArrayList<>();
    List<Test.Stated> tests = new ArrayList<>();
    Variable joined = null;
    boolean self = false;
    FactField by = null;
    for (Item item : pattern.items()) {
      if (item instanceof Binding binding) {
        binding(binding, type).ifPresent(bindings::add);
        continue;
      }
      Constraint constraint = (Constraint) item;
      Test test = test(constraint, type);
      if (test != null) {
        tests.add(new Test.Stated(constraint, test));
        Join join = gathered && (joined == null || by != null) ? Join.of(test, type) : null;
        if (join != null && (joined == null || join.by() == null)) {
          joined = join.variable();
          self = join.self();
          by = join.by();
        }
      }
    }
    names.speaking(null);
    new ScopeCheck(problems).check(tests);
    if (!gathered) {
      subject = type;
    }
    BoundPattern.Named named = type.isDetached() ? named(pattern, tests) : null;
    return new BoundPattern(pattern, type, own, bindings, tests, joined, self, by, named);
  }

  /**
   * {@code school == $school}: only what belongs to that fact can fit; {@code countedSchool ==
   * $school}: only what has that word.
   */
  private record Join(Variable variable, boolean self, @Nullable FactField by) {
    static @Nullable Join of(Test test, FactType type) {
      if (!(test instanceof Test.Compare compare)
          || !compare.operator().equals("==")
          || !(compare.left() instanceof Term.Field field)
          || !(compare.right() instanceof Term.Slot slot)) {
        return null;
      }
      FactField named = field.path().field();
      if (named != null) {
        return field.path().hops() == 0 && named.kind() == FieldKind.TEXT
            ? new Join(slot.variable(), false, named)
            : null;
      }
      boolean self = field.path().hops() == 0;
      return field.path().hops() <= 1 && slot.variable().factType() == (self ? type : type.parent())
          ? new Join(slot.variable(), self, null)
          : null;
    }
  }

  private Optional<BoundPattern.Binding> binding(Binding binding, FactType type) {
    FieldPath path = path(binding.path(), type);
    if (path == null) {
      names.lose(binding.variable());
      return Optional.empty();
    }
    FieldKind kind = path.field() == null ? FieldKind.PARENT : path.field().kind();
    Variable variable =
        names.declare(
            binding.variable(),
            kind,
            path.isFact() ? path.type() : null,
            path,
            null,
            binding.path().at());
    return variable == null
        ? Optional.empty()
        : Optional.of(new BoundPattern.Binding(path, variable.slot()));
  }

  private @Nullable FieldPath path(Path path, FactType type) {
    Optional<FieldPath> found = type.path(path.steps());
    if (found.isEmpty()) {
      FactType above = type;
      int step = 0;
      while (step < path.steps().size() - 1
          && above.parentField() != null
          && above.parentField().name().equals(path.steps().get(step))) {
        above = Objects.requireNonNull(above.parent());
        step++;
      }
      List<String> known = above.fields().stream().map(FactField::name).toList();
      String wrong = path.steps().get(step);
      problems.add(
          path.at()
              .problem(
                  "rule.unknown-field",
                  above.name(),
                  wrong,
                  Nearest.to(wrong, known).orElse(String.join(", ", known))));
    }
    return found.orElse(null);
  }

  @Nullable Test test(Constraint constraint, FactType type) {
    return new Tests(this, problems).test(constraint, type);
  }

  /** The field a condition names, as a term. */
  @Nullable Term term(Path path, FactType type) {
    FieldPath found = path(path, type);
    return found == null ? null : new Term.Field(found);
  }
}
