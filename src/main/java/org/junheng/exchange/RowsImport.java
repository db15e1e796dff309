package org.junheng.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.rules.forms.Form;
import org.junheng.rules.forms.Source;

/** Reads sheets that list schools, a row each, under headers of one row or several. */
final class RowsImport {
  private static final int FIRST_ROWS = 15;
  private static final int MOST_HEADER_ROWS = 4;

  private final Form form;
  private final Grid grid;
  private final Header header;
  private final ImportBuilder builder;
  private final Map<Source.Address, Integer> columns = new HashMap<>();

  /**
   * The headers of a sheet.
   *
   * @param bottom last row of them
   * @param known how many headers of the form there are
   */
  record Header(HeaderPaths paths, int bottom, int known) {}

  private RowsImport(Form form, Grid grid, Header header, ImportBuilder builder) {
    this.form = form;
    this.grid = grid;
    this.header = header;
    this.builder = builder;
  }

  /** The headers by which a sheet is known to be of this form. */
  static Optional<Header> header(Form form, Grid grid) {
    @Nullable Header best = null;
    for (int rows = 1; rows <= MOST_HEADER_ROWS; rows++) {
      for (int top = 0; top < Math.min(FIRST_ROWS, grid.height() - rows + 1); top++) {
        HeaderPaths paths = HeaderPaths.ofColumns(grid, top, top + rows - 1);
        if (form.recognise().stream().anyMatch(wanted -> paths.matching(wanted).isEmpty())) {
          continue;
        }
        int known =
            (int)
                addresses(form)
                    .filter(address -> !paths.matching(String.valueOf(address.column())).isEmpty())
                    .count();
        if (best == null || known > best.known()) {
          best = new Header(paths, top + rows - 1, known);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static Stream<Source.Address> addresses(Form form) {
    return Stream.concat(
            form.school().values().stream(),
            form.parts().stream().flatMap(part -> part.sources().values().stream()))
        .flatMap(source -> source.addresses().stream())
        .distinct();
  }

  static void read(Form form, Grid grid, Header header, FactType school, ImportBuilder builder) {
    new RowsImport(form, grid, header, builder).read(school);
  }

  private void read(FactType school) {
    columns();
    Map<Integer, Integer> left = new HashMap<>();
    List<String> skipped = new ArrayList<>();
    for (int row = header.bottom() + 1; row < grid.height(); row++) {
      if (grid.isBlank(row) || isNumbering(row)) {
        continue;
      }
      String first = firstText(row);
      if (form.skip().stream().anyMatch(word -> isSkipped(first, Wording.plain(word)))) {
        skipped.add((row + 1) + "（" + first + "）");
        continue;
      }
      int at = row;
      Set<CellPlace> used =
          new SchoolBuilder(form, builder, new RowCells(row), grid.place(row, idColumn(school)))
              .add(school);
      new HashSet<>(columns.values())
          .forEach(
              column -> {
                if (grid.at(at, column) != null && !used.contains(grid.place(at, column))) {
                  left.merge(column, 1, Integer::sum);
                }
              });
    }
    left.forEach(
        (column, filled) ->
            builder.unmapped(
                grid.place(header.bottom(), column), header.paths().path(column), filled));
    if (!skipped.isEmpty()) {
      builder.note(Message.of("import.skipped", grid.name(), String.join("、", skipped)));
    }
  }

  private int idColumn(FactType school) {
    return Template.key(school).stream()
        .map(field -> form.school().get(field))
        .filter(source -> source != null)
        .flatMap(source -> source.addresses().stream())
        .map(columns::get)
        .filter(column -> column != null)
        .findFirst()
        .orElse(0);
  }

  /** Finds the columns that the form names, and tells which it does not find. */
  static Map<Source.Address, Integer> columns(
      Form form, Grid grid, Header header, ImportBuilder builder) {
    Map<Source.Address, Integer> columns = new HashMap<>();
    Set<String> missing = new LinkedHashSet<>();
    addresses(form)
        .forEach(
            address -> {
              String wanted = String.valueOf(address.column());
              List<Integer> found = header.paths().matching(wanted);
              if (found.isEmpty()) {
                missing.add(wanted);
              } else if (found.size() > 1) {
                builder.fault(
                    grid.place(header.bottom(), found.get(1)),
                    "",
                    Message.of("import.header-ambiguous", wanted, found.size()));
              } else {
                columns.put(address, found.get(0));
              }
            });
    if (!missing.isEmpty()) {
      builder.note(Message.of("import.headers-missing", grid.name(), String.join("、", missing)));
    }
    return columns;
  }

  private void columns() {
    columns.putAll(columns(form, grid, header, builder));
    for (int column = 0; column < grid.width(); column++) {
      if (columns.containsValue(column)) {
        continue;
      }
      int filled = 0;
      for (int row = header.bottom() + 1; row < grid.height(); row++) {
        filled += grid.at(row, column) == null || isNumbering(row) ? 0 : 1;
      }
      String path = header.paths().path(column);
      if (filled > 0 || !path.isEmpty()) {
        builder.unmapped(grid.place(header.bottom(), column), path, filled);
      }
    }
  }

  private final class RowCells implements SchoolBuilder.Cells {
    private final int row;

    RowCells(int row) {
      this.row = row;
    }

    @Override
    public Optional<CellPlace> place(Source.Address address) {
      return Optional.ofNullable(columns.get(address)).map(column -> grid.place(row, column));
    }

    @Override
    public @Nullable CellValue value(CellPlace place) {
      return grid.at(place.row() - 1, place.column() - 1);
    }
  }

  private String firstText(int row) {
    for (int column = 0; column < grid.width(); column++) {
      if (grid.at(row, column) != null) {
        return Wording.plain(grid.text(row, column));
      }
    }
    return "";
  }

  static boolean isSkipped(String text, String word) {
    return text.equals(word) || text.startsWith(word + ":") || text.startsWith(word + "、");
  }

  /** Whether a row only numbers the columns: 甲 乙 1 2 3. */
  private boolean isNumbering(int row) {
    return row == header.bottom() + 1 && Numbering.isOne(grid, row);
  }
}
