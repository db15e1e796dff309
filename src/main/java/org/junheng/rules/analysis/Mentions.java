package org.junheng.rules.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.FindingType;
import org.junheng.rules.LookedAt;
import org.junheng.rules.Rule;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.RuleTree.Accumulation;
import org.junheng.rules.drl.RuleTree.AllOf;
import org.junheng.rules.drl.RuleTree.AnyOf;
import org.junheng.rules.drl.RuleTree.Binding;
import org.junheng.rules.drl.RuleTree.Comparison;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Constraint;
import org.junheng.rules.drl.RuleTree.Enclosed;
import org.junheng.rules.drl.RuleTree.Existence;
import org.junheng.rules.drl.RuleTree.Item;
import org.junheng.rules.drl.RuleTree.Literal;
import org.junheng.rules.drl.RuleTree.Membership;
import org.junheng.rules.drl.RuleTree.Path;
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Result;
import org.junheng.rules.drl.RuleTree.Variable;

/**
 * What the left sides of some rules speak of: the fields they compare, with which values, and the
 * things beside the subject that they look for.
 */
final class Mentions {
  private static final int MOST_ELEMENTS = 3;

  private final Vocabulary vocabulary;
  private final Map<LookedAt, Set<Object>> literals = new LinkedHashMap<>();
  private final Map<LookedAt, Set<LookedAt>> linked = new HashMap<>();
  private final Map<FactType, Integer> wanted = new LinkedHashMap<>();
  private final Map<FactType, Integer> filtered = new HashMap<>();
  private final Set<LookedAt> open = new LinkedHashSet<>();
  private final Set<String> asked = new HashSet<>();
  private boolean decidable = true;

  Mentions(Vocabulary vocabulary, Iterable<Rule> rules) {
    this.vocabulary = vocabulary;
    rules.forEach(rule -> new OfRule().read(rule));
  }

  /** The compared fields with the values of the rules. */
  Map<LookedAt, Set<Object>> literals() {
    return literals;
  }

  /** Fields that are compared with this one, directly or through others; without itself. */
  Set<LookedAt> linkedWith(LookedAt field) {
    Set<LookedAt> all = new LinkedHashSet<>(List.of(field));
    List<LookedAt> open = new ArrayList<>(all);
    while (!open.isEmpty()) {
      for (LookedAt next : linked.getOrDefault(open.remove(0), Set.of())) {
        if (all.add(next)) {
          open.add(next);
        }
      }
    }
    all.remove(field);
    return all;
  }

  /**
   * Types that are gathered, with how many elements of each it takes at most to tell cases apart.
   */
  Map<FactType, Integer> elements() {
    Map<FactType, Integer> elements = new LinkedHashMap<>();
    wanted.forEach(
        (type, number) ->
            elements.put(type, Math.min(MOST_ELEMENTS, number + filtered.getOrDefault(type, 0))));
    return elements;
  }

  /** Fields that are compared with totals: no values of theirs are enough to try. */
  Set<LookedAt> open() {
    return open;
  }

  /** Whether all would be decidable if the {@link #open} fields were left unknown. */
  boolean isDecidableApart() {
    return decidable;
  }

  /**
   * Whether trying the values around those mentioned is enough to say that something can never be:
   * so for conditions on fields and single conditions on totals, but not for totals compared with
   * other figures.
   */
  boolean isDecidable() {
    return decidable && open.isEmpty();
  }

  /** One rule's variables. */
  private final class OfRule {
    private final Map<String, FieldPath> fields = new HashMap<>();
    private final Map<String, Result> results = new HashMap<>();

    void read(Rule rule) {
      pattern(rule.tree().subject());
      for (Condition condition : rule.tree().conditions()) {
        if (FindingType.isNamedBy(condition.pattern())) {
          // Findings are made of facts; nobody submits them.
          continue;
        }
        FactType type = pattern(condition.pattern());
        if (condition instanceof Existence existence) {
          if (isSubjectItself(condition.pattern(), rule.tree().subject())) {
            continue;
          }
          // What several rules ask for in the same words is one thing.
          boolean more = existence.expected() && asked.add(DrlPrinter.pattern(existence.pattern()));
          wanted.merge(type, more ? 1 : 0, Integer::sum);
          if (!existence.expected()) {
            wanted.merge(type, 1, Math::max);
          }
        } else {
          accumulation((Accumulation) condition, type, type == rule.subjectType());
        }
      }
    }

    /**
     * {@code exists School( this == $school, … )} asks the subject once more, nothing beside it.
     */
    private boolean isSubjectItself(Pattern pattern, Pattern subject) {
      return pattern.items().stream()
          .anyMatch(
              item ->
                  item instanceof Comparison comparison
                      && comparison.left().text().equals("this")
                      && comparison.operator().equals("==")
                      && comparison.right() instanceof Variable variable
                      && variable.name().equals(subject.variable()));
    }

