package org.junheng.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The parts of a file that have mistakes in them, as tables to look at: every faulty row, with its
 * first cells, by which people know it, and the faulty ones.
 *
 * @param tables one a sheet, in the order of the file
 * @param others mistakes that stand in no cell
 * @param left how many faulty rows are not shown
 */
public record FaultTables(List<Table> tables, List<String> others, int left) {
  private static final int FIRST_CELLS = 2;
  private static final int MOST_ROWS = 200;

  /**
   * Rows of a sheet.
   *
   * @param columns letters of the columns shown, and the text above them
   */
  public record Table(String sheet, List<Column> columns, List<Row> rows) {}

  /** A column: its letters, and the header that stands in the file; empty where there is none. */
  public record Column(String letters, String header) {}

  /** A row by its number in the sheet. */
  public record Row(int number, List<Cell> cells) {}

  /** What stands in a cell, and what is wrong with it. */
  public record Cell(String address, String text, List<String> faults) {}

  public static FaultTables of(ImportCheck check, Locale language) {
    Map<String, Grid> grids =
        check.read().grids().stream()
            .collect(
                Collectors.toMap(Grid::name, grid -> grid, (one, two) -> one, LinkedHashMap::new));
    Map<String, TreeMap<Integer, Map<Integer, List<String>>>> found = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (CellFault fault : check.faults()) {
      CellPlace place = fault.place();
      if (place == null || !grids.containsKey(place.sheet())) {
        others.add(fault.placed().in(language));
      } else {
        found
            .computeIfAbsent(place.sheet(), sheet -> new TreeMap<>())
            .computeIfAbsent(place.row() - 1, row -> new TreeMap<>())
            .computeIfAbsent(place.column() - 1, column -> new ArrayList<>())
            .add(fault.message().in(language));
      }
    }
    List<Table> tables = new ArrayList<>();
    int room = MOST_ROWS;
    int left = 0;
    for (Map.Entry<String, Grid> grid : grids.entrySet()) {
      TreeMap<Integer, Map<Integer, List<String>>> rows =
          found.getOrDefault(grid.getKey(), new TreeMap<>());
      int shown = Math.min(room, rows.size());
      room -= shown;
      left += rows.size() - shown;
      if (shown > 0) {
        tables.add(table(grid.getValue(), check, rows, shown));
      }
    }
    return new FaultTables(tables, others, left);
  }

  private static Table table(
      Grid grid, ImportCheck check, TreeMap<Integer, Map<Integer, List<String>>> faults, int most) {
    TreeSet<Integer> columns = new TreeSet<>();
    for (int column = 0; column < Math.min(FIRST_CELLS, grid.width()); column++) {
      columns.add(column);
    }
    faults.values().stream().limit(most).forEach(row -> columns.addAll(row.keySet()));
    int headers = headers(grid, check, faults.firstKey());
    return new Table(
        grid.name(),
        columns.stream()
            .map(column -> new Column(CellPlace.letters(column + 1), grid.text(headers, column)))
            .toList(),
        faults.entrySet().stream()
            .limit(most)
            .map(
                row ->
                    new Row(
                        row.getKey() + 1,
                        columns.stream()
                            .map(
                                column ->
                                    new Cell(
                                        CellPlace.letters(column + 1) + (row.getKey() + 1),
                                        grid.text(row.getKey(), column),
                                        row.getValue().getOrDefault(column, List.of())))
                            .toList()))
            .toList());
  }

  /** The row just above the first that was read; where none was, the template's. */
  private static int headers(Grid grid, ImportCheck check, int firstFaulty) {
    int firstSchool =
        check.schools().stream()
            .filter(school -> school.place().sheet().equals(grid.name()))
            .mapToInt(school -> school.place().row() - 1)
            .min()
            .orElse(Template.ABOVE + 1);
    int above = Math.min(firstSchool, firstFaulty) - 1;
    return firstFaulty <= Template.ABOVE ? Template.ABOVE - 1 : above;
  }
}
