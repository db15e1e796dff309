package org.junheng.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactField.Reference;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.DrlFile;
import org.junheng.rules.drl.DrlFile.FieldTree;
import org.junheng.rules.drl.DrlFile.TypeTree;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree.Annotation;

/** Makes the fact types out of the {@code declare}s of {@code rules/facts}. */
final class VocabularyReader {
  private static final Map<String, FieldKind> KINDS =
      Map.of(
          "String", FieldKind.TEXT,
          "Integer", FieldKind.COUNT,
          "BigDecimal", FieldKind.MEASURE,
          "Boolean", FieldKind.YES_NO,
          "LocalDate", FieldKind.DAY);
  private static final Set<String> TYPE_ANNOTATIONS =
      Set.of(
          "label",
          "english",
          "list",
          "display",
          "unit",
          "unique",
          "outside",
          "attestable",
          "addedTo");
  private static final Set<String> IMPORTS = Set.of("java.math.BigDecimal", "java.time.LocalDate");

  /** Mistakes that leave every type and field in its place, so that references can be followed. */
  private static final Set<String> IN_PLACE =
      Set.of(
          "declare.no-label",
          "declare.range",
          "declare.default",
          "declare.no-such-field",
          "declare.parent-annotated",
          "rule.unknown-annotation",
          "rule.annotation-twice",
          "rule.annotation-not-true");

