package org.junheng.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * A sheet of a report, written row by row: A4, as wide as one page, headings on each of them.
 *
 * <p>No row is given a height, so that Excel, WPS and LibreOffice make each as high as its text.
 */
final class ReportSheet {
  /** Chinese offices have it; where it is missing, programs take another one for Chinese. */
  private static final String FONT = "宋体";

  private static final String HEADING = "DDEBF7";
  private static final int LETTERS = 2;

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
      sheet.width(column, widths.get(column) * LETTERS + 1);
    }
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation(landscape ? "landscape" : "portrait");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.footer("&A　&P / &N", Position.CENTER);
  }

  ReportSheet title(String text) {
    merged(text, false).bold().fontSize(15).set();
    return this;
  }

  /** A sentence over the whole width. It has to fit in one line. */
  ReportSheet line(String text) {
    merged(text, false).set();
    return this;
  }

  private StyleSetter merged(String text, boolean wrapped) {
    sheet.value(row, 0, text);
    StyleSetter style =
        sheet.style(row, 0).fontName(FONT).verticalAlignment("center").wrapText(wrapped);
    row++;
    return style;
  }

  ReportSheet section(Message name) {
    row++;
    sheet.value(row, 0, name.chinese() + "  " + name.english());
    sheet.style(row, 0).fontName(FONT).bold().fontSize(12).set();
    row++;
    return this;
  }

  /** A heading with its value beside it. */
  ReportSheet pair(Message name, Cell value) {
    heading(0, name);
    write(1, value);
    row++;
    return this;
  }

  /** Headings of a table, in both languages. */
  ReportSheet headings(List<Message> names) {
    for (int column = 0; column < names.size(); column++) {
      heading(column, names.get(column));
    }
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
    sheet.value(row, column, name.chinese() + "\n" + name.english());
    boxed(column).bold().fillColor(HEADING).horizontalAlignment("center").set();
  }

  ReportSheet row(List<Cell> cells) {
    for (int column = 0; column < cells.size(); column++) {
      write(column, cells.get(column));
    }
    row++;
    return this;
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
        .borderStyle("thin")
        .verticalAlignment("center")
        .wrapText(true);
  }
}
