package org.junheng.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactField.Derivation;
import org.junheng.facts.FactField.Reference;
import org.junheng.facts.FactField.SumCheck;
import org.junheng.facts.FieldKind;
import org.junheng.facts.Range;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.DrlFile.FieldTree;
import org.junheng.rules.drl.DrlFile.TypeTree;
import org.junheng.rules.drl.Position;

/** Makes a field out of its declaration and annotations. */
final class FieldReader {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "label",
          "english",
          "unit",
          "note",
          "form",
          "example",
          "identity",
          "required",
          "confidential",
          "requiredWith",
          "range",
          "values",
          "allowed",
          "among",
          "refersTo",
          "default",
          "zeroUnless",
          "atMost",
          "sumsTo",
          "ofWhole",
          "isWhole",
          "firstOfWhole");

  /** What is said of submitted fields alone. */
  private static final Set<String> SUBMITTED =
      Set.of(
          "form",
          "example",
          "required",
          "requiredWith",
          "range",
          "allowed",
          "among",
          "refersTo",
          "default",
          "zeroUnless",
          "atMost",
          "sumsTo");

  private final FieldTree tree;
  private final FieldKind kind;
  private final int index;
  private final List<RuleProblem> problems;
  private final AnnotationReader head;

  FieldReader(FieldTree tree, FieldKind kind, int index, List<RuleProblem> problems) {
    this.tree = tree;
    this.kind = kind;
    this.index = index;
    this.problems = problems;
    this.head = new AnnotationReader(tree.annotations(), ANNOTATIONS, problems);
  }

  static FactField parent(String name, int index) {
    return new FactField(
        name,
        index,
        FieldKind.PARENT,
        "",
        "",
        "",
        "",
        "",
        "",
        true,
        false,
        false,
        null,
        Range.ANY,
        Map.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A word of something that is not declared but made here. */
  static FactField text(String name, int index, String label, Map<String, String> values) {
    return new FactField(
        name,
        index,
        FieldKind.TEXT,
        label,
        name,
        "",
        "",
        "",
        "",
        true,
        false,
        false,
        null,
        Range.ANY,
        values,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * @param lost names that may be those of fields that could not be read
   */
  FactField read(TypeTree owner, Set<String> lost) {
    if (head.has("zeroUnless") && !kind.isNumber()) {
      problems.add(at("zeroUnless").problem("declare.default", "0", tree.type()));
    }
    if (head.yes("confidential") && head.yes("identity")) {
      problems.add(at("confidential").problem("declare.confidential-identity", tree.name()));
    }
    if (head.text("label").isEmpty() && !head.isLost("label")) {
      problems.add(tree.at().problem("declare.no-label", tree.name()));
    }
    Derivation derivation = derivation();
    Set<String> fields =
        Stream.concat(owner.fields().stream().map(FieldTree::name), lost.stream())
            .collect(Collectors.toSet());
    return new FactField(
        tree.name(),
        index,
        kind,
        head.text("label"),
        head.has("english") ? head.text("english") : words(tree.name()),
        head.text("unit"),
        head.text("note"),
        head.text("form"),
        head.text("example"),
        head.yes("identity") || derivation != null,
        head.yes("required"),
        head.yes("confidential"),
        sibling("requiredWith", fields, lost),
        range(),
        head.labelled("values", tree.at()),
        List.of(),
        reference("among"),
        reference("refersTo"),
        absent(),
        sibling("zeroUnless", fields, lost),
        sibling("atMost", fields, lost),
        sumsTo(),
        derivation);
  }

  /** {@code writtenHomeworkMinutes} as words. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private @Nullable String sibling(String annotation, Set<String> fields, Set<String> lost) {
    if (!head.has(annotation) || head.isLost(annotation)) {
      return null;
    }
    String name = head.text(annotation);
    // Told once a name.
    if (!fields.contains(name) && lost.add(name)) {
      problems.add(
          at(annotation)
              .problem(
                  "declare.no-such-field",
                  name,
                  Nearest.to(name, fields)
                      .orElse(String.join(", ", fields.stream().sorted().toList()))));
    }
    return name;
  }

  private Position at(String annotation) {
    return head.at(annotation, tree.at());
  }

  private Range range() {
    if (!head.has("range") || head.isLost("range")) {
      return Range.ANY;
    }
    String text = head.text("range");
    String[] sides = text.split("\\.\\.", -1);
    try {
      if (sides.length == 2 && kind.isNumber()) {
        return new Range(bound(sides[0]), bound(sides[1]));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    problems.add(at("range").problem("declare.range", text));
    return Range.ANY;
  }

  private static @Nullable BigDecimal bound(String text) {
    return text.isBlank() ? null : new BigDecimal(text.strip());
  }

  private @Nullable Reference reference(String annotation) {
    if (!head.has(annotation) || head.isLost(annotation)) {
      return null;
    }
    Reference reference = VocabularyReader.reference(head.text(annotation));
    if (reference == null) {
      problems.add(at(annotation).problem("declare.reference", head.text(annotation)));
    }
    return reference;
  }

  private @Nullable Object absent() {
    if (!head.has("default") || head.isLost("default")) {
      return null;
    }
    String text = head.text("default");
    try {
      return switch (kind) {
        case TEXT -> text;
        case COUNT -> Integer.valueOf(text);
        case MEASURE -> new BigDecimal(text);
        case DAY -> LocalDate.parse(text);
        case YES_NO -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
          }
          yield Boolean.valueOf(text);
        }
        case PARENT -> throw new IllegalArgumentException(text);
      };
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      problems.add(at("default").problem("declare.default", text, tree.type()));
      return null;
    }
  }

  /** What nobody submits says how it comes about, and no more than what people call it. */
  private @Nullable Derivation derivation() {
    List<String> said = Stream.of("ofWhole", "isWhole", "firstOfWhole").filter(head::has).toList();
    if (said.isEmpty()) {
      return null;
    }
    String how = said.get(0);
    boolean fits = said.size() == 1 && (kind == FieldKind.YES_NO) != how.equals("ofWhole");
    for (String submitted : SUBMITTED) {
      fits &= !head.has(submitted);
    }
    if (!fits) {
      problems.add(at(how).problem("declare.derived", how));
    }
    return switch (how) {
      case "ofWhole" -> new Derivation(Derivation.Kind.OF_WHOLE, head.text(how));
      case "firstOfWhole" -> new Derivation(Derivation.Kind.FIRST_OF_WHOLE, head.text(how));
      default -> {
        head.yes(how);
        yield new Derivation(Derivation.Kind.IS_WHOLE, "");
      }
    };
  }

  /** {@code stages.students by stage}. */
  private @Nullable SumCheck sumsTo() {
    if (!head.has("sumsTo") || head.isLost("sumsTo")) {
      return null;
    }
    String[] parts = head.text("sumsTo").split("\\s+by\\s+");
    Reference reference = VocabularyReader.reference(parts[0]);
    if (parts.length != 2 || reference == null) {
      problems.add(at("sumsTo").problem("declare.reference", head.text("sumsTo")));
      return null;
    }
    return new SumCheck(reference.owner(), reference.field(), parts[1].strip());
  }
}
