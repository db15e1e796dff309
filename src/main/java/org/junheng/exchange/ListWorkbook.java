package org.junheng.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.rules.RuleSet;
import org.junheng.rules.forms.Form;
import org.junheng.rules.forms.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes schools as a list, a row each, in the layout of a form: what {@link SchoolRows} reads.
 * Rows go out as they come; any number of them passes through little memory.
 *
 * <p>A path of headers stands in one cell, its steps apart by strokes, and a sum in its first
 * summand. Facts that the form has no column for are left out.
 */
public final class ListWorkbook {
  private static final int FLUSH_ROWS = 500;

  private final Form form;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Worksheet sheet;

  private ListWorkbook(Form form, Worksheet sheet) {
    this.form = form;
    this.sheet = sheet;
    form.school().values().forEach(this::columns);
    form.parts().forEach(part -> sorted(part.sources()).values().forEach(this::columns));
  }

  /** The first form of a rule set that lists schools a row each. */
  public static Optional<Form> form(RuleSet ruleSet) {
    return ruleSet.forms().stream().filter(form -> form.layout() == Form.Layout.ROWS).findFirst();
  }

  /**
   * Writes a workbook. The stream stays open.
   *
   * @param schools as they stand in a request
   */
  public static void write(Form form, Iterator<ObjectNode> schools, OutputStream out)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "Junheng", "1.0");
        Worksheet sheet = workbook.newWorksheet("学校")) {
      ListWorkbook list = new ListWorkbook(form, sheet);
      list.columns.forEach((header, column) -> sheet.inlineString(0, column, header));
      for (int row = 1; schools.hasNext(); row++) {
        list.school(row, schools.next());
        if (row % FLUSH_ROWS == 0) {
          sheet.flush();
        }
      }
    }
  }

  private void columns(Source source) {
    source
        .addresses()
        .forEach(address -> columns.putIfAbsent(String.valueOf(address.column()), columns.size()));
  }

  private static Map<FactField, Source> sorted(Map<FactField, Source> sources) {
    TreeMap<String, FactField> names = new TreeMap<>();
    sources.keySet().forEach(field -> names.put(field.name(), field));
    Map<FactField, Source> sorted = new LinkedHashMap<>();
    names
        .values()
        .forEach(field -> sorted.put(field, java.util.Objects.requireNonNull(sources.get(field))));
    return sorted;
  }

  private void school(int row, ObjectNode school) {
    // A column that several facts share has the value of the first; stages of one school do not.
    Map<Integer, JsonNode> cells = new TreeMap<>();
    fields(school, form.school(), cells);
    for (Form.Part part : form.parts()) {
      boolean meant =
          part.when().entrySet().stream()
              .allMatch(
                  when -> when.getValue().contains(school.path(when.getKey().name()).asString("")));
      if (meant) {
        element(school, part).ifPresent(found -> fields(found, part.sources(), cells));
      }
    }
    cells.forEach((column, value) -> cell(row, column, value));
  }

  private static Optional<JsonNode> element(ObjectNode school, Form.Part part) {
    List<JsonNode> found = new ArrayList<>();
    school
        .path(part.type().list())
        .forEach(
            each -> {
              if (part.fixed().entrySet().stream()
                  .allMatch(fixed -> fixed.getValue().equals(each.get(fixed.getKey().name())))) {
                found.add(each);
              }
            });
    return found.stream().findFirst();
  }

  private void fields(JsonNode json, Map<FactField, Source> sources, Map<Integer, JsonNode> cells) {
    sources.forEach(
        (field, source) -> {
          @Nullable JsonNode value = json.get(field.name());
          if (value != null && !value.isNull()) {
            boolean first = true;
            for (Source.Address address : source.addresses()) {
              Integer column = columns.get(String.valueOf(address.column()));
              if (column != null && (first || source.sum())) {
                cells.putIfAbsent(column, first ? written(source, value) : zero(value));
              }
              first = false;
            }
          }
        });
  }

  private static JsonNode zero(JsonNode like) {
    return like.isNumber()
        ? tools.jackson.databind.node.JsonNodeFactory.instance.numberNode(0)
        : like;
  }

  private static JsonNode written(Source source, JsonNode value) {
    var nodes = tools.jackson.databind.node.JsonNodeFactory.instance;
    if (value.isNumber() && source.times().compareTo(BigDecimal.ONE) != 0) {
      // Exact: the unit of a form is a power of ten.
      return nodes.numberNode(
          value.decimalValue().divide(source.times(), 12, RoundingMode.UNNECESSARY));
    }
    return source.words().entrySet().stream()
        .filter(word -> word.getValue().equals(value))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .<JsonNode>map(nodes::stringNode)
        .orElse(value);
  }

  private void cell(int row, int column, JsonNode value) {
    if (value.isNumber()) {
      sheet.value(row, column, value.decimalValue().stripTrailingZeros());
    } else if (value.isBoolean()) {
      sheet.inlineString(row, column, value.booleanValue() ? "是" : "否");
    } else {
      sheet.inlineString(row, column, value.asString());
    }
  }
}
