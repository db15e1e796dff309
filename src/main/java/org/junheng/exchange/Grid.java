package org.junheng.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sheet, cell by cell. Rows and columns begin with 0 here and with 1 in what people see. */
final class Grid {
  private final String name;
  private final List<@Nullable CellValue[]> rows = new ArrayList<>();
  private final List<Merge> merges;
  private int width;

  /** Cells that are shown as one; both ends included. */
  record Merge(int top, int left, int bottom, int right) {
    boolean holds(int row, int column) {
      return row >= top && row <= bottom && column >= left && column <= right;
    }
  }

  Grid(String name, List<Merge> merges) {
    this.name = name;
    this.merges = List.copyOf(merges);
  }

  String name() {
    return name;
  }

  List<Merge> merges() {
    return merges;
  }

  /** Number of rows, up to the last that holds something. */
  int height() {
    return rows.size();
  }

  /** Number of columns, up to the last that holds something. */
  int width() {
    return width;
  }

  /** Appends rows up to this one and fills it. */
  void put(int row, @Nullable CellValue[] cells) {
    while (rows.size() < row) {
      rows.add(new CellValue[0]);
    }
    rows.add(cells);
    width = Math.max(width, cells.length);
  }

  @Nullable CellValue at(int row, int column) {
    if (row < 0 || column < 0 || row >= rows.size() || column >= rows.get(row).length) {
      return null;
    }
    return rows.get(row)[column];
  }

  /** What is shown there; empty for an empty cell. */
  String text(int row, int column) {
    CellValue value = at(row, column);
    return value == null ? "" : value.shown();
  }

  /** The text of a header: that of the merged cells which this one belongs to, without blanks. */
  String header(int row, int column) {
    for (Merge merge : merges) {
      if (merge.holds(row, column)) {
        return Wording.plain(text(merge.top(), merge.left()));
      }
    }
    return Wording.plain(text(row, column));
  }

  boolean isMerged(int row, int column) {
    return merges.stream().anyMatch(merge -> merge.holds(row, column));
  }

  boolean isBlank(int row) {
    for (int column = 0; row < rows.size() && column < rows.get(row).length; column++) {
      if (at(row, column) != null) {
        return false;
      }
    }
    return true;
  }

  CellPlace place(int row, int column) {
    return new CellPlace(name, row + 1, column + 1);
  }
}
