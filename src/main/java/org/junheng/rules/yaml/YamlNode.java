package org.junheng.rules.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
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
public record YamlNode(YamlTree tree, JsonNode json, String pointer, List<RuleProblem> problems) {
  public Position at() {
    return tree.place(pointer);
  }

  public boolean isFaulty() {
    return tree.isFaulty(pointer);
  }

  public void problem(String code, Object... arguments) {
    problems.add(at().problem(code, arguments));
  }

  /** The value of a key; null where the key is absent or has no value. */
  public @Nullable YamlNode get(String key) {
    JsonNode value = json.get(key);
    return value == null || value.isNull() ? null : below(value, key);
  }

  private YamlNode below(JsonNode value, String step) {
    return new YamlNode(tree, value, pointer + "/" + StrictJson.escape(step), problems);
  }

  /** Whether it is a map; each key that is not known is a problem. */
  public boolean isMapOf(Collection<String> known) {
    if (!json.isObject()) {
      problem("yaml.not-a-map", String.join(", ", known));
      return false;
    }
    for (String key : json.propertyNames()) {
      if (!known.contains(key)) {
        String near = Nearest.to(key, known).orElse(String.join(", ", known));
        below(json.get(key), key).problem("yaml.unknown-key", key, near);
      }
    }
    return true;
  }

  public List<YamlNode> elements() {
    List<YamlNode> elements = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      elements.add(below(json.get(i), Integer.toString(i)));
    }
    return elements;
  }

  public Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      entries.put(entry.getKey(), below(entry.getValue(), entry.getKey()));
    }
    return entries;
  }

  public @Nullable String text() {
    if (json.isString() && !json.stringValue().isBlank()) {
      return json.stringValue();
    }
    problem("yaml.not-a-text");
    return null;
  }

  /** A list of texts, at least one. */
  public @Nullable List<String> texts() {
    if (!json.isArray() || json.isEmpty()) {
      problem("yaml.not-texts");
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode element : elements()) {
      Optional.ofNullable(element.text()).ifPresent(texts::add);
    }
    return texts;
  }

  /** A calendar day. */
  public @Nullable LocalDate day() {
    String text = text();
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      problem("yaml.no-such-day", text);
      return null;
    }
  }

  public @Nullable BigDecimal number() {
    if (json.isNumber()) {
      return json.decimalValue();
    }
    problem("yaml.not-a-number");
    return null;
  }

  public @Nullable Boolean yesNo() {
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    problem("yaml.not-yes-no");
    return null;
  }
}
