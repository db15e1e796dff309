package org.junheng.exchange;

/**
 * Where a cell stands, as people count.
 *
 * @param sheet name of the sheet; of a CSV file, the file's
 * @param row first is 1
 * @param column first is 1
 */
public record CellPlace(String sheet, int row, int column) {
  public CellPlace {
    if (row < 1 || column < 1) {
      throw new IllegalArgumentException(row + ", " + column);
    }
  }

  /** {@code C5}: third column, fifth row. */
  public String address() {
    return letters(column) + row;
  }

  /** {@code AA} for the 27th column. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.toString();
  }

  CellPlace at(int otherColumn) {
    return new CellPlace(sheet, row, otherColumn);
  }
}
