package org.junheng.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.rules.forms.Form;
import org.junheng.rules.forms.Source;

/** Reads a workbook that holds one school, a statistics form a sheet. */
final class FormsImport {
  private static final int CODE_ROWS = 8;
  private static final int FIRST_ROWS = 20;
  private static final int MOST_HEADER_ROWS = 5;

  private final Form form;
  private final Map<String, Sheet> sheets;
  private final ImportBuilder builder;
  private final Map<Source.Address, Optional<CellPlace>> found = new HashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();

  /**
   * A form as it was found.
   *
   * @param numbering row that numbers the columns; -1 where there is none
   */
  private record Sheet(Grid grid, int numbering, HeaderPaths columns, HeaderPaths rows) {}

  private FormsImport(Form form, Map<String, Sheet> sheets, ImportBuilder builder) {
    this.form = form;
    this.sheets = sheets;
    this.builder = builder;
  }

  /** Whether a workbook has all the forms by which this kind is known. */
  static boolean isOne(Form form, List<Grid> grids) {
    return form.recognise().stream().allMatch(code -> sheet(code, grids).isPresent());
  }

  private static Optional<Grid> sheet(String code, List<Grid> grids) {
    String plain = Wording.plain(code);
    return grids.stream().filter(grid -> has(grid, plain)).findFirst();
  }

  private static boolean has(Grid grid, String code) {
    // 教基100 must not be found in 教基1001.
    String pattern = ".*" + java.util.regex.Pattern.quote(code) + "(?!\\d).*";
    if (Wording.plain(grid.name()).matches(pattern)) {
      return true;
    }
    for (int row = 0; row < Math.min(CODE_ROWS, grid.height()); row++) {
      for (int column = 0; column < grid.width(); column++) {
        if (Wording.plain(grid.text(row, column)).matches(pattern)) {
          return true;
        }
      }
    }
    return false;
  }

  static void read(Form form, List<Grid> grids, FactType school, ImportBuilder builder) {
    Map<String, Sheet> sheets = new HashMap<>();
    List<Grid> taken = new ArrayList<>();
    addresses(form)
        .map(Source.Address::form)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(
            code ->
                sheet(code, grids)
                    .ifPresent(
                        grid -> {
                          sheets.put(code, sheet(grid));
                          taken.add(grid);
                        }));
    for (Grid grid : grids) {
      if (!taken.contains(grid) && grid.height() > 0) {
        builder.unmapped(grid.place(0, 0), "", grid.height());
      }
    }
    new FormsImport(form, sheets, builder).read(school, grids.get(0));
  }

  private static Stream<Source.Address> addresses(Form form) {
    return Stream.concat(
            form.school().values().stream(),
            form.parts().stream().flatMap(part -> part.sources().values().stream()))
        .flatMap(source -> source.addresses().stream());
  }

  private static Sheet sheet(Grid grid) {
    int numbering = -1;
    for (int row = 0; row < Math.min(FIRST_ROWS, grid.height()) && numbering < 0; row++) {
      if (Numbering.isOne(grid, row)) {
        numbering = row;
      }
    }
    List<Integer> labels = new ArrayList<>();
    for (int column = 0; numbering >= 0 && column < grid.width(); column++) {
      if (Numbering.isStem(Wording.plain(grid.text(numbering, column)))) {
        labels.add(column);
      }
    }
    // Row numbers stand in a column of their own and are no part of a label.
    int first = numbering;
    labels.removeIf(column -> isNumbers(grid, first, column));
    return new Sheet(
        grid,
        numbering,
        HeaderPaths.ofColumns(
            grid, Math.max(0, numbering - MOST_HEADER_ROWS), Math.max(0, numbering - 1)),
        HeaderPaths.ofRows(grid, labels));
  }

  private static boolean isNumbers(Grid grid, int numbering, int column) {
    for (int row = numbering + 1; row < grid.height(); row++) {
      if (!Wording.plain(grid.text(row, column)).matches("\\d{0,3}")) {
        return false;
      }
    }
    return true;
  }

