package org.junheng.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.rules.forms.Form;
import org.junheng.rules.forms.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts one school together from the cells that a form names. */
final class SchoolBuilder {
  /** What the statistics write where a cell does not apply. */
  private static final String NOT_APPLICABLE = "*";

  private final Form form;
  private final ImportBuilder builder;
  private final Cells cells;
  private final CellPlace start;
  private final Set<CellPlace> used = new HashSet<>();

  /** Finds the cell of an address; nothing where the file has no such cell. */
  interface Cells {
    Optional<CellPlace> place(Source.Address address);

    @Nullable CellValue value(CellPlace place);
  }

  /**
   * @param start where the school begins, for what stands nowhere
   */
  SchoolBuilder(Form form, ImportBuilder builder, Cells cells, CellPlace start) {
    this.form = form;
    this.builder = builder;
    this.cells = cells;
    this.start = start;
  }

  /** Adds the school to the request and tells which cells were looked at. */
  Set<CellPlace> add(FactType school) {
    var list = builder.facts().withArray("/" + school.list());
    ObjectNode json = list.addObject();
    String pointer = ImportBuilder.FACTS + "/" + school.list() + "/" + (list.size() - 1);
    builder.place(pointer, start);
    fields(json, pointer, form.school());
    for (Form.Part part : form.parts()) {
      if (isMeant(part, json)) {
        var parts = json.withArray("/" + part.type().list());
        ObjectNode element = parts.addObject();
        String at = pointer + "/" + part.type().list() + "/" + (parts.size() - 1);
        builder.place(at, start);
        part.fixed().forEach((field, value) -> element.set(field.name(), value));
        fields(element, at, part.sources());
      }
    }
    return used;
  }

  private static boolean isMeant(Form.Part part, ObjectNode school) {
    return part.when().entrySet().stream()
        .allMatch(
            condition ->
                condition.getValue().contains(school.path(condition.getKey().name()).asString("")));
  }

  private void fields(ObjectNode json, String pointer, Map<FactField, Source> sources) {
    sources.forEach(
        (field, source) -> {
          String at = pointer + "/" + field.name();
          if (source.sum()) {
            sum(field, source, json, at);
          } else {
            source.addresses().stream()
                .map(cells::place)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(place -> single(field, source, place, json, at));
          }
        });
  }

  private void single(
      FactField field, Source source, CellPlace place, ObjectNode json, String pointer) {
    builder.place(pointer, place);
    value(place)
        .ifPresent(
            value -> builder.set(json, field.name(), pointer, place, read(field, source, value)));
  }

  /** What a cell holds; nothing where it is empty or does not apply. */
  private Optional<CellValue> value(CellPlace place) {
    used.add(place);
    return Optional.ofNullable(cells.value(place)).filter(value -> !isNotApplicable(value));
  }

  private static boolean isNotApplicable(CellValue value) {
    return Wording.plain(value.shown()).equals(NOT_APPLICABLE);
  }

  /**
   * Adds up. A summand that does not apply is not there; an empty one is missing, and so is the
   * sum.
   */
  private void sum(FactField field, Source source, ObjectNode json, String pointer) {
    List<CellPlace> places = new ArrayList<>();
    for (Source.Address address : source.addresses()) {
      cells.place(address).ifPresent(places::add);
    }
    places.stream().findFirst().ifPresent(first -> builder.place(pointer, first));
    boolean whole = places.size() == source.addresses().size();
    boolean sound = true;
    boolean any = false;
    BigDecimal sum = BigDecimal.ZERO;
    for (CellPlace place : places) {
      used.add(place);
      CellValue value = cells.value(place);
      if (value == null) {
        whole = false;
      } else if (!isNotApplicable(value)) {
        CellReader.Result read = CellReader.number(field.label(), value);
        if (read instanceof CellReader.Result.Wrong wrong) {
          builder.fault(place, pointer, wrong.why());
          sound = false;
        } else {
          sum = sum.add(((CellReader.Result.Value) read).json().decimalValue());
          any = true;
        }
      }
    }
    if (whole && sound && any) {
      json.put(field.name(), times(sum, source));
    }
  }

  private static CellReader.Result read(FactField field, Source source, CellValue value) {
    if (!source.words().isEmpty()) {
      String found = Wording.plain(value.shown());
      for (Map.Entry<String, JsonNode> word : source.words().entrySet()) {
        if (Wording.plain(word.getKey()).equals(found)) {
          return new CellReader.Result.Value(word.getValue());
        }
      }
      if (!field.values().isEmpty()) {
        CellReader.Result own = CellReader.read(field, value);
        return own instanceof CellReader.Result.Value
            ? own
            : new CellReader.Result.Wrong(
                Message.of(
                    "cell.unknown-word",
                    field.label(),
                    value.shown(),
                    String.join("、", source.words().keySet().stream().sorted().toList())));
      }
    }
    CellReader.Result read = CellReader.read(field, value);
    if (read instanceof CellReader.Result.Value number && number.json().isNumber()) {
      return new CellReader.Result.Value(
          JsonNodeFactory.instance.numberNode(times(number.json().decimalValue(), source)));
    }
    return read;
  }

  private static BigDecimal times(BigDecimal value, Source source) {
    BigDecimal product = value.multiply(source.times()).stripTrailingZeros();
    return product.scale() < 0 ? product.setScale(0) : product;
  }
}
