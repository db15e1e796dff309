package org.junheng.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Binding;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Path;
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Result;

/** The names of one rule: its variables, and the types and fields they stand for. */
final class Names {
  private final Vocabulary vocabulary;
  private final Set<String> imported;
  private final List<RuleProblem> problems;
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<String, Position> boundAt = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  // Names given inside exists, not or accumulate: they mean nothing outside it.
  private final Set<String> inside = new HashSet<>();
  private @Nullable Variable speaking;
  private @Nullable FactType subject;

  Names(Vocabulary vocabulary, Set<String> imported, List<RuleProblem> problems) {
    this.vocabulary = vocabulary;
    this.imported = imported;
    this.problems = problems;
  }

  List<Variable> all() {
    return List.copyOf(variables.values());
  }

  /** The variable of that name, or null with a problem. */
  @Nullable Variable use(String name, Position at) {
    Variable variable = variables.get(name);
    if (variable == null) {
      problems.add(
          at.problem(
              "rule.unknown-variable",
              name,
              Nearest.to(name, variables.keySet()).orElse(String.join(", ", variables.keySet()))));
    }
    used.add(name);
    if (variable != null && inside.contains(name)) {
      problems.add(at.problem("rule.variable-inside-only", name));
      return null;
    }
    if (variable != null && variable == speaking) {
      problems.add(at.problem("rule.compared-with-itself", name));
      return null;
    }
    return variable;
  }

  /** What was named inside a condition is out of reach behind it. */
  void leave(BoundPattern pattern) {
    if (pattern.own() != null) {
      inside.add(pattern.own().name());
    }
    for (Variable variable : variables.values()) {
      if (pattern.bindings().stream().anyMatch(binding -> binding.slot() == variable.slot())) {
        inside.add(variable.name());
      }
    }
  }

  void reportUnused() {
    boundAt.forEach(
        (name, at) -> {
          if (!used.contains(name)) {
            problems.add(at.problem("rule.unused-variable", name));
          }
        });
  }

  private @Nullable Variable declare(
      String name,
      FieldKind kind,
      @Nullable FactType factType,
      @Nullable FieldPath path,
      Gathering.@Nullable Result result,
      Position at) {
    Variable variable = new Variable(name, variables.size(), kind, factType, path, result);
    if (variables.putIfAbsent(name, variable) != null) {
      problems.add(at.problem("rule.variable-twice", name));
      return null;
    }
    boundAt.put(name, at);
    return variable;
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
    problems.add(pattern.at().problem("rule.finding-of-whom"));
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
              .at()
              .problem(
                  "rule.unknown-type",
                  pattern.type(),
                  Nearest.to(pattern.type(), known).orElse(String.join(", ", known))));
      return null;
    }
    FactType type = found.get();
    if (!imported.contains(type.name())) {
      problems.add(pattern.at().problem("rule.type-not-imported", type.name()));
    }
    Variable own =
        pattern.variable() == null
            ? null
            : declare(
                pattern.variable(),
                FieldKind.PARENT,
                type,
                new FieldPath("this", 0, type, null),
                null,
                pattern.at());
    speaking = own;
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
    speaking = null;
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
      return field.path().hops() <= 1
              && slot.variable().factType() == (self ? type : type.parent())
          ? new Join(slot.variable(), self, null)
          : null;
    }
  }

  private Optional<BoundPattern.Binding> binding(Binding binding, FactType type) {
    FieldPath path = path(binding.path(), type);
    if (path == null) {
      return Optional.empty();
    }
    FieldKind kind = path.field() == null ? FieldKind.PARENT : path.field().kind();
    Variable variable =
        declare(
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
        above = java.util.Objects.requireNonNull(above.parent());
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

  Optional<Gathering> accumulation(Accumulation accumulation, Set<String> functions) {
    BoundPattern pattern = gathered(accumulation.pattern());
    if (pattern == null) {
      return Optional.empty();
    }
    List<Gathering.Result> results = new ArrayList<>();
    accumulation
        .results()
        .forEach(result -> result(result, pattern, functions).ifPresent(results::add));
    leave(pattern);
    List<Test.Stated> tests = new ArrayList<>();
    for (Constraint constraint : accumulation.constraints()) {
      Test test = new Tests(this, problems).resultTest(constraint, pattern.type(), results);
      if (test != null) {
        tests.add(new Test.Stated(constraint, test));
      }
    }
    return Optional.of(
        new Gathering(pattern, results, tests, null, DrlPrinter.condition(accumulation)));
  }

  private Optional<Gathering.Result> result(
      Result result, BoundPattern pattern, Set<String> functions) {
    Optional<Gathering.Function> function =
        Stream.of(Gathering.Function.values())
            .filter(known -> known.word.equals(result.function()))
            .findFirst();
    if (function.isEmpty()) {
      List<String> known = Stream.of(Gathering.Function.values()).map(each -> each.word).toList();
      problems.add(
          result
              .at()
              .problem(
                  "rule.unknown-function",
                  result.function(),
                  Nearest.to(result.function(), known).orElse(String.join(", ", known))));
      return Optional.empty();
    }
    // count is Drools' own: over the elements themselves nothing can be missing.
    if (function.get() != Gathering.Function.COUNT && !functions.contains(result.function())) {
      problems.add(result.at().problem("rule.function-not-imported", result.function()));
    }
    Variable argument = use(result.argument(), result.at());
    if (argument == null) {
      return Optional.empty();
    }
    boolean counts = function.get().ofThings();
    if (function.get().overFindings && !pattern.type().isDetached()) {
      problems.add(result.at().problem("rule.over-findings", result.function()));
      return Optional.empty();
    }
    boolean ofPattern =
        pattern.own() == argument
            || pattern.bindings().stream().anyMatch(binding -> binding.slot() == argument.slot());
    if (!ofPattern || (counts ? pattern.own() != argument : !argument.kind().isNumber())) {
      problems.add(
          result
              .at()
              .problem(
                  counts ? "rule.count-of" : "rule.function-of",
                  result.function(),
                  result.argument()));
      return Optional.empty();
    }
    Gathering.Result meant =
        new Gathering.Result(
            result.variable(), function.get(), argument, variables.size(), pattern);
    Variable variable =
        declare(result.variable(), FieldKind.MEASURE, null, null, meant, result.at());
    return variable == null ? Optional.empty() : Optional.of(meant);
  }

  @Nullable Test test(Constraint constraint, FactType type) {
    return new Tests(this, problems).test(constraint, type);
  }

  /** The field a condition names, as a term. */
  @Nullable Term term(Path path, FactType type) {
    FieldPath found = path(path, type);
    return found == null ? null : new Term.Field(found);
  }

  /** Parts of a composed condition; null where one of them is wrong. */
  static @Nullable Test composed(
      Constraint constraint, java.util.function.Function<Constraint, @Nullable Test> each) {
    if (constraint instanceof Enclosed enclosed) {
      return each.apply(enclosed.inner());
    }
    List<Constraint> parts =
        constraint instanceof AnyOf any ? any.parts() : ((AllOf) constraint).parts();
    List<Test> tests = new ArrayList<>();
    for (Constraint part : parts) {
      Test test = each.apply(part);
      if (test == null) {
        return null;
      }
      tests.add(test);
    }
    return constraint instanceof AnyOf ? new Test.Any(tests) : new Test.All(tests);
  }
}