    private void accumulation(Accumulation accumulation, FactType type, boolean ofItsKind) {
      accumulation.results().forEach(result -> results.put(result.variable(), result));
      boolean asked = !accumulation.constraints().isEmpty();
      wanted.merge(type, ofItsKind && !asked ? 0 : 1, Math::max);
      accumulation.constraints().forEach(constraint -> constraint(constraint, type));
      Set<String> compared = new LinkedHashSet<>();
      accumulation.constraints().forEach(constraint -> names(constraint, compared));
      if (compared.size() > 1) {
        decidable = false;
      }
    }

    private void names(Constraint constraint, Set<String> names) {
      if (constraint instanceof AnyOf any) {
        any.parts().forEach(part -> names(part, names));
      } else if (constraint instanceof AllOf all) {
        all.parts().forEach(part -> names(part, names));
      } else if (constraint instanceof Enclosed enclosed) {
        names(enclosed.inner(), names);
      } else if (constraint instanceof Comparison comparison) {
        names.add(comparison.left().text());
      }
    }

    private FactType pattern(Pattern pattern) {
      FactType type = vocabulary.type(pattern.type()).orElseThrow();
      if (pattern.variable() != null) {
        type.path(List.of("this")).ifPresent(path -> fields.put(pattern.variable(), path));
      }
      for (Item item : pattern.items()) {
        if (item instanceof Binding binding) {
          type.path(binding.path().steps()).ifPresent(path -> fields.put(binding.variable(), path));
        }
      }
      for (Item item : pattern.items()) {
        if (item instanceof Constraint constraint) {
          constraint(constraint, type);
        }
      }
      return type;
    }

    private void constraint(Constraint constraint, FactType type) {
      if (constraint instanceof AnyOf any) {
        any.parts().forEach(part -> constraint(part, type));
      } else if (constraint instanceof AllOf all) {
        all.parts().forEach(part -> constraint(part, type));
      } else if (constraint instanceof Enclosed enclosed) {
        constraint(enclosed.inner(), type);
      } else if (constraint instanceof Membership membership) {
        LookedAt field = field(membership.left(), type);
        if (field != null) {
          membership.values().forEach(value -> mention(field, value.value()));
        }
      } else {
        comparison((Comparison) constraint, type);
      }
    }

    private void comparison(Comparison comparison, FactType type) {
      LookedAt left = field(comparison.left(), type);
      Result result = results.get(comparison.left().text());
      if (comparison.right() instanceof Literal literal) {
        if (left != null) {
          mention(left, literal.value());
        } else if (result != null) {
          counted(result, type, literal.value());
        }
        return;
      }
      String name = ((Variable) comparison.right()).name();
      FieldPath path = fields.get(name);
      if (path == null || left == null) {
        if (path == null && left != null && result == null) {
          mention(left);
          open.add(left);
        } else {
          decidable &= path != null && path.isFact();
        }
        return;
      }
      if (path.field() != null) {
        LookedAt right = new LookedAt(path.type(), path.field());
        mention(left);
        mention(right);
        linked.computeIfAbsent(left, key -> new LinkedHashSet<>()).add(right);
        linked.computeIfAbsent(right, key -> new LinkedHashSet<>()).add(left);
      }
    }

    /** A condition on how many there are asks for so many. */
    private void counted(Result result, FactType type, Object value) {
      if (!result.function().equals("count")) {
        return;
      }
      if (value instanceof Integer number && number >= 0 && number < MOST_ELEMENTS) {
        filtered.merge(type, number, Math::max);
      } else {
        decidable = false;
      }
    }

    /** The field compared; that behind a result for a total; null for a thing itself. */
    private @Nullable LookedAt field(Path left, FactType type) {
      FieldPath path;
      if (left.isVariable()) {
        Result result = results.get(left.text());
        path = result == null ? fields.get(left.text()) : fields.get(result.argument());
      } else {
        path = type.path(left.steps()).orElse(null);
      }
      return path == null || path.field() == null ? null : new LookedAt(path.type(), path.field());
    }

    private Set<Object> mention(LookedAt field) {
      return literals.computeIfAbsent(field, key -> new LinkedHashSet<>());
    }

    /** What a field follows from is mentioned with it. */
    private void mention(LookedAt field, Object value) {
      mention(field).add(value);
      FactField.Derivation derivation = field.field().derivation();
      FactType whole = field.type().wholeType();
      if (derivation != null
          && derivation.kind() == FactField.Derivation.Kind.OF_WHOLE
          && whole != null) {
        whole
            .field(derivation.of())
            .ifPresent(source -> mention(new LookedAt(whole, source)).add(value));
      }
    }
  }
}