  private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]{1,60}");
  private final List<RuleProblem> problems;
  private final Map<String, TypeTree> trees = new LinkedHashMap<>();
  // Names in what could not be read: that they are missing elsewhere has its reason there.
  private final Set<String> lost = new HashSet<>();

  VocabularyReader(List<RuleProblem> problems) {
    this.problems = problems;
  }

  /** The vocabulary, or nothing where problems were reported. */
  Optional<Vocabulary> read(List<DrlFile> files) {
    int before = problems.size();
    files.forEach(file -> lost.addAll(file.lost()));
    boolean wasLegible = lost.isEmpty();
    files.forEach(this::collect);
    if (trees.isEmpty() && lost.isEmpty()) {
      problems.add(new Position("facts", 1, 1).problem("declare.none"));
    }
    Map<FactType, String> types = new LinkedHashMap<>();
    for (TypeTree tree : trees.values()) {
      types.put(type(tree), parentOf(tree).map(FieldTree::type).orElse(""));
    }
    checkTree();
    boolean inPlace =
        wasLegible
            && trees.values().stream().allMatch(VocabularyReader::isLegible)
            && problems.subList(before, problems.size()).stream()
                .allMatch(problem -> IN_PLACE.contains(problem.message().code()));
    if (!inPlace || trees.isEmpty()) {
      return Optional.empty();
    }
    int placed = problems.size();
    checkLists(types);
    if (problems.size() > placed) {
      return Optional.empty();
    }
    Vocabulary vocabulary = new Vocabulary(types);
    // Limits by other fields name paths, which exist only now that the types stand in their tree.
    Map<FactType, FactType> complete = new HashMap<>();
    Map<FactType, String> again = new LinkedHashMap<>();
    types.forEach(
        (type, parent) ->
            again.put(
                complete.computeIfAbsent(
                    type,
                    first -> new ReferenceReader(vocabulary, trees, problems).complete(first)),
                parent));
    return problems.size() > before ? Optional.empty() : Optional.of(new Vocabulary(again));
  }

  private static boolean isLegible(TypeTree tree) {
    return Stream.concat(
            tree.annotations().stream(),
            tree.fields().stream().flatMap(field -> field.annotations().stream()))
        .allMatch(Annotation::legible);
  }

  private void collect(DrlFile file) {
    if (!file.packageName().isEmpty() && !file.packageName().equals("facts")) {
      problems.add(file.packageAt().problem("declare.package", file.packageName()));
    }
    for (DrlFile.Import line : file.imports()) {
      if (!IMPORTS.contains(line.name()) || line.function() != null) {
        problems.add(line.at().problem("rule.import-not-allowed", line.name()));
      }
    }
    if (file.global() != null) {
      problems.add(file.global().at().problem("declare.only-types"));
    }
    file.drafts().forEach(rule -> problems.add(rule.at().problem("declare.only-types")));
    for (TypeTree tree : file.types()) {
      if (!TYPE_NAME.matcher(tree.name()).matches() || ReservedNames.isReservedType(tree.name())) {
        problems.add(tree.at().problem("declare.type-name", tree.name()));
      } else if (trees.putIfAbsent(tree.name(), tree) != null) {
        problems.add(tree.at().problem("declare.type-twice", tree.name()));
      }
    }
  }

  private Optional<FieldTree> parentOf(TypeTree tree) {
    return tree.fields().stream()
        .filter(field -> !KINDS.containsKey(field.type()) && trees.containsKey(field.type()))
        .findFirst();
  }

  /** Whether it may have a parent that cannot be seen, because of another mistake. */
  private boolean isUnsure(TypeTree tree) {
    return !lost.isEmpty()
        || tree.fields().stream()
            .anyMatch(
                field -> !KINDS.containsKey(field.type()) && !trees.containsKey(field.type()));
  }

  private void checkTree() {
    List<TypeTree> roots =
        trees.values().stream()
            .filter(tree -> parentOf(tree).isEmpty() && !isUnsure(tree))
            .toList();
    for (int i = 1; i < roots.size(); i++) {
      problems.add(
          roots
              .get(i)
              .at()
              .problem("declare.second-root", roots.get(i).name(), roots.get(0).name()));
    }
    for (TypeTree tree : trees.values()) {
      TypeTree above = tree;
      for (int steps = 0; above != null && parentOf(above).isPresent(); steps++) {
        if (steps > trees.size()) {
          problems.add(tree.at().problem("declare.belongs-to-itself", tree.name()));
          break;
        }
        above = trees.get(parentOf(above).get().type());
      }
    }
  }

  /**
   * Each list stands under a name of its own, and beside the root only what belongs to the root.
   */
  private void checkLists(Map<FactType, String> types) {
    Map<String, Set<String>> taken = new HashMap<>();
    String root = "";
    for (Map.Entry<FactType, String> entry : types.entrySet()) {
      Set<String> names = new HashSet<>(Set.of("attestations"));
      entry.getKey().fields().forEach(field -> names.add(field.name()));
      taken.put(entry.getKey().name(), names);
      root = entry.getValue().isEmpty() ? entry.getKey().name() : root;
    }
    Set<String> beside = new HashSet<>();
    if (!root.isEmpty()) {
      beside.add(root.substring(0, 1).toLowerCase(Locale.ROOT) + root.substring(1));
    }
    for (Map.Entry<FactType, String> entry : types.entrySet()) {
      FactType type = entry.getKey();
      String parent = entry.getValue();
      if (parent.isEmpty() || !taken.containsKey(parent)) {
        continue;
      }
      Set<String> names = type.besideRoot() ? beside : taken.get(parent);
      boolean misplaced = type.besideRoot() && !parent.equals(root);
      if (misplaced || (names != null && !names.add(type.list()))) {
        TypeTree tree = trees.get(type.name());
        if (tree != null) {
          problems.add(tree.at().problem("declare.list-name", type.name()));
        }
      }
    }
  }

  private FactType type(TypeTree tree) {
    AnnotationReader head = new AnnotationReader(tree.annotations(), TYPE_ANNOTATIONS, problems);
    Map<String, FactField> fields = new LinkedHashMap<>();
    for (FieldTree field : tree.fields()) {
      FactField read = field(tree, field, fields.size());
      if (read != null && fields.putIfAbsent(field.name(), read) != null) {
        problems.add(field.at().problem("declare.field-twice", field.name()));
      }
    }
    boolean root = parentOf(tree).isEmpty();
    String list = head.text("list");
    if (!root && !head.isLost("list") && !list.matches("/?[a-z][A-Za-z0-9]*")) {
      problems.add(tree.at().problem("declare.list-name", tree.name()));
    }
    if (head.text("label").isEmpty() && !head.isLost("label")) {
      problems.add(tree.at().problem("declare.no-label", tree.name()));
    }
    List<String> unique = head.names("unique");
    unique.forEach(name -> known(name, fields, head.at("unique", tree.at())));
    String outside = head.text("outside");
    if (!outside.isEmpty()) {
      FactField field = known(outside, fields, head.at("outside", tree.at()));
      if (field != null && field.kind() != FieldKind.YES_NO) {
        problems.add(head.at("outside", tree.at()).problem("declare.outside-not-yes-no", outside));
      }
    }
    String display = head.text("display");
    Pattern.compile("\\{(\\w*)}")
        .matcher(display)
        .results()
        .forEach(found -> known(found.group(1), fields, head.at("display", tree.at())));
    FactType.Words words =
        new FactType.Words(
            head.text("label"), head.text("english"), list, display, head.text("unit"));
    return new FactType(
        tree.name(),
        words,
        List.copyOf(fields.values()),
        unique,
        fields.containsKey(outside) ? outside : null,
        head.yes("attestable"),
        addition(tree, head, fields));
  }

  /** {@code parent unless counted}. */
  private FactType.@Nullable Addition addition(
      TypeTree tree, AnnotationReader head, Map<String, FactField> fields) {
    if (!head.has("addedTo") || head.isLost("addedTo")) {
      return null;
    }
    String[] words = head.text("addedTo").split("\\s+unless\\s+");
    FactField reference = words.length == 2 ? fields.get(words[0]) : null;
    FactField unless = words.length == 2 ? fields.get(words[1]) : null;
    if (reference == null
        || unless == null
        || unless.kind() != FieldKind.YES_NO
        || reference.refersTo() == null
        || !reference.refersTo().owner().equals(tree.name())) {
      problems.add(head.at("addedTo", tree.at()).problem("declare.added-to", head.text("addedTo")));
      return null;
    }
    return new FactType.Addition(reference.name(), unless.name(), reference.refersTo().field());
  }

  private @Nullable FactField known(String name, Map<String, FactField> fields, Position at) {
    FactField field = fields.get(name);
    // Told once a name.
    if (field == null && lost.add(name)) {
      problems.add(
          at.problem(
              "declare.no-such-field",
              name,
              Nearest.to(name, fields.keySet()).orElse(String.join(", ", fields.keySet()))));
    }
    return field;
  }

  private @Nullable FactField field(TypeTree owner, FieldTree tree, int index) {
    if (!tree.name().matches("[a-z][A-Za-z0-9]{1,60}") || ReservedNames.isReserved(tree.name())) {
      problems.add(tree.at().problem("declare.field-name", tree.name()));
      return null;
    }
    FieldKind kind = KINDS.get(tree.type());
    if (kind == null) {
      return parent(owner, tree, index);
    }
    return new FieldReader(tree, kind, index, problems).read(owner, lost);
  }

  private @Nullable FactField parent(TypeTree owner, FieldTree tree, int index) {
    if (!trees.containsKey(tree.type())) {
      if (lost.contains(tree.type())) {
        return null;
      }
      problems.add(
          tree.at()
              .problem(
                  "declare.no-such-type",
                  tree.type(),
                  Nearest.to(tree.type(), KINDS.keySet())
                      .or(() -> Nearest.to(tree.type(), trees.keySet()))
                      .orElse("String, Integer, BigDecimal, Boolean, LocalDate")));
      return null;
    }
    if (parentOf(owner).filter(first -> first != tree).isPresent()) {
      problems.add(tree.at().problem("declare.second-parent", tree.name()));
    }
    for (Annotation annotation : tree.annotations()) {
      problems.add(annotation.at().problem("declare.parent-annotated", tree.name()));
    }
    return FieldReader.parent(tree.name(), index);
  }

  /** The reference in {@code stages.stage}, {@code School.id}. */
  static @Nullable Reference reference(String text) {
    int dot = text.indexOf('.');
    return dot < 1
        ? null
        : new Reference(text.substring(0, dot).strip(), text.substring(dot + 1).strip());
  }
}
