package org.junheng.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junheng.exchange.TemplateSheet.Column;
import org.junheng.message.Message;

/**
 * What was handed in, given back with its faulty cells coloured and commented, and a list of all
 * faults in front.
 *
 * <p>Values stand where they stood. Sheets of the template get its drop-downs again; other sheets
 * keep their merged cells and lose their colours.
 */
final class MarkedWorkbook {
  private static final String HEADED = "问题";

  private final Template template;

  MarkedWorkbook(Template template) {
    this.template = template;
  }

  /** Name of the sheet that lists the faults. */
  static String listName() {
    return Message.of("word.faults").chinese();
  }

  void write(OutputStream out, List<Grid> grids, List<CellFault> faults) throws IOException {
    TemplateWorkbook look = new TemplateWorkbook(template);
    Map<Grid, TemplateImport.Found> found = new HashMap<>();
    TemplateImport.found(grids, template).forEach(each -> found.put(each.grid(), each));
    try (Workbook workbook = new Workbook(out, "Junheng", "1.0")) {
      list(workbook.newWorksheet(listName()), faults);
      Set<String> names = new HashSet<>(Set.of(listName()));
      for (Grid grid : grids) {
        if (grid.name().equals(listName()) || grid.name().equals(TemplateWorkbook.optionsName())) {
          continue;
        }
        Worksheet sheet = workbook.newWorksheet(SheetLook.free(grid.name(), names));
        Optional.ofNullable(found.get(grid))
            .filter(MarkedWorkbook::isInPlace)
            .ifPresent(each -> look.head(sheet, each.sheet()));
        copy(grid, sheet);
        mark(grid, sheet, faults);
      }
      look.options(workbook);
    }
  }

  /** Whether all columns stand where the template has them. */
  private static boolean isInPlace(TemplateImport.Found found) {
    TemplateSheet sheet = found.sheet();
    if (found.columns().size() != sheet.columns().size()) {
      return false;
    }
    int shift = sheet.isUpright() ? Template.ABOVE : 0;
    for (Map.Entry<Integer, Column> column : found.columns().entrySet()) {
      int number = column.getKey() - shift;
      if (number < 0
          || number >= sheet.columns().size()
          || !sheet.columns().get(number).equals(column.getValue())) {
        return false;
      }
    }
    return sheet.isUpright() || found.line() == Template.ABOVE;
  }

  private static void copy(Grid grid, Worksheet sheet) {
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        SheetLook.value(sheet, row, column, grid.at(row, column));
      }
    }
    grid.merges()
        .forEach(
            merge -> sheet.range(merge.top(), merge.left(), merge.bottom(), merge.right()).merge());
  }

  private static void mark(Grid grid, Worksheet sheet, List<CellFault> faults) {
    Map<CellPlace, List<String>> comments = new LinkedHashMap<>();
    for (CellFault fault : faults) {
      fault
          .cell()
          .filter(place -> place.sheet().equals(grid.name()))
          .ifPresent(
              place ->
                  comments
                      .computeIfAbsent(place, each -> new ArrayList<>())
                      .add(fault.message().chinese() + "\n" + fault.message().english()));
    }
    comments.forEach(
        (place, texts) ->
            SheetLook.wrong(
                sheet,
                place,
                grid.at(place.row() - 1, place.column() - 1) instanceof CellValue.Figure figure
                    && figure.isDay(),
                HEADED + " Fault\n" + String.join("\n", texts)));
  }

  private static void list(Worksheet sheet, List<CellFault> faults) {
    SheetLook.title(sheet, 0, 0, Message.of("template.faults", faults.size()).chinese());
    List<String> headers =
        List.of(
            Message.of("word.sheet").chinese(),
            Message.of("word.cell").chinese(),
            Message.of("word.fault").chinese(),
            "English");
    for (int column = 0; column < headers.size(); column++) {
      SheetLook.header(sheet, 1, column, headers.get(column), false);
    }
    int row = 2;
    for (CellFault fault : faults) {
      sheet.value(row, 0, fault.cell().map(CellPlace::sheet).orElse("—"));
      sheet.value(row, 1, fault.cell().map(CellPlace::address).orElse("—"));
      sheet.value(row, 2, fault.message().chinese());
      sheet.value(row, 3, fault.message().english());
      row++;
    }
    SheetLook.width(sheet, 0, "一".repeat(8));
    SheetLook.width(sheet, 1, "一".repeat(4));
    SheetLook.width(sheet, 2, "一".repeat(24));
    SheetLook.width(sheet, 3, "一".repeat(24));
  }
}
