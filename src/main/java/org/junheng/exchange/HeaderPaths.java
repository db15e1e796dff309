package org.junheng.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The headers of columns, or the labels of rows, as paths: {@code 专任教师/按学历分/本科}.
 *
 * <p>Looked up by their last steps, so that what a sheet has above its headers does no harm.
 */
final class HeaderPaths {
  private final List<String> paths;

  private HeaderPaths(List<String> paths) {
    this.paths = paths;
  }

  /** Of the columns of a sheet whose headers stand in these rows, both included. */
  static HeaderPaths ofColumns(Grid grid, int top, int bottom) {
    String[][] texts = new String[bottom - top + 1][grid.width()];
    for (int row = top; row <= bottom; row++) {
      for (int column = 0; column < grid.width(); column++) {
        String text = grid.header(row, column);
        // What spans several columns often stands in the first of them alone, above their headers.
        boolean spanned =
            text.isEmpty()
                && column > 0
                && !grid.isMerged(row, column)
                && hasHeaderBelow(grid, row, bottom, column);
        texts[row - top][column] = spanned ? texts[row - top][column - 1] : text;
      }
    }
    return of(
        grid.width(),
        column -> {
          List<String> steps = new ArrayList<>();
          for (String[] row : texts) {
            steps.add(row[column]);
          }
          return steps;
        });
  }

  private static boolean hasHeaderBelow(Grid grid, int row, int bottom, int column) {
    for (int below = row + 1; below <= bottom; below++) {
      if (!grid.header(below, column).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Of all rows of a sheet by the labels in these columns. */
  static HeaderPaths ofRows(Grid grid, List<Integer> columns) {
    return of(
        grid.height(), row -> columns.stream().map(column -> grid.header(row, column)).toList());
  }

  private static HeaderPaths of(int count, IntFunction<List<String>> steps) {
    List<String> paths = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      StringBuilder path = new StringBuilder();
      String last = "";
      for (String step : steps.apply(number)) {
        if (!step.isEmpty() && !step.equals(last)) {
          path.append(path.isEmpty() ? "" : "/").append(step);
          last = step;
        }
      }
      paths.add(path.toString());
    }
    return new HeaderPaths(paths);
  }

  String path(int number) {
    return paths.get(number);
  }

  /** Numbers of those with exactly this path, or else of those whose path ends with it. */
  List<Integer> matching(String wanted) {
    String plain = Wording.plain(wanted);
    List<Integer> exact = new ArrayList<>();
    List<Integer> ending = new ArrayList<>();
    for (int number = 0; number < paths.size(); number++) {
      if (paths.get(number).equals(plain)) {
        exact.add(number);
      } else if (paths.get(number).endsWith("/" + plain)) {
        ending.add(number);
      }
    }
    return exact.isEmpty() ? ending : exact;
  }
}
