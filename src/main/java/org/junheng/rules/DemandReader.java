package org.junheng.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.RuleTree.Amount;
import org.junheng.rules.drl.RuleTree.Argument;
import org.junheng.rules.drl.RuleTree.Call;
import org.junheng.rules.drl.RuleTree.Illegible;

/**
 * Gives the right side of a rule its meaning: one call of {@link Require}, every argument checked.
 */
final class DemandReader {
  private final Names names;
  private final @Nullable BoundPattern subject;
  private final List<RuleProblem> problems;

  DemandReader(Names names, @Nullable BoundPattern subject, List<RuleProblem> problems) {
    this.names = names;
    this.subject = subject;
    this.problems = problems;
  }

  /** The demand, or null with a problem. Every name in it is looked at, whatever else is wrong. */
  @Nullable Demand read(Call call) {
    names(call);
    Optional<Measure> measure = Measure.named(call.method());
    Optional<Comparison> plain = Comparison.named(call.method());
    if (measure.isPresent()) {
      return ratio(measure.get(), call);
    }
    if (plain.isPresent()) {
      return plain(plain.get(), call);
    }
    if (call.method().equals("attested") || call.method().equals("denied")) {
      return attested(call);
    }
    problems.add(
        call.at()
            .problem(
                "rule.unknown-demand",
                call.method(),
                Nearest.to(call.method(), known()).orElse(String.join(", ", known()))));
    return null;
  }

  /** Uses the names of all arguments, so that those that do not exist are told. */
  private void names(Call call) {
    for (Argument argument : call.arguments()) {
      if (argument instanceof org.junheng.rules.drl.RuleTree.Variable variable) {
        names.use(variable.name(), variable.at());
      } else if (argument instanceof Call inner) {
        names(inner);
      }
    }
    if (call.then() != null) {
      names(call.then());
    }
  }

  private static TreeSet<String> known() {
    TreeSet<String> known = new TreeSet<>(List.of("attested", "denied"));
    Stream.of(Measure.values())
        .map(Measure::method)
        .filter(method -> !method.isEmpty())
        .forEach(known::add);
    Stream.of(Comparison.values()).map(Comparison::method).forEach(known::add);
    return known;
  }

  private @Nullable Demand plain(Comparison comparison, Call call) {
    if (!arity(call, 3) || !ends(call)) {
      return null;
    }
    boolean about = aboutSubject(call);
    Expression figure = figure(call.arguments().get(1));
    Expression limit = figure(call.arguments().get(2));
    if (!counts(limit)) {
      problems.add(call.at().problem("rule.only-compared", call.method()));
      return null;
    }
    return !about || figure == null || limit == null
        ? null
        : new Demand.Measured(Measure.PLAIN, 1, figure, null, comparison, limit);
  }

  private @Nullable Demand ratio(Measure measure, Call call) {
    boolean grouped = measure == Measure.PER_GROUP;
    if (!arity(call, grouped ? 4 : 3)) {
      return null;
    }
    boolean about = aboutSubject(call);
    Call then = call.then();
    Optional<Comparison> comparison =
        then == null ? Optional.empty() : Comparison.named(then.method());
    if (then == null && call.arguments().stream().anyMatch(Illegible.class::isInstance)) {
      return null;
    }
    if (then == null) {
      problems.add(call.at().problem("rule.ratio-without-limit", call.method()));
      return null;
    }
    if (comparison.isEmpty()) {
      List<String> methods = Stream.of(Comparison.values()).map(Comparison::method).toList();
      String near = Nearest.to(then.method(), methods).orElse(String.join(", ", methods));
      problems.add(then.at().problem("rule.unknown-limit", then.method(), near));
      return null;
    }
    if (!arity(then, 1) || !ends(then)) {
      return null;
    }
    int group = 1;
    if (grouped) {
      if (!(call.arguments().get(1) instanceof Amount amount)
          || amount.text().contains(".")
          || amount.value().signum() == 0) {
        if (!(call.arguments().get(1) instanceof Illegible)) {
          problems.add(call.at().problem("rule.group-not-whole"));
        }
        return null;
      }
      group = amount.value().intValueExact();
    }
    Expression amount = figure(call.arguments().get(grouped ? 2 : 1));
    Expression count = figure(call.arguments().get(grouped ? 3 : 2));
    Expression limit = figure(then.arguments().get(0));
    if (!counts(amount) || !counts(count) || !counts(limit)) {
      problems.add(call.at().problem("rule.only-compared", call.method()));
      return null;
    }
    return !about || amount == null || count == null || limit == null
        ? null
        : new Demand.Measured(measure, group, amount, count, comparison.get(), limit);
  }

