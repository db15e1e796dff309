package org.junheng.exchange;

import java.math.BigDecimal;
import org.junheng.message.Message;

/** What a cell holds; an empty cell is null. */
sealed interface CellValue {
  /** As a person reads it. */
  String shown();

  record Text(String text) implements CellValue {
    @Override
    public String shown() {
      return text;
    }
  }

  /**
   * A number.
   *
   * @param value to 15 significant digits, as many as a spreadsheet keeps and shows
   * @param isDay whether the cell is laid out as a day
   */
  record Figure(BigDecimal value, boolean isDay) implements CellValue {
    @Override
    public String shown() {
      return value.toPlainString();
    }
  }

  record Answer(boolean yes) implements CellValue {
    @Override
    public String shown() {
      return yes ? "TRUE" : "FALSE";
    }
  }

  /** Something of which no value can be had. */
  record Unusable(String shown, Message why) implements CellValue {}
}
