package org.junheng.rules;

import java.util.ArrayList;
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

  private @Nullable BoundPattern bind(Pattern pattern, boolean gathered) {
    Optional<FactType> found = vocabulary.type(pattern.type());
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
    for (Item item : pattern.items()) {
      if (item instanceof Binding binding) {
        binding(binding, type).ifPresent(bindings::add);
        continue;
      }
      Constraint constraint = (Constraint) item;
      Test test = test(constraint, type);
      if (test != null) {
        tests.add(new Test.Stated(constraint, test));
        Join join = gathered && joined == null ? Join.of(test, type) : null;
        if (join != null) {
          joined = join.variable();
          self = join.self();
        }
      }
    }
    names.speaking(null);
    new ScopeCheck(problems).check(tests);
    return new BoundPattern(pattern, type, own, bindings, tests, joined, self);
  }

  /** {@code school == $school}: only what belongs to that fact can fit. */
  private record Join(Variable variable, boolean self) {
    static @Nullable Join of(Test test, FactType type) {
      if (test instanceof Test.Compare compare
          && compare.operator().equals("==")
          && compare.left() instanceof Term.Field field
          && field.path().isFact()
          && field.path().hops() <= 1
          && compare.right() instanceof Term.Slot slot) {
        boolean self = field.path().hops() == 0;
        return slot.variable().factType() == (self ? type : type.parent())
            ? new Join(slot.variable(), self)
            : null;
      }
      return null;
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