  private @Nullable Demand attested(Call call) {
    if (!arity(call, 1) || !ends(call) || !aboutSubject(call)) {
      return null;
    }
    if (subject == null) {
      return null;
    }
    if (!subject.type().attestable()) {
      problems.add(call.at().problem("rule.not-attestable", subject.type().name()));
      return null;
    }
    return new Demand.Attested(call.method().equals("attested"));
  }

  private boolean arity(Call call, int wanted) {
    if (call.arguments().size() != wanted) {
      problems.add(
          call.at().problem("rule.arguments", call.method(), wanted, call.arguments().size()));
      return false;
    }
    return true;
  }

  private boolean ends(Call call) {
    if (call.then() != null) {
      problems.add(call.then().at().problem("rule.one-call", call.then().method()));
      return false;
    }
    return true;
  }

  private boolean aboutSubject(Call call) {
    Argument first = call.arguments().get(0);
    if (first instanceof Illegible) {
      return true;
    }
    if (first instanceof org.junheng.rules.drl.RuleTree.Variable variable) {
      if (names.isLost(variable.name()) || !names.isKnown(variable.name())) {
        return true;
      }
      Variable named = names.use(variable.name(), variable.at());
      if (subject == null || named == null || named == subject.own()) {
        return true;
      }
    }
    if (subject == null) {
      return true;
    }
    problems.add(
        call.at()
            .problem(
                "rule.subject-first",
                call.method(),
                subject.tree().variable() == null ? "" : subject.tree().variable()));
    return false;
  }

  private @Nullable Expression figure(Argument argument) {
    if (argument instanceof Amount amount) {
      return new Expression.Literal(amount.value());
    }
    if (argument instanceof org.junheng.rules.drl.RuleTree.Variable variable) {
      Variable named = names.use(variable.name(), variable.at());
      if (named != null && !named.kind().isNumber()) {
        problems.add(variable.at().problem("rule.not-a-figure", variable.name()));
        return null;
      }
      return named == null ? null : new Expression.Of(named);
    }
    return argument instanceof Call call ? composed(call) : null;
  }

  /** Whether it can be counted with, and not only be compared. */
  private static boolean counts(@Nullable Expression figure) {
    return figure == null || !isOpen(figure) && !isOverFindings(figure);
  }

  private static boolean isOpen(Expression figure) {
    return figure instanceof Expression.Composed composed && composed.composition().isOpen();
  }

  private static boolean isOverFindings(Expression figure) {
    return figure instanceof Expression.Of of
        && of.variable().result() != null
        && of.variable().result().function().overFindings;
  }

  private @Nullable Expression composed(Call call) {
    Optional<Expression.Composition> composition =
        Stream.of(Expression.Composition.values())
            .filter(known -> known.method.equals(call.method()))
            .findFirst();
    if (composition.isEmpty()) {
      List<String> known =
          Stream.of(Expression.Composition.values()).map(each -> each.method).toList();
      problems.add(
          call.at()
              .problem(
                  "rule.unknown-figure",
                  call.method(),
                  Nearest.to(call.method(), known).orElse(String.join(", ", known))));
      return null;
    }
    int size = call.arguments().size();
    Expression.Composition meant = composition.get();
    if (size < meant.fewest
        || size > meant.most
        || (meant == Expression.Composition.WEIGHTED && size % 2 != 0)) {
      problems.add(call.at().problem("rule.arguments", call.method(), meant.fewest, size));
      return null;
    }
    if (!ends(call)) {
      return null;
    }
    List<Expression> parts = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      Expression part = figure(argument);
      if (part != null && !counts(part) && !(meant.isOpen() && parts.isEmpty() && !isOpen(part))) {
        problems.add(call.at().problem("rule.only-compared", call.method()));
        return null;
      }
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.size() < size ? null : new Expression.Composed(meant, parts);
  }
}