  private void read(FactType school, Grid first) {
    Set<CellPlace> used =
        new SchoolBuilder(form, builder, new FormCells(), first.place(0, 0)).add(school);
    if (!missing.isEmpty()) {
      builder.note(Message.of("import.headers-missing", form.title(), String.join("；", missing)));
    }
    sheets.values().stream()
        .distinct()
        .forEach(
            sheet -> {
              int left = left(sheet, used);
              if (left > 0) {
                builder.unmapped(sheet.grid().place(Math.max(0, sheet.numbering()), 0), "", left);
              }
            });
  }

  /** How many figures of a form were not taken over. */
  private static int left(Sheet sheet, Set<CellPlace> used) {
    int left = 0;
    for (int row = sheet.numbering() + 1;
        sheet.numbering() >= 0 && row < sheet.grid().height();
        row++) {
      for (int column = 0; column < sheet.grid().width(); column++) {
        boolean figure =
            Wording.plain(sheet.grid().text(sheet.numbering(), column)).matches("\\d+");
        if (figure
            && sheet.grid().at(row, column) != null
            && !used.contains(sheet.grid().place(row, column))) {
          left++;
        }
      }
    }
    return left;
  }

  private final class FormCells implements SchoolBuilder.Cells {
    @Override
    public Optional<CellPlace> place(Source.Address address) {
      return found.computeIfAbsent(address, FormsImport.this::find);
    }

    @Override
    public @Nullable CellValue value(CellPlace place) {
      return sheets.values().stream()
          .map(Sheet::grid)
          .filter(grid -> grid.name().equals(place.sheet()))
          .findFirst()
          .orElseThrow()
          .at(place.row() - 1, place.column() - 1);
    }
  }

  private Optional<CellPlace> find(Source.Address address) {
    Sheet sheet = sheets.get(String.valueOf(address.form()));
    if (sheet == null) {
      missing.add(address.shown());
      return Optional.empty();
    }
    return address.after() != null ? after(sheet.grid(), address) : crossing(sheet, address);
  }

  private Optional<CellPlace> crossing(Sheet sheet, Source.Address address) {
    if (sheet.numbering() < 0) {
      builder.fault(
          sheet.grid().place(0, 0),
          "",
          Message.of("import.no-numbering", String.valueOf(address.form())));
      return Optional.empty();
    }
    List<Integer> columns = sheet.columns().matching(String.valueOf(address.column()));
    List<Integer> rows =
        sheet.rows().matching(String.valueOf(address.row())).stream()
            .filter(row -> row > sheet.numbering())
            .toList();
    if (columns.size() > 1 || rows.size() > 1) {
      builder.fault(
          sheet.grid().place(sheet.numbering(), 0),
          "",
          Message.of(
              "import.header-ambiguous", address.shown(), Math.max(columns.size(), rows.size())));
      return Optional.empty();
    }
    if (columns.isEmpty() || rows.isEmpty()) {
      missing.add(address.shown());
      return Optional.empty();
    }
    return Optional.of(sheet.grid().place(rows.get(0), columns.get(0)));
  }

  /** The cell at the right of a label. */
  private Optional<CellPlace> after(Grid grid, Source.Address address) {
    String label = Wording.plain(String.valueOf(address.after()));
    List<CellPlace> places = new ArrayList<>();
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        String text = Wording.plain(grid.text(row, column));
        if (text.equals(label) || text.equals(label + ":")) {
          places.add(grid.place(row, right(grid, row, column) + 1));
        }
      }
    }
    if (places.size() > 1) {
      builder.fault(
          places.get(1), "", Message.of("import.header-ambiguous", address.shown(), places.size()));
      return Optional.empty();
    }
    if (places.isEmpty()) {
      missing.add(address.shown());
    }
    return places.stream().findFirst();
  }

  private static int right(Grid grid, int row, int column) {
    return grid.merges().stream()
        .filter(merge -> merge.holds(row, column))
        .map(Grid.Merge::right)
        .findFirst()
        .orElse(column);
  }
}
