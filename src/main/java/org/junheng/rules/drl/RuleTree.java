package org.junheng.rules.drl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule as written, nothing more and nothing less than the profile allows.
 *
 * @param name the target's id
 * @param attributes {@code date-effective} and the like
 * @param subject whom the target binds
 * @param conditions what else must hold, in order
 */
public record RuleTree(
    String name,
    List<Annotation> annotations,
    List<Annotation> attributes,
    Pattern subject,
    List<Condition> conditions,
    Call demand,
    Position at) {

  public RuleTree {
    annotations = List.copyOf(annotations);
    attributes = List.copyOf(attributes);
    conditions = List.copyOf(conditions);
  }

  /** The rule with other annotations. */
  public RuleTree withAnnotations(List<Annotation> others) {
    return new RuleTree(name, others, attributes, subject, conditions, demand, at);
  }

  /** The rule with other attributes. */
  public RuleTree withAttributes(List<Annotation> others) {
    return new RuleTree(name, annotations, others, subject, conditions, demand, at);
  }

  /** The rule with another subject. */
  public RuleTree withSubject(Pattern other) {
    return new RuleTree(name, annotations, attributes, other, conditions, demand, at);
  }

  /** The rule with other conditions beside the subject's. */
  public RuleTree withConditions(List<Condition> others) {
    return new RuleTree(name, annotations, attributes, subject, others, demand, at);
  }

  /** The rule with another right side. */
  public RuleTree withDemand(Call other) {
    return new RuleTree(name, annotations, attributes, subject, conditions, other, at);
  }

  /**
   * {@code @name("value")}, or an attribute {@code name "value"}.
   *
   * @param legible false where the value could not be read, which has been reported
   */
  public record Annotation(String name, String value, Position at, boolean legible) {
    public Annotation(String name, String value, Position at) {
      this(name, value, at, true);
    }

    static Annotation illegible(String name, Position at) {
      return new Annotation(name, "", at, false);
    }
  }

  public Optional<Annotation> annotation(String wanted) {
    return annotations.stream().filter(annotation -> annotation.name().equals(wanted)).findFirst();
  }

  public Optional<Annotation> attribute(String wanted) {
    return attributes.stream().filter(attribute -> attribute.name().equals(wanted)).findFirst();
  }

  /** A condition beside the subject's own pattern. */
  public sealed interface Condition permits Existence, Accumulation {
    Pattern pattern();
  }

  /** {@code exists} or {@code not} a thing that fits the pattern. */
  public record Existence(boolean expected, Pattern pattern) implements Condition {}

  /** Figures over all things that fit the pattern. */
  public record Accumulation(
      Pattern pattern, List<Result> results, List<Constraint> constraints, Position at)
      implements Condition {
    public Accumulation {
      results = List.copyOf(results);
      constraints = List.copyOf(constraints);
    }
  }

  /** {@code $total : total($students)}. */
  public record Result(String variable, String function, String argument, Position at) {}

  /** {@code $stage : Stage( … )}. */
  public record Pattern(
      @Nullable String variable, String type, List<Item> items, Position at, Position typeAt) {
    public Pattern {
      items = List.copyOf(items);
    }

    public Pattern(@Nullable String variable, String type, List<Item> items, Position at) {
      this(variable, type, items, at, at);
    }
  }

  /** What stands between the commas of a pattern. */
  public sealed interface Item permits Binding, Constraint {}

  /** {@code $students : students}. */
  public record Binding(String variable, Path path) implements Item {}

  /** A condition on a thing. */
  public sealed interface Constraint extends Item
      permits AnyOf, AllOf, Enclosed, Comparison, Membership {}

  public record AnyOf(List<Constraint> parts) implements Constraint {
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  public record AllOf(List<Constraint> parts) implements Constraint {
    public AllOf {
      parts = List.copyOf(parts);
    }
  }

  public record Enclosed(Constraint inner) implements Constraint {}

  public record Comparison(Path left, String operator, Operand right) implements Constraint {}

  public record Membership(Path left, boolean negated, List<Literal> values) implements Constraint {
    public Membership {
      values = List.copyOf(values);
    }
  }

  /** {@code school.builtYear}, {@code this}, or a variable alone. */
  public record Path(List<String> steps, Position at) {
    public Path {
      steps = List.copyOf(steps);
    }

    public String text() {
      return String.join(".", steps);
    }

    public boolean isVariable() {
      return steps.get(0).startsWith("$");
    }
  }

  /** What a field is compared with. */
  public sealed interface Operand permits Literal, Variable {}

  /**
   * @param value a {@code String}, {@code Integer} or {@code Boolean}
   */
  public record Literal(Object value, Position at) implements Operand {}

  public record Variable(String name, Position at) implements Operand, Argument {}

  /** {@code require.method(…)}, or {@code .method(…)} behind it in {@link #then}. */
  public record Call(String method, List<Argument> arguments, @Nullable Call then, Position at)
      implements Argument {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** Whether every part of it could be read. */
    boolean isLegible() {
      return (then == null || then.isLegible())
          && arguments.stream()
              .allMatch(
                  argument ->
                      !(argument instanceof Illegible)
                          && !(argument instanceof Call call && !call.isLegible()));
    }
  }

  public sealed interface Argument permits Variable, Amount, Call, Illegible {}

  /** An argument that could not be read; no rule that is whole has one. */
  public record Illegible(Position at) implements Argument {}

  /** A number of the right side, exactly as written. */
  public record Amount(BigDecimal value, String text, Position at) implements Argument {}
}
