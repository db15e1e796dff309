package org.junheng.exchange;

import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.ListFormulaDataValidation;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/** How our sheets look, and how values get into them. */
final class SheetLook {
  static final String DAY = "yyyy-mm-dd";
  private static final String HEADER = "DDEBF7";
  private static final String REQUIRED = "FFE699";
  private static final String NOTE = "F2F2F2";
  private static final String WRONG = "FFC7CE";
  private static final int WIDEST = 50;

  private SheetLook() {}

  static void value(Worksheet sheet, int row, int column, @Nullable CellValue value) {
    if (value instanceof CellValue.Figure figure) {
      sheet.value(row, column, figure.value());
      if (figure.isDay()) {
        sheet.style(row, column).format(DAY).set();
      }
    } else if (value instanceof CellValue.Answer answer) {
      sheet.value(row, column, answer.yes());
    } else if (value != null) {
      sheet.value(row, column, value.shown());
    }
  }

  static void title(Worksheet sheet, int row, int column, String text) {
    sheet.value(row, column, text);
    sheet.style(row, column).bold().fontSize(14).set();
  }

  static void header(Worksheet sheet, int row, int column, String text, boolean required) {
    sheet.value(row, column, text);
    boxed(sheet.style(row, column)).bold().fillColor(required ? REQUIRED : HEADER).set();
  }

  static void note(Worksheet sheet, int row, int column, String text) {
    sheet.value(row, column, text);
    boxed(sheet.style(row, column)).fontSize(9).fillColor(NOTE).set();
  }

  private static StyleSetter boxed(StyleSetter style) {
    style.borderStyle("thin").verticalAlignment("top").wrapText(true);
    return style;
  }

  static void wrong(Worksheet sheet, CellPlace place, boolean day, String comment) {
    StyleSetter style = sheet.style(place.row() - 1, place.column() - 1);
    if (day) {
      style.format(DAY);
    }
    style.fillColor(WRONG).set();
    sheet.comment(place.row() - 1, place.column() - 1, comment);
  }

  /**
   * A list to choose from, and nothing else.
   *
   * @param source words in quotes, or a range of cells
   */
  static void choice(Range range, String source) {
    ListFormulaDataValidation choice = range.validateWithListByFormula(source);
    choice
        .allowBlank(true)
        .errorStyle(DataValidationErrorStyle.STOP)
        .showErrorMessage(true)
        .errorTitle(Message.of("template.choice-title").chinese())
        .error(Message.of("template.choice").chinese());
  }

  /**
   * Makes a column as wide as a text, within reason.
   *
   * @param text that should fit, a Chinese character taking the room of two letters
   * @return how many letters have room
   */
  static int width(Worksheet sheet, int column, String text) {
    int wide = Math.min(WIDEST, Math.max(10, letters(text) + 3));
    width(sheet, column, wide);
    return wide;
  }

  /** How many lines a text takes in a column of so many letters; a small reserve is kept. */
  static int lines(String text, int letters) {
    return 1 + letters(text) / Math.max(1, letters - 2);
  }

  private static int letters(String text) {
    return text.chars().map(each -> each > 0xFF ? 2 : 1).sum();
  }

  /**
   * Sets how wide a column is, which is no figure of a school; the library takes no whole number.
   *
   * @param letters so many of them fit
   */
  static void width(Worksheet sheet, int column, int letters) {
    sheet.width(column, letters);
  }

  /**
   * Has a sheet printed on A4, with its name and page number.
   *
   * @param across so many pages beside each other hold its columns
   */
  static void page(Worksheet sheet, boolean landscape, int across) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation(landscape ? "landscape" : "portrait");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) across);
    sheet.fitToHeight((short) 0);
    sheet.footer("&A　&P / &N", Position.CENTER);
  }

  /** Sets how high a row is, in points; the same holds for it. */
  static void height(Worksheet sheet, int row, int points) {
    sheet.rowHeight(row, points);
  }

  /**
   * A name that a sheet may have and no other one has.
   *
   * @param taken names in lower case; takes this one in
   */
  static String free(String name, Set<String> taken) {
    String plain = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    String base = plain.isEmpty() ? "Sheet" : plain.substring(0, Math.min(plain.length(), 28));
    String free = base;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = base + number;
    }
    return free;
  }
}
