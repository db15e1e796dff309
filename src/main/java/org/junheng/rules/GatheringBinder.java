package org.junheng.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junheng.facts.FieldKind;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Existence;
import org.junheng.rules.drl.RuleTree.Result;

/** Gives {@code exists}, {@code not} and {@code accumulate} their meaning. */
final class GatheringBinder {
  private final PatternBinder patterns;
  private final Names names;
  private final Set<String> functions;
  private final List<RuleProblem> problems;

  /**
   * @param functions names under which the file imports accumulate functions; one that it should
   *     have is told once and added
   */
  GatheringBinder(PatternBinder patterns, Set<String> functions, List<RuleProblem> problems) {
    this.patterns = patterns;
    this.names = patterns.names();
    this.functions = functions;
    this.problems = problems;
  }

  Optional<Gathering> gathering(Condition condition) {
    if (condition instanceof Accumulation accumulation) {
      return accumulation(accumulation);
    }
    Existence existence = (Existence) condition;
    BoundPattern pattern = patterns.gathered(existence.pattern());
    if (pattern == null) {
      return Optional.empty();
    }
    names.leave(pattern);
    String text = DrlPrinter.condition(condition);
    return Optional.of(new Gathering(pattern, List.of(), List.of(), existence.expected(), text));
  }

  private Optional<Gathering> accumulation(Accumulation accumulation) {
    BoundPattern pattern = patterns.gathered(accumulation.pattern());
    if (pattern == null) {
      accumulation
          .results()
          .forEach(
              result -> {
                names.use(result.argument(), result.at());
                names.lose(result.variable());
              });
      return Optional.empty();
    }
    List<Gathering.Result> results = new ArrayList<>();
    accumulation
        .results()
        .forEach(
            result ->
                result(result, pattern)
                    .ifPresentOrElse(results::add, () -> names.lose(result.variable())));
    names.leave(pattern);
    List<Test.Stated> tests = new ArrayList<>();
    for (Constraint constraint : accumulation.constraints()) {
      Test test = new Tests(patterns, problems).resultTest(constraint, pattern.type(), results);
      if (test != null) {
        tests.add(new Test.Stated(constraint, test));
      }
    }
    new ScopeCheck(problems).check(tests);
    return Optional.of(
        new Gathering(pattern, results, tests, null, DrlPrinter.condition(accumulation)));
  }

  private Optional<Gathering.Result> result(Result result, BoundPattern pattern) {
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
      names.use(result.argument(), result.at());
      return Optional.empty();
    }
    // count is Drools' own: over the elements themselves nothing can be missing.
    if (function.get() != Gathering.Function.COUNT && functions.add(result.function())) {
      problems.add(result.at().problem("rule.function-not-imported", result.function()));
    }
    Variable argument = names.use(result.argument(), result.at());
    if (argument == null) {
      return Optional.empty();
    }
    if (function.get().overFindings && !pattern.type().isDetached()) {
      problems.add(result.at().problem("rule.over-findings", result.function()));
      return Optional.empty();
    }
    boolean counts = function.get().ofThings();
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
            result.variable(), function.get(), argument, names.nextSlot(), pattern);
    Variable variable =
        names.declare(result.variable(), FieldKind.MEASURE, null, null, meant, result.at());
    return variable == null ? Optional.empty() : Optional.of(meant);
  }
}
