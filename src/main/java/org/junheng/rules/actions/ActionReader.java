package org.junheng.rules.actions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.FieldPath;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Nearest;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.yaml.YamlNode;
import org.junheng.rules.yaml.YamlTree;

/** Reads {@code remedies.yaml} and reports every mistake in it. */
public final class ActionReader {
  /** Name of the file, beside the packs. */
  public static final String FILE = "remedies.yaml";

  private static final List<String> KEYS = List.of("actions", "fixed");
  private static final List<String> ACTION =
      List.of("id", "field", "direction", "with", "step", "moves", "cost", "title", "english");
  private static final List<String> FIXED = List.of("fields", "because", "english");
  private static final String NUMBER = "{number}";

  private final Vocabulary vocabulary;
  private final List<RuleProblem> problems;
  private final Set<String> ids = new HashSet<>();
  private final Map<FactField, Actions.Fixed> fixed = new IdentityHashMap<>();

  private ActionReader(Vocabulary vocabulary, List<RuleProblem> problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** The file as far as it could be read; nothing can be done where there is none. */
  public static Actions read(RuleFiles files, Vocabulary vocabulary, List<RuleProblem> problems) {
    if (!files.files().containsKey(FILE)) {
      return Actions.NONE;
    }
    return files
        .text(FILE, problems)
        .flatMap(text -> YamlTree.read(FILE, text, problems))
        .map(tree -> new ActionReader(vocabulary, problems).actions(tree.node(problems)))
        .orElse(Actions.NONE);
  }

  private Actions actions(YamlNode root) {
    if (!root.isMapOf(KEYS)) {
      return Actions.NONE;
    }
    elements(root, "fixed").forEach(this::fix);
    List<Action> actions = new ArrayList<>();
    for (YamlNode node : elements(root, "actions")) {
      Action action = node.isMapOf(ACTION) ? action(node) : null;
      if (action != null) {
        actions.add(action);
      }
    }
    return new Actions(actions, fixed);
  }

  private static List<YamlNode> elements(YamlNode root, String key) {
    YamlNode list = root.get(key);
    if (list != null && !list.json().isArray()) {
      list.problem("action.not-a-list", key);
      return List.of();
    }
    return list == null ? List.of() : list.elements();
  }

  private void fix(YamlNode node) {
    if (!node.isMapOf(FIXED)) {
      return;
    }
    YamlNode names = required(node, "fields");
    String because = text(node, "because");
    String english = text(node, "english");
    List<String> texts = names == null ? null : names.texts();
    if (texts == null || because == null || english == null) {
      return;
    }
    for (String name : texts) {
      Place place = place(Objects.requireNonNull(names), name);
      if (place != null && place.field == null) {
        names.problem("action.not-a-figure", name);
      } else if (place != null
          && fixed.put(Objects.requireNonNull(place.field), new Actions.Fixed(because, english))
              != null) {
        names.problem("action.fixed-twice", name);
      }
    }
  }

  private record Place(FactType type, @Nullable FactField field) {}

  private @Nullable Action action(YamlNode node) {
    int before = problems.size();
    String id = text(node, "id");
    if (id != null && (!id.matches("[a-z][a-z0-9-]{0,60}") || id.equals("attest"))) {
      at(node, "id").problem("action.id", id);
    } else if (id != null && !ids.add(id)) {
      at(node, "id").problem("action.id-twice", id);
    }
    YamlNode named = required(node, "field");
    String name = named == null ? null : named.text();
    Place place = name == null ? null : place(at(node, "field"), name);
    boolean more = isMore(node);
    if (place != null) {
      check(node, place, more);
    }
    List<FieldPath> with = place == null ? List.of() : with(node, place);
    BigDecimal step = step(node, place);
    BigDecimal cost = cost(node);
    YamlNode moves = node.get("moves");
    Boolean moved = moves == null ? Boolean.FALSE : moves.yesNo();
    String title = sentence(node, "title");
    String english = sentence(node, "english");
    if (problems.size() > before
        || id == null
        || place == null
        || title == null
        || english == null) {
      return null;
    }
    return new Action(
        id,
        place.type,
        place.field,
        more,
        with,
        step,
        Boolean.TRUE.equals(moved),
        cost,
        title,
        english);
  }

  private void check(YamlNode node, Place place, boolean more) {
    if (place.field == null && !more) {
      at(node, "direction").problem("action.only-more", place.type.name());
    }
    if (place.field != null && fixed.containsKey(place.field)) {
      at(node, "field").problem("action.fixed", place.type.name() + "." + place.field.name());
    }
  }

  private static boolean isMore(YamlNode node) {
    YamlNode direction = required(node, "direction");
    String word = direction == null ? null : direction.text();
    if (word != null && !word.equals("more") && !word.equals("less")) {
      at(node, "direction").problem("action.direction", word);
    }
    return "more".equals(word);
  }

  private List<FieldPath> with(YamlNode node, Place place) {
    YamlNode names = node.get("with");
    List<String> texts = names == null ? null : names.texts();
    List<FieldPath> with = new ArrayList<>();
    for (String name : texts == null ? List.<String>of() : texts) {
      FieldPath path = place.type.path(List.of(name.split("\\.", -1))).orElse(null);
      FactField field = path == null ? null : path.field();
      if (path == null
          || field == null
          || place.field == null
          || field == place.field
          || !isFigure(field)
          || with.stream().anyMatch(other -> other.field() == field)) {
        Objects.requireNonNull(names).problem("action.with", name);
      } else if (fixed.containsKey(field)) {
        Objects.requireNonNull(names).problem("action.fixed", name);
      } else {
        with.add(path);
      }
    }
    return with;
  }

  private static BigDecimal step(YamlNode node, @Nullable Place place) {
    YamlNode written = node.get("step");
    BigDecimal step = written == null ? BigDecimal.ONE : written.number();
    boolean counts =
        place != null && (place.field == null || place.field.kind() == FieldKind.COUNT);
    if (step != null && (step.signum() <= 0 || counts && step.stripTrailingZeros().scale() > 0)) {
      at(node, "step").problem("action.step", step.toPlainString());
    }
    return step == null || step.signum() <= 0 ? BigDecimal.ONE : step;
  }

  private static @Nullable BigDecimal cost(YamlNode node) {
    YamlNode written = node.get("cost");
    BigDecimal cost = written == null ? null : written.number();
    if (cost != null && cost.signum() < 0) {
      at(node, "cost").problem("action.cost", cost.toPlainString());
    }
    return cost;
  }

  private static @Nullable String sentence(YamlNode node, String key) {
    String text = text(node, key);
    if (text != null && !text.contains(NUMBER)) {
      at(node, key).problem("action.no-number", key, NUMBER);
    }
    return text;
  }

  /** {@code Stage.students}, or a type alone. */
  private @Nullable Place place(YamlNode at, String name) {
    int dot = name.indexOf('.');
    String typeName = dot < 0 ? name : name.substring(0, dot);
    List<String> known = vocabulary.types().stream().map(FactType::name).toList();
    FactType type = vocabulary.type(typeName).orElse(null);
    if (type == null) {
      at.problem(
          "action.unknown", name, Nearest.to(typeName, known).orElse(String.join(", ", known)));
      return null;
    }
    if (dot < 0) {
      if (type.isRoot() || type.besideRoot()) {
        at.problem("action.not-a-figure", name);
        return null;
      }
      return new Place(type, null);
    }
    String fieldName = name.substring(dot + 1);
    FactField field = type.field(fieldName).orElse(null);
    List<String> figures =
        type.submitted().stream().filter(ActionReader::isFigure).map(FactField::name).toList();
    if (field == null) {
      at.problem(
          "action.unknown",
          name,
          Nearest.to(fieldName, figures).orElse(String.join(", ", figures)));
      return null;
    }
    if (!isFigure(field)) {
      at.problem("action.not-a-figure", name);
      return null;
    }
    return new Place(type, field);
  }

  private static boolean isFigure(FactField field) {
    return field.kind().isNumber() && !field.identity() && field.derivation() == null;
  }

  private static YamlNode at(YamlNode node, String key) {
    return Objects.requireNonNullElse(node.get(key), node);
  }

  private static @Nullable YamlNode required(YamlNode node, String key) {
    YamlNode value = node.get(key);
    if (value == null) {
      node.problem("action.missing-key", key);
    }
    return value;
  }

  private static @Nullable String text(YamlNode node, String key) {
    YamlNode value = required(node, key);
    return value == null ? null : value.text();
  }
}
