package org.junheng.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Allowance;
import org.junheng.facts.FactField;
import org.junheng.facts.FactField.Reference;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.rules.drl.DrlFile.FieldTree;
import org.junheng.rules.drl.DrlFile.TypeTree;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree.Annotation;

/** Resolves what a field says of other types, once all types stand in their tree. */
final class ReferenceReader {
  private final Vocabulary vocabulary;
  private final Map<String, TypeTree> trees;
  private final List<RuleProblem> problems;

  ReferenceReader(Vocabulary vocabulary, Map<String, TypeTree> trees, List<RuleProblem> problems) {
    this.vocabulary = vocabulary;
    this.trees = trees;
    this.problems = problems;
  }

  /** The same type with its limits by other fields. */
  FactType complete(FactType type) {
    TypeTree tree = java.util.Objects.requireNonNull(trees.get(type.name()));
    List<FactField> fields = new ArrayList<>();
    for (FactField field : type.fields()) {
      FieldTree declared =
          tree.fields().stream()
              .filter(candidate -> candidate.name().equals(field.name()))
              .findFirst()
              .orElseThrow();
      checkReferences(type, field, declared.at());
      checkDerivation(type, field, declared.at());
      Optional<Annotation> allowed =
          declared.annotations().stream()
              .filter(annotation -> annotation.name().equals("allowed"))
              .findFirst();
      fields.add(allowed.isEmpty() ? field : with(field, allowances(type, field, allowed.get())));
    }
    FactType.Words words =
        new FactType.Words(
            type.label(),
            type.english(),
            type.besideRoot() ? "/" + type.list() : type.list(),
            type.display(),
            type.unit());
    FactField outside = type.outside();
    return new FactType(
        type.name(),
        words,
        fields,
        type.unique(),
        outside == null ? null : outside.name(),
        type.attestable(),
        type.addition());
  }

  private void checkReferences(FactType type, FactField field, Position at) {
    Reference refersTo = field.refersTo();
    if (refersTo != null
        && vocabulary
            .type(refersTo.owner())
            .flatMap(other -> other.field(refersTo.field()))
            .isEmpty()) {
      problems.add(at.problem("declare.reference", refersTo.owner() + "." + refersTo.field()));
    }
    Reference among = field.among();
    if (among != null
        && sibling(type, among.owner()).flatMap(other -> other.field(among.field())).isEmpty()) {
      problems.add(at.problem("declare.reference", among.owner() + "." + among.field()));
    }
    FactField.SumCheck sum = field.sumsTo();
    if (sum != null
        && (type.field(sum.by()).isEmpty()
            || sibling(type, sum.list())
                .filter(
                    other ->
                        other.field(sum.figure()).isPresent() && other.field(sum.by()).isPresent())
                .isEmpty())) {
      problems.add(
          at.problem("declare.reference", sum.list() + "." + sum.figure() + " by " + sum.by()));
    }
  }

  /** {@code @ofWhole} and its like need something that is added to another of its kind. */
  private void checkDerivation(FactType type, FactField field, Position at) {
    FactField.Derivation derivation = field.derivation();
    if (derivation == null) {
      return;
    }
    FactType whole = type.wholeType();
    boolean sound =
        whole != null
            && switch (derivation.kind()) {
              case OF_WHOLE ->
                  whole.field(derivation.of()).filter(of -> of.kind() == field.kind()).isPresent();
              case IS_WHOLE -> whole == type;
              case FIRST_OF_WHOLE ->
                  whole == type.parent() && type.field(derivation.of()).isPresent();
            };
    if (!sound) {
      problems.add(at.problem("declare.derived-of-nothing", field.name()));
    }
  }

  private static Optional<FactType> sibling(FactType type, String list) {
    FactType parent = type.parent();
    return parent == null
        ? Optional.empty()
        : parent.children().stream().filter(child -> child.list().equals(list)).findFirst();
  }

  /** {@code school.kind=primary & stage=…: primary, junior; …}. */
  private List<Allowance> allowances(FactType type, FactField field, Annotation annotation) {
    List<Allowance> allowances = new ArrayList<>();
    for (String line : AnnotationReader.parts(annotation.value(), ";")) {
      int colon = line.indexOf(':');
      Map<FieldPath, String> when = colon < 0 ? null : conditions(type, line.substring(0, colon));
      List<String> values = AnnotationReader.parts(line.substring(colon + 1), ",");
      if (when == null || !values.stream().allMatch(value -> isValue(field, value))) {
        problems.add(annotation.at().problem("declare.allowed", line));
      } else {
        allowances.add(new Allowance(when, values));
      }
    }
    return allowances;
  }

  /** Whether the field can have that value: a word it knows, a whole number or a range of them. */
  private static boolean isValue(FactField field, String value) {
    return switch (field.kind()) {
      case TEXT ->
          !value.contains("..") && (field.values().isEmpty() || field.values().containsKey(value));
      case COUNT, MEASURE -> isNumberOrRange(value);
      case YES_NO, DAY, PARENT -> false;
    };
  }

  private static boolean isNumberOrRange(String value) {
    if (value.matches("[0-9]{1,9}")) {
      return true;
    }
    if (!value.matches("[0-9]{0,9}\\.\\.[0-9]{0,9}")) {
      return false;
    }
    String least = value.substring(0, value.indexOf('.'));
    String greatest = value.substring(value.lastIndexOf('.') + 1);
    return least.isEmpty()
        || greatest.isEmpty()
        || Integer.parseInt(least) <= Integer.parseInt(greatest);
  }

  private static @Nullable Map<FieldPath, String> conditions(FactType type, String text) {
    Map<FieldPath, String> when = new HashMap<>();
    for (String part : AnnotationReader.parts(text, "&")) {
      int equals = part.indexOf('=');
      Optional<FieldPath> path =
          equals < 0
              ? Optional.empty()
              : type.path(AnnotationReader.parts(part.substring(0, equals), "."));
      if (path.isEmpty() || path.get().isFact()) {
        return null;
      }
      when.put(path.get(), part.substring(equals + 1).strip());
    }
    return when;
  }

  private static FactField with(FactField field, List<Allowance> allowed) {
    return new FactField(
        field.name(),
        field.index(),
        field.kind(),
        field.label(),
        field.english(),
        field.unit(),
        field.note(),
        field.form(),
        field.example(),
        field.identity(),
        field.required(),
        field.confidential(),
        field.requiredWith(),
        field.range(),
        field.values(),
        allowed,
        field.among(),
        field.refersTo(),
        field.absent(),
        field.zeroUnless(),
        field.atMost(),
        field.sumsTo(),
        field.derivation());
  }
}
