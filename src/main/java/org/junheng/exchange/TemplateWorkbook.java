package org.junheng.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junheng.exchange.TemplateSheet.Column;
import org.junheng.facts.AttestedTarget;
import org.junheng.facts.FieldKind;
import org.junheng.message.Message;
import org.junheng.rules.Pack;

/** Writes the template, empty or filled. */
final class TemplateWorkbook {
  /** Rows below the headers that have their drop-downs and formats. */
  private static final int PREPARED = 5_000;

  private static final String YES_NO = "\"是,否\"";
  private static final int LONGEST_CHOICE = 255;
  private static final int NOTE_LINE = 13;

  /** Of a sheet of A4, lengthwise, that can still be read. */
  private static final int LETTERS_ON_A_PAGE = 160;

  private final Template template;
  private final Map<String, List<String>> options = new LinkedHashMap<>();

  TemplateWorkbook(Template template) {
    this.template = template;
  }

  /** Name of the sheet with the lists of the drop-downs; nobody fills anything in there. */
  static String optionsName() {
    return Message.of("word.options").chinese();
  }

  /**
   * Writes it.
   *
   * @param content rows of each sheet; of an upright one, its values in a single row
   */
  void write(OutputStream out, Map<TemplateSheet, List<@Nullable CellValue[]>> content)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "Junheng", "1.0")) {
      for (TemplateSheet sheet : template.sheets()) {
        Worksheet written = workbook.newWorksheet(sheet.name());
        head(written, sheet);
        int row = sheet.isUpright() ? 0 : Template.ABOVE + 1;
        for (@Nullable CellValue[] values : content.getOrDefault(sheet, List.of())) {
          for (int column = 0; column < values.length; column++) {
            if (sheet.isUpright()) {
              SheetLook.value(written, Template.ABOVE + column, 1, values[column]);
            } else {
              SheetLook.value(written, row, column, values[column]);
            }
          }
          row++;
        }
      }
      options(workbook);
    }
  }

  /** Everything of a sheet but its content. */
  void head(Worksheet written, TemplateSheet sheet) {
    SheetLook.title(written, 0, 0, intro(sheet));
    if (sheet.isUpright()) {
      upright(written, sheet);
    } else {
      level(written, sheet);
    }
  }

  private static String intro(TemplateSheet sheet) {
    if (sheet.type() == null) {
      return Message.of("template.attestations").chinese();
    }
    return sheet.isUpright()
        ? Message.of("template.root", sheet.name()).chinese()
        : Message.of("template.list", sheet.name()).chinese();
  }

  private void level(Worksheet written, TemplateSheet sheet) {
    int letters = 0;
    int lines = 1;
    for (int number = 0; number < sheet.columns().size(); number++) {
      Column column = sheet.columns().get(number);
      String header = sheet.header(column);
      SheetLook.note(written, Template.ABOVE - 1, number, Template.note(column));
      SheetLook.header(written, Template.ABOVE, number, header, sheet.isRequired(column));
      explain(written, Template.ABOVE, number, column);
      int width = SheetLook.width(written, number, longest(header, column));
      letters += width;
      lines = Math.max(lines, SheetLook.lines(Template.note(column), width));
      if (isCode(column)) {
        written.style(number).format("@").set();
      }
      String source = choice(column);
      if (!source.isEmpty()) {
        SheetLook.choice(
            written.range(Template.ABOVE + 1, number, Template.ABOVE + PREPARED, number), source);
      }
    }
    SheetLook.height(written, Template.ABOVE - 1, lines * NOTE_LINE);
    SheetLook.page(written, true, 1 + (letters - 1) / LETTERS_ON_A_PAGE);
    written.freezePane(0, Template.ABOVE + 1);
    written.repeatRows(Template.ABOVE);
  }

  private void upright(Worksheet written, TemplateSheet sheet) {
    for (int number = 0; number < sheet.columns().size(); number++) {
      Column column = sheet.columns().get(number);
      int row = Template.ABOVE + number;
      SheetLook.header(written, row, 0, sheet.header(column), sheet.isRequired(column));
      explain(written, row, 0, column);
      SheetLook.note(written, row, 2, Template.note(column));
      if (isCode(column)) {
        written.style(row, 1).format("@").set();
      }
      String source = choice(column);
      if (!source.isEmpty()) {
        SheetLook.choice(written.range(row, 1, row, 1), source);
      }
    }
    SheetLook.header(written, Template.ABOVE - 1, 0, Message.of("word.item").chinese(), false);
    SheetLook.header(written, Template.ABOVE - 1, 1, Message.of("word.filled").chinese(), false);
    SheetLook.header(written, Template.ABOVE - 1, 2, Message.of("word.note").chinese(), false);
    SheetLook.width(written, 0, "一".repeat(22));
    SheetLook.width(written, 1, "一".repeat(14));
    int wide = SheetLook.width(written, 2, "一".repeat(24));
    for (int number = 0; number < sheet.columns().size(); number++) {
      int lines = SheetLook.lines(Template.note(sheet.columns().get(number)), wide);
      if (lines > 1) {
        SheetLook.height(written, Template.ABOVE + number, lines * NOTE_LINE);
      }
    }
    SheetLook.page(written, false, 1);
    written.freezePane(0, Template.ABOVE);
  }

  /** The name in English and in JSON, for whoever points at the header. */
  private static void explain(Worksheet written, int row, int column, Column each) {
    if (each instanceof Column.Own own && !own.field().english().isEmpty()) {
      written.comment(row, column, own.field().english() + " (" + own.field().name() + ")");
    }
  }

  /** What a column has to have room for: targets are chosen by their names. */
  private static String longest(String header, Column column) {
    return column instanceof Column.Attested attested && attested.member().equals("target")
        ? "一".repeat(24)
        : header;
  }

  /** Whether a spreadsheet must not take what is typed for a number: 0012 is not 12. */
  private static boolean isCode(Column column) {
    return column instanceof Column.Belongs belongs && belongs.field().kind() == FieldKind.TEXT
        || column instanceof Column.Own own
            && own.field().kind() == FieldKind.TEXT
            && own.field().values().isEmpty();
  }

  /** Where a column's drop-down has its words from; empty where anything may be typed. */
  private String choice(Column column) {
    if (column instanceof Column.None) {
      return "\"" + Column.None.WORD + "\"";
    }
    if (column instanceof Column.Own own) {
      return own.field().kind() == FieldKind.YES_NO
          ? YES_NO
          : own.field().values().isEmpty()
              ? ""
              : words(column.label(), List.copyOf(own.field().values().values()));
    }
    if (column instanceof Column.Attested attested) {
      return switch (attested.member()) {
        case "answer" -> YES_NO;
        case "target" ->
            words(
                column.label(), template.targets().stream().map(TemplateWorkbook::named).toList());
        default -> "";
      };
    }
    return column instanceof Column.Request request && request.member().equals("pack")
        ? words(column.label(), template.packs().stream().map(TemplateWorkbook::named).toList())
        : "";
  }

  static String named(Pack pack) {
    return pack.id() + " " + pack.document().title();
  }

  static String named(AttestedTarget target) {
    return target.id() + " " + target.title();
  }

  private String words(String label, List<String> words) {
    String typed = "\"" + String.join(",", words) + "\"";
    if (words.isEmpty()
        || typed.length() <= LONGEST_CHOICE
            && words.stream().noneMatch(word -> word.contains(",") || word.contains("\""))) {
      return words.isEmpty() ? "" : typed;
    }
    options.putIfAbsent(label, words);
    int column = new ArrayList<>(options.keySet()).indexOf(label) + 1;
    String letters = CellPlace.letters(column);
    int last = Objects.requireNonNull(options.get(label)).size() + 1;
    return "'" + optionsName() + "'!$" + letters + "$2:$" + letters + "$" + last;
  }

  /** The sheet that the longer drop-downs point to. */
  void options(Workbook workbook) {
    if (options.isEmpty()) {
      return;
    }
    Worksheet written = workbook.newWorksheet(optionsName());
    SheetLook.page(written, true, 1);
    int column = 0;
    for (Map.Entry<String, List<String>> list : options.entrySet()) {
      SheetLook.header(written, 0, column, list.getKey(), false);
      for (int row = 0; row < list.getValue().size(); row++) {
        written.value(row + 1, column, list.getValue().get(row));
      }
      SheetLook.width(written, column, "一".repeat(24));
      column++;
    }
  }
}
