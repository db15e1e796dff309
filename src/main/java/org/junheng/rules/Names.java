package org.junheng.rules;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleDraft;

/** The variables of one rule: given once, used somewhere. */
final class Names {
  /**
   * Among the lost names: something that gives a name could not be read, and not the name either.
   */
  static final String ANY = RuleDraft.ANY;

  private final List<RuleProblem> problems;
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<String, Position> boundAt = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> unknown = new HashSet<>();
  // Names given inside exists, not or accumulate: they mean nothing outside it.
  private final Set<String> inside = new HashSet<>();
  // Names that stand in what was refused: that they mean nothing has its reason there.
  private final Set<String> lost = new HashSet<>();
  private @Nullable Variable speaking;

  Names(List<RuleProblem> problems) {
    this.problems = problems;
  }

  List<Variable> all() {
    return List.copyOf(variables.values());
  }

  /** Where the name was given has been refused; nothing more is said of it. */
  void lose(@Nullable String name) {
    if (name != null) {
      lost.add(name);
    }
  }

  boolean isKnown(String name) {
    return variables.containsKey(name);
  }

  /** Whether that it means nothing has been told elsewhere. */
  boolean isLost(String name) {
    return (lost.contains(name) || lost.contains(ANY)) && !variables.containsKey(name);
  }

  /** The variable of that name, or null with a problem, unless the name is lost. */
  @Nullable Variable use(String name, Position at) {
    used.add(name);
    if (isLost(name)) {
      return null;
    }
    Variable variable = variables.get(name);
    if (variable == null) {
      unknown(name, at);
    }
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

  /** Told once a name; the one that was meant is taken for used. */
  private void unknown(String name, Position at) {
    if (!unknown.add(name)) {
      return;
    }
    Optional<String> near = Nearest.to(name, variables.keySet());
    near.ifPresent(used::add);
    problems.add(
        at.problem(
            "rule.unknown-variable", name, near.orElse(String.join(", ", variables.keySet()))));
  }

  /** Of the thing whose pattern is read no condition in it may speak; null behind it. */
  void speaking(@Nullable Variable own) {
    speaking = own;
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
    if (lost.contains(ANY)) {
      return;
    }
    boundAt.forEach(
        (name, at) -> {
          if (!used.contains(name) && !lost.contains(name)) {
            problems.add(at.problem("rule.unused-variable", name));
          }
        });
  }

  @Nullable Variable declare(
      String name,
      FieldKind kind,
      @Nullable FactType factType,
      @Nullable FieldPath path,
      Gathering.@Nullable Result result,
      Position at) {
    Variable variable = new Variable(name, variables.size(), kind, factType, path, result);
    if (variables.putIfAbsent(name, variable) != null) {
      problems.add(at.problem("rule.variable-twice", name));
      // One of the two was to be called otherwise, and will be used under that name.
      lose(ANY);
      return null;
    }
    boundAt.put(name, at);
    return variable;
  }

  /** The slot of the next variable to be declared. */
  int nextSlot() {
    return variables.size();
  }
}
