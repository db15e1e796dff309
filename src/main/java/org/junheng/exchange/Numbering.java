package org.junheng.exchange;

import java.util.regex.Pattern;

/** The row of a statistics form that numbers its columns: 甲 乙 1 2 3. */
final class Numbering {
  private static final Pattern STEM = Pattern.compile("[甲乙丙丁戊己庚辛壬癸]");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  private Numbering() {}

  /** Whether a row holds stems in front, or numbers that count on from 1, and nothing else. */
  static boolean isOne(Grid grid, int row) {
    int next = 1;
    int stems = 0;
    for (int column = 0; column < grid.width(); column++) {
      String text = Wording.plain(grid.text(row, column));
      if (text.isEmpty()) {
        continue;
      }
      if (STEM.matcher(text).matches() && next == 1) {
        stems++;
      } else if (NUMBER.matcher(text).matches() && Integer.parseInt(text) == next) {
        next++;
      } else {
        return false;
      }
    }
    return stems + next > 2;
  }

  static boolean isStem(String text) {
    return STEM.matcher(text).matches();
  }
}
