package org.junheng.corpus;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, as a diff shows them. */
final class LineChanges {
  private LineChanges() {}

  static List<String> between(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
        changes.add("-" + before.get(i++));
      } else {
        changes.add("+" + after.get(j++));
      }
    }
    return changes;
  }
}
