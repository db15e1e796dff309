package org.junheng.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.exchange.TemplateSheet.Column;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.StrictJson;
import org.junheng.message.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the sheets of the template, wherever their columns have been moved to. */
final class TemplateImport {
  private static final int ROWS_TO_HEADER = 10;

  private final Template template;
  private final ImportBuilder builder;
  private final Map<FactType, Map<List<String>, Thing>> things = new HashMap<>();

  /** Something that others may belong to. */
  private record Thing(ObjectNode json, String pointer) {}

  /**
   * A sheet as it was found.
   *
   * @param line row of the headers; of an upright sheet, the column
   * @param columns number of the column, or row, with what it takes
   */
  record Found(Grid grid, TemplateSheet sheet, int line, Map<Integer, Column> columns) {}

  private TemplateImport(Template template, ImportBuilder builder) {
    this.template = template;
    this.builder = builder;
  }

  /** The sheets that are the template's; none where the file is something else. */
  static List<Found> found(List<Grid> grids, Template template) {
    List<Found> found = new ArrayList<>();
    for (Grid grid : grids) {
      if (!grid.name().equals(TemplateWorkbook.optionsName())
          && !grid.name().equals(MarkedWorkbook.listName())) {
        found(grid, template).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Found> found(Grid grid, Template template) {
    @Nullable Found best = null;
    for (TemplateSheet sheet : template.sheets()) {
      boolean named = Wording.plain(grid.name()).equals(Wording.plain(sheet.name()));
      Optional<Found> found = sheet.isUpright() ? upright(grid, sheet) : level(grid, sheet);
      if (found.isEmpty()) {
        continue;
      }
      if (named) {
        return found;
      }
      // A file of another name is the sheet whose every required column it has.
      boolean whole =
          sheet.columns().stream()
              .filter(sheet::isRequired)
              .allMatch(column -> found.get().columns().containsValue(column));
      if (whole && (best == null || found.get().columns().size() > best.columns().size())) {
        best = found.get();
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<Found> level(Grid grid, TemplateSheet sheet) {
    @Nullable Found best = null;
    Map<String, Column> known = sheet.byHeader();
    for (int row = 0; row < Math.min(ROWS_TO_HEADER, grid.height()); row++) {
      Map<Integer, Column> columns = new LinkedHashMap<>();
      for (int column = 0; column < grid.width(); column++) {
        @Nullable Column each = known.get(TemplateSheet.plain(grid.text(row, column)));
        if (each != null) {
          columns.put(column, each);
        }
      }
      if (columns.size() >= 2 && (best == null || columns.size() > best.columns().size())) {
        best = new Found(grid, sheet, row, columns);
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<Found> upright(Grid grid, TemplateSheet sheet) {
    Map<Integer, Column> rows = new LinkedHashMap<>();
    Map<String, Column> known = sheet.byHeader();
    for (int row = 0; row < grid.height(); row++) {
      @Nullable Column each = known.get(TemplateSheet.plain(grid.text(row, 0)));
      if (each != null) {
        rows.put(row, each);
      }
    }
    return rows.size() >= 2 ? Optional.of(new Found(grid, sheet, 0, rows)) : Optional.empty();
  }

  /** Reads what was found. */
  static void read(List<Found> found, List<Grid> grids, Template template, ImportBuilder builder) {
    new TemplateImport(template, builder).read(found, grids);
  }

  private void read(List<Found> found, List<Grid> grids) {
    for (Grid grid : grids) {
      boolean ours =
          grid.name().equals(TemplateWorkbook.optionsName())
              || grid.name().equals(MarkedWorkbook.listName());
      if (!ours && found.stream().noneMatch(each -> each.grid() == grid) && grid.height() > 0) {
        builder.unmapped(grid.place(0, 0), "", grid.height());
      }
    }
    once(found);
    // Parents before children, as the types are ordered; attestations last.
    for (TemplateSheet sheet : template.sheets()) {
      for (Found each : found) {
        if (each.sheet() == sheet) {
          columnsOnce(each);
          if (sheet.isUpright()) {
            root(each);
          } else {
            rows(each);
          }
        }
      }
    }
  }

  private void once(List<Found> found) {
    Map<TemplateSheet, Found> seen = new HashMap<>();
    for (Found each : found) {
      Found first = seen.putIfAbsent(each.sheet(), each);
      if (first != null) {
        builder.fault(
            each.grid().place(0, 0),
            "",
            Message.of("import.sheet-twice", each.sheet().name(), first.grid().name()));
      }
    }
  }

  private void columnsOnce(Found found) {
    Map<Column, Integer> seen = new HashMap<>();
    found
        .columns()
        .forEach(
            (number, column) -> {
              Integer first = seen.putIfAbsent(column, number);
              if (first != null) {
                boolean upright = found.sheet().isUpright();
                builder.fault(
                    upright
                        ? found.grid().place(number, 0)
                        : found.grid().place(found.line(), number),
                    "",
                    Message.of("import.column-twice", column.label()));
              }
            });
  }

  private void root(Found found) {
    FactType type = Objects.requireNonNull(found.sheet().type());
    ObjectNode json = builder.facts().withObject("/" + type.memberName());
    String pointer = ImportBuilder.FACTS + "/" + type.memberName();
    builder.place(pointer, found.grid().place(0, 0));
    found
        .columns()
        .forEach(
            (row, column) ->
                cell(column, found.grid().at(row, 1), found.grid().place(row, 1), json, pointer));
    for (int row = 0; row < found.grid().height(); row++) {
      boolean takesPart = found.columns().containsKey(row);
      if (!takesPart && found.grid().at(row, 1) != null && row >= Template.ABOVE) {
        builder.unmapped(found.grid().place(row, 1), found.grid().text(row, 0), 1);
      }
    }
  }

  private void rows(Found found) {
    Grid grid = found.grid();
    unmapped(found);
    for (int row = found.line() + 1; row < grid.height(); row++) {
      int at = row;
      if (found.columns().keySet().stream().anyMatch(column -> grid.at(at, column) != null)) {
        if (found.sheet().type() == null) {
          attestation(found, row);
        } else {
          thing(found, found.sheet().type(), row);
        }
      }
    }
  }

  private void unmapped(Found found) {
    Grid grid = found.grid();
    for (int column = 0; column < grid.width(); column++) {
      if (found.columns().containsKey(column)) {
        continue;
      }
      int filled = 0;
      for (int row = found.line() + 1; row < grid.height(); row++) {
        filled += grid.at(row, column) == null ? 0 : 1;
      }
      String header = grid.text(found.line(), column);
      if (filled > 0 || !header.isEmpty()) {
        builder.unmapped(grid.place(found.line(), column), header, filled);
      }
    }
  }

  private Thing rootThing() {
    FactType root = template.ruleSet().vocabulary().root();
    return new Thing(
        builder.facts().withObject("/" + root.memberName()),
        ImportBuilder.FACTS + "/" + root.memberName());
  }

  private void thing(Found found, FactType type, int row) {
    FactType parent = Objects.requireNonNull(type.parent());
    Optional<Thing> holder = holder(found, parent, row);
    if (holder.isEmpty()) {
      return;
    }
    ObjectNode above = type.besideRoot() ? builder.facts() : holder.get().json();
    String base = type.besideRoot() ? ImportBuilder.FACTS : holder.get().pointer();
    ArrayNode list = above.withArray("/" + type.list());
    ObjectNode json = list.addObject();
    String pointer = base + "/" + type.list() + "/" + (list.size() - 1);
    int first = found.columns().keySet().iterator().next();
    builder.place(base + "/" + type.list(), found.grid().place(found.line(), first));
    builder.place(pointer, found.grid().place(row, first));
    found
        .columns()
        .forEach(
            (number, column) ->
                cell(
                    column,
                    found.grid().at(row, number),
                    found.grid().place(row, number),
                    json,
                    pointer));
    List<String> key = new ArrayList<>();
    for (FactField field : Template.key(type)) {
      key.add(json.path(field.name()).asString(""));
    }
    if (!type.children().isEmpty() || type.attestable()) {
      List<String> whole = holderKey(found, parent, row);
      whole.addAll(key);
      things
          .computeIfAbsent(type, each -> new HashMap<>())
          .putIfAbsent(whole, new Thing(json, pointer));
    }
  }

  /** What a row belongs to, or nothing with a fault. */
  private Optional<Thing> holder(Found found, FactType parent, int row) {
    if (parent.isRoot()) {
      return Optional.of(rootThing());
    }
    List<String> key = holderKey(found, parent, row);
    Thing thing = things.getOrDefault(parent, Map.of()).get(key);
    if (thing == null) {
      int column =
          found.columns().entrySet().stream()
              .filter(entry -> entry.getValue() instanceof Column.Belongs)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(0);
      String shown = String.join(" ", key).strip();
      builder.fault(
          found.grid().place(row, column),
          "",
          shown.isEmpty()
              ? Message.of("import.belongs-nowhere", parent.label())
              : Message.of("import.no-such-holder", parent.label(), shown));
    }
    return Optional.ofNullable(thing);
  }

  /** The key of the thing of this type that a row belongs to, from the top. */
  private static List<String> holderKey(Found found, FactType parent, int row) {
    List<String> key = new ArrayList<>();
    for (FactType holder : parent.pathFromRoot()) {
      for (FactField field : Template.key(holder)) {
        String text = "";
        for (Map.Entry<Integer, Column> column : found.columns().entrySet()) {
          CellValue value = found.grid().at(row, column.getKey());
          if (column.getValue() instanceof Column.Belongs belongs
              && belongs.holder() == holder
              && belongs.field() == field
              && value != null) {
            text =
                CellReader.read(field, value) instanceof CellReader.Result.Value read
                    ? read.json().asString("")
                    : value.shown();
          }
        }
        key.add(text);
      }
    }
    return key;
  }

  private void cell(
      Column column, @Nullable CellValue value, CellPlace place, ObjectNode json, String pointer) {
    if (column instanceof Column.Own own) {
      String at = pointer + "/" + own.field().name();
      builder.place(at, place);
      if (value != null) {
        builder.set(json, own.field().name(), at, place, CellReader.read(own.field(), value));
      }
    } else if (column instanceof Column.None none && value != null) {
      none(none.child(), value, place, json, pointer);
    } else if (column instanceof Column.Request request) {
      builder.place("/" + request.member(), place);
      if (value != null) {
        request(request, value, place);
      }
    }
  }

  private void none(
      FactType child, CellValue value, CellPlace place, ObjectNode json, String pointer) {
    if (!Wording.plain(value.shown()).equals(Column.None.WORD)) {
      builder.fault(
          place,
          pointer + "/" + child.list(),
          Message.of("cell.only-none", child.label(), value.shown(), Column.None.WORD));
      return;
    }
    ObjectNode above = child.besideRoot() ? builder.facts() : json;
    above.withArray("/" + child.list());
    builder.place((child.besideRoot() ? ImportBuilder.FACTS : pointer) + "/" + child.list(), place);
  }

  private void request(Column.Request request, CellValue value, CellPlace place) {
    String pointer = "/" + request.member();
    if (request.member().equals("asOf")) {
      builder.set(
          builder.request(), "asOf", pointer, place, CellReader.day(request.label(), value));
      return;
    }
    String text = value.shown().strip();
    String id = text.contains(" ") ? text.substring(0, text.indexOf(' ')) : text;
    builder.request().put("pack", id);
  }

  private void attestation(Found found, int row) {
    Grid grid = found.grid();
    Map<String, Integer> members = new HashMap<>();
    found
        .columns()
        .forEach(
            (number, column) -> {
              if (column instanceof Column.Attested attested) {
                members.put(attested.member(), number);
              }
            });
    boolean answered =
        members.entrySet().stream()
            .anyMatch(
                entry ->
                    !entry.getKey().equals("target") && grid.at(row, entry.getValue()) != null);
    if (!answered) {
      // The template lists the district's targets; one without an answer was not answered.
      return;
    }
    String target = grid.text(row, members.getOrDefault("target", -1)).strip();
    String id = target.contains(" ") ? target.substring(0, target.indexOf(' ')) : target;
    int first = found.columns().keySet().iterator().next();
    if (id.isEmpty()) {
      builder.fault(grid.place(row, first), "", Message.of("import.no-target"));
      return;
    }
    Optional<Thing> holder = attested(found, id, row);
    if (holder.isEmpty()) {
      return;
    }
    ObjectNode attestations = holder.get().json().withObject("/attestations");
    String pointer = holder.get().pointer() + "/attestations/" + StrictJson.escape(id);
    CellPlace targetPlace = grid.place(row, members.getOrDefault("target", first));
    if (attestations.has(id)) {
      builder.fault(targetPlace, pointer, Message.of("import.attested-twice", id));
      return;
    }
    builder.place(pointer, targetPlace);
    ObjectNode attestation = attestations.putObject(id);
    members.forEach(
        (member, number) -> {
          CellValue value = grid.at(row, number);
          CellPlace place = grid.place(row, number);
          String at = pointer + "/" + member;
          builder.place(at, place);
          if (value != null && !member.equals("target")) {
            String label = Objects.requireNonNull(found.columns().get(number)).label();
            builder.set(attestation, member, at, place, answer(member, label, value));
          }
        });
  }

  private static CellReader.Result answer(String member, String label, CellValue value) {
    return switch (member) {
      case "answer" -> CellReader.answer(label, value);
      case "on" -> CellReader.day(label, value);
      default -> CellReader.text(label, value);
    };
  }

  /** What answers for a target: a school where the row names one, or else the district. */
  private Optional<Thing> attested(Found found, String target, int row) {
    String owner = template.ruleSet().attestable().get(target);
    for (FactType type : template.ruleSet().vocabulary().types()) {
      boolean named = holderKey(found, type, row).stream().anyMatch(part -> !part.isEmpty());
      if (!type.isRoot() && type.attestable() && (type.name().equals(owner) || named)) {
        return holder(found, type, row);
      }
    }
    return Optional.of(rootThing());
  }
}
