package org.junheng.rules.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Nearest;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.yaml.YamlNode;
import org.junheng.rules.yaml.YamlTree;
import tools.jackson.databind.JsonNode;

/** Reads the files under {@code forms} and tells every mistake in them. */
public final class FormReader {
  private static final String FOLDER = "forms/";
  private static final String SCHOOLS = "schools";

  private final FactType school;
  private final SourceReader sources;

  private FormReader(FactType school) {
    this.school = school;
    this.sources = new SourceReader();
  }

  /**
   * The forms of a folder of rules, in order of name; those without a mistake.
   *
   * @param problems receives every mistake
   */
  public static List<Form> read(
      RuleFiles files, Vocabulary vocabulary, List<RuleProblem> problems) {
    Optional<FactType> school =
        vocabulary.root().children().stream().filter(FactType::besideRoot).findFirst();
    List<Form> forms = new ArrayList<>();
    for (String name : files.files().keySet()) {
      if (name.startsWith(FOLDER) && name.endsWith(".yaml")) {
        List<RuleProblem> found = new ArrayList<>();
        Optional<YamlTree> tree =
            files.text(name, found).flatMap(text -> YamlTree.read(name, text, found));
        tree.ifPresent(
            read -> {
              if (school.isPresent()) {
                String id = name.substring(FOLDER.length(), name.length() - ".yaml".length());
                new FormReader(school.get()).form(id, read.node(found)).ifPresent(forms::add);
              } else {
                read.node(found).problem("form.no-schools");
              }
            });
        problems.addAll(found);
      }
    }
    return forms;
  }

  private Optional<Form> form(String id, YamlNode root) {
    Set<String> known = new TreeSet<>(Set.of("title", "layout", "recognise", "skip", SCHOOLS));
    Map<String, FactType> lists =
        school.children().stream().collect(Collectors.toMap(FactType::list, type -> type));
    known.addAll(lists.keySet());
    if (!root.isMapOf(known)) {
      return Optional.empty();
    }
    String title = text(root, "title");
    String word = text(root, "layout");
    Form.Layout layout = word.equals("forms") ? Form.Layout.FORMS : Form.Layout.ROWS;
    if (!word.isEmpty() && !word.equals("forms") && !word.equals("rows")) {
      Objects.requireNonNull(root.get("layout")).problem("form.layout", word);
    }
    List<String> recognise = texts(root, "recognise", true);
    Map<FactField, Source> own = new LinkedHashMap<>();
    YamlNode schools = root.get(SCHOOLS);
    if (schools == null) {
      root.problem("form.missing-key", SCHOOLS);
    } else if (schools.isMapOf(names(school))) {
      own.putAll(fields(schools, school, layout));
      required(schools, own);
    }
    List<Form.Part> parts = new ArrayList<>();
    lists.forEach(
        (list, type) -> {
          YamlNode node = root.get(list);
          if (node != null && node.json().isArray()) {
            node.elements().forEach(each -> part(each, type, layout).ifPresent(parts::add));
          } else if (node != null) {
            node.problem("form.not-a-list", list);
          }
        });
    return Optional.of(
        new Form(id, title, layout, recognise, texts(root, "skip", false), own, parts));
  }

  private void required(YamlNode schools, Map<FactField, Source> own) {
    for (FactField field : school.submitted()) {
      if (field.required() && !own.containsKey(field) && schools.get(field.name()) == null) {
        schools.problem("form.required-field", field.name(), field.label());
      }
    }
  }

  private static Set<String> names(FactType type) {
    return type.submitted().stream()
        .map(FactField::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<FactField, Source> fields(YamlNode node, FactType type, Form.Layout layout) {
    Map<FactField, Source> fields = new LinkedHashMap<>();
    for (FactField field : type.submitted()) {
      YamlNode source = node.get(field.name());
      if (source != null) {
        sources.read(source, field, layout).ifPresent(read -> fields.put(field, read));
      }
    }
    return fields;
  }

  private Optional<Form.Part> part(YamlNode node, FactType type, Form.Layout layout) {
    Set<String> known = names(type);
    known.add("when");
    known.add("fixed");
    if (!node.isMapOf(known)) {
      return Optional.empty();
    }
    Map<FactField, JsonNode> fixed = new HashMap<>();
    YamlNode values = node.get("fixed");
    if (values != null && values.isMapOf(names(type))) {
      values
          .entries()
          .forEach(
              (name, value) ->
                  type.field(name)
                      .filter(field -> sources.isValue(field, value))
                      .ifPresent(field -> fixed.put(field, value.json())));
    }
    return Optional.of(new Form.Part(type, when(node), fixed, fields(node, type, layout)));
  }

  private Map<FactField, Set<String>> when(YamlNode node) {
    Map<FactField, Set<String>> when = new HashMap<>();
    YamlNode conditions = node.get("when");
    if (conditions == null || !conditions.isMapOf(names(school))) {
      return when;
    }
    conditions
        .entries()
        .forEach(
            (name, values) -> {
              FactField field = school.field(name).orElse(null);
              List<YamlNode> each = values.json().isArray() ? values.elements() : List.of(values);
              if (field != null && each.stream().allMatch(value -> sources.isValue(field, value))) {
                when.put(
                    field,
                    each.stream()
                        .map(value -> value.json().asString())
                        .collect(Collectors.toSet()));
              }
            });
    return when;
  }

  private static String text(YamlNode node, String key) {
    YamlNode value = node.get(key);
    if (value == null) {
      node.problem("form.missing-key", key);
      return "";
    }
    @Nullable String text = value.text();
    return text == null ? "" : text.strip();
  }

  private static List<String> texts(YamlNode node, String key, boolean required) {
    YamlNode value = node.get(key);
    if (value == null) {
      if (required) {
        node.problem("form.missing-key", key);
      }
      return List.of();
    }
    @Nullable List<String> texts = value.texts();
    return texts == null ? List.of() : texts;
  }

  /** The name that was probably meant, or all there are. */
  static String nearest(String written, Set<String> known) {
    return Nearest.to(written, known).orElse(String.join(", ", known));
  }
}
