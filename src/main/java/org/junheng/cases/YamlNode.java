package org.junheng.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.StrictJson;
import org.junheng.message.Nearest;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.drl.Position;
import tools.jackson.databind.JsonNode;

/**
 * A value in a {@link YamlTree}, read as what the format asks for there.
 *
 * <p>What is of another kind reads as null, with a problem.
 */
record YamlNode(YamlTree tree, JsonNode json, String pointer, List<RuleProblem> problems) {
  Position at() {
    return tree.place(pointer);
  }

  boolean isFaulty() {
    return tree.isFaulty(pointer);
  }

  void problem(String code, Object... arguments) {
    problems.add(at().problem(code, arguments));
  }

  /** The value of a key; null where the key is absent or has no value. */
  @Nullable YamlNode get(String key) {
    JsonNode value = json.get(key);
    return value == null || value.isNull() ? null : below(value, key);
  }

  private YamlNode below(JsonNode value, String step) {
    return new YamlNode(tree, value, pointer + "/" + StrictJson.escape(step), problems);
  }

  /** Whether it is a map; each key that is not known is a problem. */
  boolean isMapOf(Collection<String> known) {
    if (!json.isObject()) {
      problem("case.not-a-map", String.join(", ", known));
      return false;
    }
    for (String key : json.propertyNames()) {
      if (!known.contains(key)) {
        String near = Nearest.to(key, known).orElse(String.join(", ", known));
        below(json.get(key), key).problem("case.unknown-key", key, near);
      }
    }
    return true;
  }

  List<YamlNode> elements() {
    List<YamlNode> elements = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      elements.add(below(json.get(i), Integer.toString(i)));
    }
    return elements;
  }

  Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      entries.put(entry.getKey(), below(entry.getValue(), entry.getKey()));
    }
    return entries;
  }

  @Nullable String text() {
    if (json.isString() && !json.stringValue().isBlank()) {
      return json.stringValue();
    }
    problem("case.not-a-text");
    return null;
  }

  /** A list of texts, at least one. */
  @Nullable List<String> texts() {
    if (!json.isArray() || json.isEmpty()) {
      problem("case.not-texts");
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode element : elements()) {
      Optional.ofNullable(element.text()).ifPresent(texts::add);
    }
    return texts;
  }

  @Nullable BigDecimal number() {
    if (json.isNumber()) {
      return json.decimalValue();
    }
    problem("case.not-a-number");
    return null;
  }

  @Nullable Boolean yesNo() {
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    problem("case.not-yes-no");
    return null;
  }
}
