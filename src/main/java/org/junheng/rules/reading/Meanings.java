package org.junheng.rules.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.FindingType;
import org.junheng.rules.drl.RuleTree;
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
import org.junheng.rules.drl.RuleTree.Operand;
import org.junheng.rules.drl.RuleTree.Path;
import org.junheng.rules.drl.RuleTree.Pattern;
import org.junheng.rules.drl.RuleTree.Variable;
import org.junheng.rules.reading.Whom.Place;

/** The left side of one rule with every name resolved. The rule has been checked. */
final class Meanings {
  private final Vocabulary vocabulary;
  private final Map<String, Meaning> variables = new LinkedHashMap<>();
  private final Whom subject;
  private final List<Further> further = new ArrayList<>();
  private final List<Whom> others = new ArrayList<>();

  /**
   * A condition beside the subject's own.
   *
   * @param exists whether such a thing must exist, or must not; empty for conditions on results
   * @param results what is asked of accumulated figures
   */
  record Further(Optional<Boolean> exists, Whom whom, List<Said> results) {}

  Meanings(RuleTree tree, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.subject = whom(tree.subject(), true);
    tree.conditions().forEach(this::read);
  }

  Whom subject() {
    return subject;
  }

  List<Further> further() {
    return List.copyOf(further);
  }

  Meaning of(String variable) {
    return Objects.requireNonNull(variables.get(variable));
  }

  /** A condition on the fields of the subject. */
  Said said(Constraint constraint) {
    return said(constraint, subject.type());
  }

  /**
   * A condition wherever it stands.
   *
   * @param place −1 for one of the subject's own, else the place among the further conditions
   */
  Said said(Constraint constraint, int place) {
    return said(constraint, whom(place).type());
  }

  Whom whom(int place) {
    return place < 0 ? subject : others.get(place);
  }

  private void read(Condition condition) {
    Whom whom = whom(condition.pattern(), false);
    others.add(whom);
    if (condition instanceof Existence existence) {
      further.add(new Further(Optional.of(existence.expected()), whom, List.of()));
      return;
    }
    Accumulation accumulation = (Accumulation) condition;
    accumulation
        .results()
        .forEach(
            result -> {
              Meaning.OfField figure =
                  of(result.argument()) instanceof Meaning.OfField field ? field : null;
              variables.put(
                  result.variable(), new Meaning.OfResult(result.function(), whom, figure));
            });
    if (!accumulation.constraints().isEmpty()) {
      List<Said> results =
          accumulation.constraints().stream().map(each -> said(each, whom.type())).toList();
      further.add(new Further(Optional.empty(), whom, merged(results, false)));
    }
  }

  private Whom whom(Pattern pattern, boolean isSubject) {
    FactType type =
        isSubject
            ? vocabulary.type(pattern.type()).orElseThrow()
            : FindingType.of(pattern, subject.type(), vocabulary);
    if (pattern.variable() != null) {
      variables.put(pattern.variable(), new Meaning.OfFact(type));
    }
    List<Said> conditions = new ArrayList<>();
    Place place = isSubject ? Place.SUBJECT : Place.ANYWHERE;
    FactType joined = null;
    FactField by = null;
    for (Item item : pattern.items()) {
      if (item instanceof Binding binding) {
        FieldPath path = path(binding.path(), type);
        variables.put(
            binding.variable(),
            path.isFact() ? new Meaning.OfFact(path.type()) : new Meaning.OfField(path));
      } else if (place == Place.ANYWHERE && item instanceof Comparison join && joins(join, type)) {
        FieldPath path = path(join.left(), type);
        place = path.hops() == 0 ? Place.ITSELF : Place.WITHIN;
        joined = path.type();
      } else if (place == Place.ANYWHERE && alike(item, type) != null) {
        place = Place.ALIKE;
        by = alike(item, type);
      } else {
        conditions.add(said((Constraint) item, type));
      }
    }
    return new Whom(type, place, joined, by, merged(conditions, false));
  }

  /** {@code countedSchool == $school}: the field, where the variable is one of the same name. */
  private @Nullable FactField alike(Item item, FactType type) {
    if (!(item instanceof Comparison comparison)
        || !comparison.operator().equals("==")
        || !(comparison.right() instanceof Variable variable)
        || !(of(variable.name()) instanceof Meaning.OfField bound)) {
      return null;
    }
    FactField own = path(comparison.left(), type).field();
    FactField other = bound.path().field();
    return own != null
            && other != null
            && own.derivation() != null
            && own.name().equals(other.name())
        ? own
        : null;
  }

  /** {@code school == $school}. */
  private static boolean joins(Comparison comparison, FactType type) {
    if (!comparison.operator().equals("==") || !(comparison.right() instanceof Variable)) {
      return false;
    }
    FieldPath path = path(comparison.left(), type);
    return path.isFact() && path.hops() <= 1;
  }

  private static FieldPath path(Path path, FactType type) {
    return type.path(path.steps()).orElseThrow();
  }

  private Said said(Constraint constraint, FactType type) {
    if (constraint instanceof AnyOf any) {
      return combined(any.parts(), type, true);
    }
    if (constraint instanceof AllOf all) {
      return combined(all.parts(), type, false);
    }
    if (constraint instanceof Enclosed enclosed) {
      return said(enclosed.inner(), type);
    }
    if (constraint instanceof Comparison comparison) {
      return new Said.About(
          what(comparison.left(), type),
          List.of(new Said.Compare(comparison.operator(), right(comparison.right()))),
          false);
    }
    Membership membership = (Membership) constraint;
    return new Said.About(
        what(membership.left(), type),
        List.of(
            new Said.Among(
                membership.negated(), membership.values().stream().map(Literal::value).toList())),
        false);
  }

  private Meaning what(Path path, FactType type) {
    return path.isVariable() ? of(path.text()) : new Meaning.OfField(path(path, type));
  }

  private Object right(Operand operand) {
    return operand instanceof Literal literal ? literal.value() : of(((Variable) operand).name());
  }

  private Said combined(List<Constraint> parts, FactType type, boolean any) {
    List<Said> merged = merged(parts.stream().map(part -> said(part, type)).toList(), any);
    return merged.size() == 1 ? merged.get(0) : new Said.Several(merged, any);
  }

  /** Says at once what neighbours say of the same figure. */
  private static List<Said> merged(List<Said> parts, boolean any) {
    List<Said> merged = new ArrayList<>();
    for (Said part : parts) {
      Said before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before instanceof Said.About first
          && part instanceof Said.About second
          && first.what().equals(second.what())
          && isPlain(first, any)
          && isPlain(second, any)) {
        List<Said.Check> checks = new ArrayList<>(first.checks());
        checks.addAll(second.checks());
        merged.set(merged.size() - 1, about(first.what(), checks, any));
      } else {
        merged.add(part);
      }
    }
    return merged;
  }

  private static boolean isPlain(Said.About about, boolean any) {
    return about.checks().size() == 1 || about.any() == any;
  }

  private static Said.About about(Meaning what, List<Said.Check> checks, boolean any) {
    if (!any
        && checks.size() == 2
        && checks.get(0) instanceof Said.Compare low
        && checks.get(1) instanceof Said.Compare high
        && low.operator().equals(">=")
        && high.operator().equals("<=")
        && low.right() instanceof Integer least
        && high.right() instanceof Integer greatest) {
      return new Said.About(what, List.of(new Said.Between(least, greatest)), false);
    }
    return new Said.About(what, checks, any);
  }
}
