package org.junheng.web.console;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.decision.DocumentJson;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.facts.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was filled into the form, as the facts that are posted as JSON. An empty field is missing
 * and not zero; what is no number stays as it was typed and is refused at its place.
 *
 * @param facts what was filled in
 * @param places by pointer into the facts, the name of the field in the form
 */
record FormFacts(ObjectNode facts, Map<String, String> places) {
  /** In the place of a list: there is none of them. */
  static final String NONE = "none";

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,20})?");
  private static final Pattern PLACE = Pattern.compile("/(\\d{1,5})(?=/|$)");
  private static final List<String> ANSWERS = List.of("answer", "by", "on", "evidence");

  /**
   * @param filled the values by the names of the fields: {@code /schools/0/stages/1/students}
   */
  static FormFacts of(Vocabulary vocabulary, JsonNode filled) {
    Map<String, String> values = new LinkedHashMap<>();
    filled
        .properties()
        .forEach(each -> values.put(each.getKey(), each.getValue().asString("").strip()));
    FormFacts form = new FormFacts(JsonNodeFactory.instance.objectNode(), new LinkedHashMap<>());
    FactType root = vocabulary.root();
    String name = "/" + root.memberName();
    form.fill(form.facts.putObject(root.memberName()), root, name, name, values);
    for (FactType child : root.children()) {
      if (child.besideRoot()) {
        form.list(form.facts, child, "/" + child.list(), "/" + child.list(), values);
      }
    }
    return form;
  }

  private void fill(
      ObjectNode fact, FactType type, String at, String from, Map<String, String> values) {
    places.put(at, from);
    for (FactField field : type.submitted()) {
      places.put(at + "/" + field.name(), from + "/" + field.name());
      String value = values.getOrDefault(from + "/" + field.name(), "");
      if (!value.isEmpty()) {
        put(fact, field, value);
      }
    }
    attestations(fact, at, from, values);
    for (FactType child : type.children()) {
      if (!child.besideRoot()) {
        list(fact, child, at + "/" + child.list(), from + "/" + child.list(), values);
      }
    }
  }

  private void list(
      ObjectNode holder, FactType type, String at, String from, Map<String, String> values) {
    places.put(at, from);
    if (NONE.equals(values.get(from))) {
      holder.putArray(type.list());
      return;
    }
    // Rows that were taken out again leave a gap in the form and none in the facts.
    TreeMap<Integer, String> rows = new TreeMap<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (value.getKey().startsWith(from + "/")) {
        Matcher row = PLACE.matcher(value.getKey().substring(from.length()));
        if (row.lookingAt()) {
          rows.put(Integer.valueOf(row.group(1)), row.group());
        }
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    ArrayNode list = holder.putArray(type.list());
    rows.forEach(
        (number, row) ->
            fill(list.addObject(), type, at + "/" + (list.size() - 1), from + row, values));
  }

  private static void put(ObjectNode fact, FactField field, String value) {
    if (field.kind().isNumber() && NUMBER.matcher(value).matches()) {
      fact.put(field.name(), new BigDecimal(value));
    } else if (field.kind() == FieldKind.YES_NO && List.of("true", "false").contains(value)) {
      fact.put(field.name(), value.equals("true"));
    } else {
      fact.put(field.name(), value);
    }
  }

  private void attestations(ObjectNode fact, String at, String from, Map<String, String> values) {
    String begin = from + "/attestations/";
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          int member = name.lastIndexOf('/');
          if (name.startsWith(begin) && member > begin.length() && !value.isEmpty()) {
            String target = name.substring(begin.length(), member);
            String key = name.substring(member + 1);
            places.put(at + "/attestations/" + target + "/" + key, name);
            places.put(at + "/attestations/" + target, begin + target + "/" + ANSWERS.get(0));
            ObjectNode answer =
                found.computeIfAbsent(target, each -> JsonNodeFactory.instance.objectNode());
            if (key.equals(ANSWERS.get(0)) && List.of("true", "false").contains(value)) {
              answer.put(key, value.equals("true"));
            } else {
              answer.put(key, value);
            }
          }
        });
    if (!found.isEmpty()) {
      ObjectNode all = fact.putObject("attestations");
      found.forEach(all::set);
    }
  }

  /**
   * The field of the form that a place of the facts was filled in; empty for the form as a whole.
   */
  String place(String pointer) {
    String inside = pointer.startsWith("/facts") ? pointer.substring("/facts".length()) : pointer;
    for (String each = inside; !each.isEmpty(); each = each.substring(0, each.lastIndexOf('/'))) {
      String place = places.get(each);
      if (place != null) {
        return place;
      }
    }
    return "";
  }

  /** The names and values of a form that facts would fill. */
  static Map<String, String> flat(JsonNode facts) {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", facts, flat);
    return flat;
  }

  private static void flatten(String at, JsonNode json, Map<String, String> flat) {
    if (json.isObject()) {
      json.properties().forEach(each -> flatten(at + "/" + each.getKey(), each.getValue(), flat));
    } else if (json.isArray()) {
      if (json.isEmpty()) {
        flat.put(at, NONE);
      }
      for (int i = 0; i < json.size(); i++) {
        flatten(at + "/" + i, json.get(i), flat);
      }
    } else if (!json.isNull()) {
      flat.put(at, json.isNumber() ? json.decimalValue().toPlainString() : json.asString());
    }
  }

  static JsonNode json(String text) {
    return DocumentJson.mapper().readTree(text);
  }
}
