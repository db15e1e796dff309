package org.junheng.rules.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a value stands.
 *
 * @param addresses the first of these that a workbook has; where they are added up, all of them
 * @param sum whether they are added up
 * @param times by what a number is multiplied: 10000 where the workbook counts in 万元
 * @param words what the words of the workbook mean; empty where the fact type's own are used
 */
public record Source(
    List<Address> addresses, boolean sum, BigDecimal times, Map<String, JsonNode> words) {
  public Source {
    addresses = List.copyOf(addresses);
    words = Map.copyOf(words);
  }

  /**
   * A place in a workbook by the texts beside it, never by its number.
   *
   * @param form code of the form; null in a sheet of many schools
   * @param column header, or the last steps of a path of headers
   * @param row text at the left of the row, or the last steps of a path; null in a sheet of many
   *     schools
   * @param after label with the value at its right; then there is neither column nor row
   */
  public record Address(
      @Nullable String form,
      @Nullable String column,
      @Nullable String row,
      @Nullable String after) {
    /** As it is told to people. */
    public String shown() {
      StringBuilder shown = new StringBuilder();
      for (@Nullable String part : new String[] {form, row, column, after}) {
        if (part != null) {
          shown.append(shown.isEmpty() ? "" : "，").append(part);
        }
      }
      return shown.toString();
    }
  }
}
