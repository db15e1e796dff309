package org.junheng.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * A sheet of a report, written row by row: A4, as wide as one page, headings on each of them.
 *
 * <p>Each row is as high as its text needs, since not every program works that out when it opens a
 * workbook. What needs more than a row can be high goes on in the next one.
 */
final class ReportSheet {
  /** Chinese offices have it; where it is missing, programs take another one for Chinese. */
  private static final String FONT = "宋体";

  private static final String HEADING = "DDEBF7";

  /** In points. */
  private static final int SIZE = 9;

  private static final int LINE = 13;

  /** A row can be 409 points high. */
  private static final int MOST_LINES = 30;

  private final Worksheet sheet;
  private final List<Integer> widths;
  private int row;

  /** What a cell holds. */
  sealed interface Cell {
    /** A text, on a coloured ground where one is given. */
    record Words(String text, @Nullable String fill) implements Cell {}

    /** A number with so many decimals. */
    record Number(BigDecimal value, int decimals, @Nullable String fill) implements Cell {}

    record Day(LocalDate value) implements Cell {}

    static Cell of(@Nullable String text) {
      return new Words(text == null ? "" : text, null);
    }

    static Cell of(@Nullable BigDecimal value, int decimals) {
      return value == null ? of("") : new Number(value, decimals, null);
    }

    static Cell of(@Nullable Integer value) {
      return value == null ? of("") : new Number(BigDecimal.valueOf(value), 0, null);
    }

    static Cell of(@Nullable LocalDate value) {
      return value == null ? of("") : new Day(value);
    }
  }

  /**
   * @param widths of its columns, in Chinese characters
   */
  ReportSheet(Workbook workbook, String name, boolean landscape, List<Integer> widths) {
    this.sheet = workbook.newWorksheet(name);
    this.widths = List.copyOf(widths);
    for (int column = 0; column < widths.size(); column++) {
      SheetLook.width(sheet, column, widths.get(column) * 9 / 5 + 1);
    }
    SheetLook.page(sheet, landscape, 1);
  }

  ReportSheet title(String text) {
    sheet.value(row, 0, text);
    sheet.style(row, 0).fontName(FONT).bold().fontSize(15).set();
    SheetLook.height(sheet, row, 2 * LINE);
    row++;
    return this;
  }

  /** A sentence over the whole width. */
  ReportSheet line(String text) {
    int most = widths.stream().mapToInt(Integer::intValue).sum();
    for (String each : lines(text, most)) {
      sheet.value(row, 0, each);
      sheet.style(row, 0).fontName(FONT).fontSize(SIZE).set();
      row++;
    }
    return this;
  }

  ReportSheet section(Message name) {
    row++;
    sheet.value(row, 0, name.chinese() + "  " + name.english());
    sheet.style(row, 0).fontName(FONT).bold().fontSize(12).set();
    SheetLook.height(sheet, row, 2 * LINE);
    row++;
    return this;
  }

  /** A heading with its value beside it. */
  ReportSheet pair(Message name, Cell value) {
    heading(0, name);
    write(1, value);
    height(Math.max(lines(both(name), widths.get(0)).size(), shown(value, 1).size()));
    row++;
    return this;
  }

  /** Headings of a table, in both languages. */
  ReportSheet headings(List<Message> names) {
    int lines = 1;
    for (int column = 0; column < names.size(); column++) {
      heading(column, names.get(column));
      lines = Math.max(lines, lines(both(names.get(column)), widths.get(column)).size());
    }
    height(lines);
    row++;
    return this;
  }

  /** The same for the only table of a sheet: they stay in sight and are printed on each page. */
  ReportSheet fixedHeadings(List<Message> names) {
    headings(names);
    sheet.freezePane(0, row);
    sheet.repeatRows(row - 1);
    return this;
  }

  private void heading(int column, Message name) {
    sheet.value(row, column, both(name));
    boxed(column).bold().fillColor(HEADING).horizontalAlignment("center").set();
  }

  private static String both(Message name) {
    return name.chinese().equals(name.english())
        ? name.chinese()
        : name.chinese() + "\n" + name.english();
  }

  ReportSheet row(List<Cell> cells) {
    int lines = 1;
    for (int column = 0; column < cells.size(); column++) {
      lines = Math.max(lines, shown(cells.get(column), column).size());
    }
    for (int from = 0; from < lines; from += MOST_LINES) {
      for (int column = 0; column < cells.size(); column++) {
        write(column, lines <= MOST_LINES ? cells.get(column) : part(cells, column, from));
      }
      height(Math.min(MOST_LINES, lines - from));
      row++;
    }
    return this;
  }

  private Cell part(List<Cell> cells, int column, int from) {
    List<String> lines = shown(cells.get(column), column);
    if (lines.size() <= MOST_LINES) {
      return from == 0 ? cells.get(column) : Cell.of("");
    }
    return Cell.of(
        String.join(
            "\n",
            lines.subList(
                Math.min(from, lines.size()), Math.min(from + MOST_LINES, lines.size()))));
  }

  private List<String> shown(Cell cell, int column) {
    return cell instanceof Cell.Words words ? lines(words.text(), widths.get(column)) : List.of("");
  }

  /**
   * The lines that a text takes.
   *
   * @param width in Chinese characters, each as wide as two letters
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      int from = 0;
      int taken = 0;
      for (int i = 0; i < paragraph.length(); i++) {
        int room = paragraph.charAt(i) > 0xFF ? 2 : 1;
        if (taken + room > 2 * width - 1) {
          lines.add(paragraph.substring(from, i));
          from = i;
          taken = 0;
        }
        taken += room;
      }
      lines.add(paragraph.substring(from));
    }
    return lines;
  }

  private void height(int lines) {
    SheetLook.height(sheet, row, lines * LINE + 4);
  }

  /** Lets people choose among the rows from the heading on. */
  void filter(int headingRow) {
    sheet.setAutoFilter(headingRow, row - 1, 0, widths.size() - 1);
  }

  int next() {
    return row;
  }

  private void write(int column, Cell cell) {
    StyleSetter style = boxed(column);
    if (cell instanceof Cell.Words words) {
      if (!words.text().isEmpty()) {
        sheet.value(row, column, words.text());
      }
      fill(style, words.fill());
    } else if (cell instanceof Cell.Number number) {
      sheet.value(row, column, number.value());
      style.format(number.decimals() == 0 ? "0" : "0." + "0".repeat(number.decimals()));
      fill(style, number.fill());
    } else if (cell instanceof Cell.Day day) {
      sheet.value(row, column, day.value());
      style.format(SheetLook.DAY);
    }
    style.set();
  }

  private static void fill(StyleSetter style, @Nullable String colour) {
    if (colour != null) {
      style.fillColor(colour);
    }
  }

  private StyleSetter boxed(int column) {
    return sheet
        .style(row, column)
        .fontName(FONT)
        .fontSize(SIZE)
        .borderStyle("thin")
        .verticalAlignment("center")
        .wrapText(true);
  }
}
