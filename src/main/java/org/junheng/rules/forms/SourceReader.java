package org.junheng.rules.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FieldKind;
import org.junheng.rules.forms.Source.Address;
import org.junheng.rules.yaml.YamlNode;
import tools.jackson.databind.JsonNode;

/** Reads where a single value stands. */
final class SourceReader {
  private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);
  private static final String YUAN = "元";
  private static final String TEN_THOUSAND_YUAN = "万元";
  private static final List<String> KEYS =
      List.of("form", "column", "row", "after", "sum", "times", "words");
  private static final List<String> ADDRESS = List.of("form", "column", "row", "after");

  Optional<Source> read(YamlNode node, FactField field, Form.Layout layout) {
    if (node.json().isString()) {
      return checked(
          node,
          field,
          layout,
          new Source(
              List.of(new Address(null, node.text(), null, null)),
              false,
              BigDecimal.ONE,
              Map.of()));
    }
    if (!node.isMapOf(KEYS)) {
      return Optional.empty();
    }
    Address outer = address(node, null);
    YamlNode sum = node.get("sum");
    YamlNode column = node.get("column");
    List<Address> addresses = new ArrayList<>();
    if (sum != null) {
      addresses.addAll(each(sum, outer));
    } else if (column != null && column.json().isArray()) {
      addresses.addAll(each(column, outer));
    } else {
      addresses.add(outer);
    }
    return checked(
        node,
        field,
        layout,
        new Source(addresses, sum != null, times(node, field), words(node, field)));
  }

  /** A list of columns or whole addresses; what they leave out is the same for all. */
  private static List<Address> each(YamlNode list, Address outer) {
    List<Address> addresses = new ArrayList<>();
    if (!list.json().isArray() || list.json().isEmpty()) {
      list.problem("yaml.not-texts");
      return addresses;
    }
    for (YamlNode element : list.elements()) {
      if (element.json().isString()) {
        addresses.add(new Address(outer.form(), element.text(), outer.row(), null));
      } else if (element.isMapOf(ADDRESS)) {
        addresses.add(address(element, outer));
      }
    }
    return addresses;
  }

  private static Address address(YamlNode node, @Nullable Address outer) {
    return new Address(
        part(node, "form", outer == null ? null : outer.form()),
        part(node, "column", null),
        part(node, "row", outer == null ? null : outer.row()),
        part(node, "after", null));
  }

  private static @Nullable String part(YamlNode node, String key, @Nullable String otherwise) {
    YamlNode value = node.get(key);
    return value == null || value.json().isArray() ? otherwise : value.text();
  }

  private static Optional<Source> checked(
      YamlNode node, FactField field, Form.Layout layout, Source source) {
    boolean found =
        !source.addresses().isEmpty()
            && source.addresses().stream()
                .allMatch(
                    address ->
                        layout == Form.Layout.ROWS
                            ? address.form() == null
                                && address.row() == null
                                && address.after() == null
                                && address.column() != null
                            : address.form() != null
                                && (address.after() != null
                                    ? address.row() == null && address.column() == null
                                    : address.row() != null && address.column() != null));
    if (!found) {
      node.problem(layout == Form.Layout.ROWS ? "form.no-column" : "form.no-place", field.label());
      return Optional.empty();
    }
    boolean tenThousand =
        source.addresses().stream()
            .anyMatch(address -> address.shown().contains(TEN_THOUSAND_YUAN));
    if (tenThousand && field.unit().equals(YUAN) && source.times().compareTo(TEN_THOUSAND) != 0) {
      node.problem("form.unit", field.label());
      return Optional.empty();
    }
    if (source.sum() && !field.kind().isNumber()) {
      node.problem("form.not-a-figure", field.label());
      return Optional.empty();
    }
    return Optional.of(source);
  }

  private static BigDecimal times(YamlNode node, FactField field) {
    YamlNode value = node.get("times");
    if (value == null) {
      return BigDecimal.ONE;
    }
    BigDecimal times = value.number();
    if (times == null) {
      return BigDecimal.ONE;
    }
    if (times.signum() <= 0 || !field.kind().isNumber()) {
      value.problem("form.not-a-figure", field.label());
      return BigDecimal.ONE;
    }
    return times;
  }

  private Map<String, JsonNode> words(YamlNode node, FactField field) {
    Map<String, JsonNode> words = new HashMap<>();
    YamlNode list = node.get("words");
    if (list != null && list.json().isObject()) {
      list.entries()
          .forEach(
              (word, value) -> {
                if (isValue(field, value)) {
                  words.put(word, value.json());
                }
              });
    } else if (list != null) {
      list.problem("yaml.not-a-map", field.label());
    }
    return words;
  }

  /** Whether a field can have a value; a problem where not. */
  boolean isValue(FactField field, YamlNode value) {
    JsonNode json = value.json();
    Set<String> allowed = field.values().keySet();
    boolean right =
        switch (field.kind()) {
          case TEXT -> json.isString() && (allowed.isEmpty() || allowed.contains(json.asString()));
          case YES_NO -> json.isBoolean();
          case COUNT, MEASURE -> json.isNumber();
          case DAY, PARENT -> false;
        };
    if (!right) {
      value.problem(
          "form.no-such-value",
          json.isString() ? json.stringValue() : json.toString(),
          field.label(),
          field.kind() == FieldKind.YES_NO
              ? "true, false"
              : allowed.isEmpty()
                  ? "—"
                  : FormReader.nearest(json.asString(""), new java.util.TreeSet<>(allowed)));
    }
    return right;
  }
}
