package org.junheng.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/** Rows of a sheet of a workbook, however many there are. */
final class WorkbookRows implements SheetRows {
  private final Sheet sheet;
  private final WorkbookPackage.Layout layout;
  private final boolean from1904;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<Message> notes = new ArrayList<>();
  private int last = -1;
  private int formulas;

  WorkbookRows(Sheet sheet, WorkbookPackage parts) throws IOException {
    this.sheet = sheet;
    this.layout = parts.layout(sheet.getId());
    this.from1904 = parts.from1904();
    this.stream = sheet.openStream();
    this.rows = stream.iterator();
    if (layout.hiddenRows() + layout.hiddenColumns() > 0) {
      notes.add(
          Message.of(
              "import.hidden-cells", sheet.getName(), layout.hiddenRows(), layout.hiddenColumns()));
    }
  }

  @Override
  public String name() {
    return sheet.getName();
  }

  @Override
  public List<Grid.Merge> merges() {
    return layout.merges();
  }

  @Override
  public Optional<SheetRow> next() throws IOException, Unreadable {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        @Nullable CellValue[] cells = WorkbookReader.cells(row, from1904);
        for (@Nullable Cell cell : row) {
          formulas +=
              cell == null || cell.getFormula() == null || cell.getFormula().isEmpty() ? 0 : 1;
        }
        int number = row.getRowNum() - 1;
        if (cells.length > 0) {
          if (number <= last || number >= 1_048_576 || cells.length > 16_384) {
            throw new Unreadable("import.damaged", name());
          }
          last = number;
          return Optional.of(new SheetRow(number, cells));
        }
      }
      return Optional.empty();
    } catch (UncheckedIOException | ExcelReaderException e) {
      throw new Unreadable("import.damaged", "xl");
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
      throw new Unreadable("import.damaged", "xl/worksheets");
    }
  }

  @Override
  public OptionalLong expected() {
    return OptionalLong.of(layout.rows());
  }

  @Override
  public List<Message> notes() {
    List<Message> all = new ArrayList<>(notes);
    if (formulas > 0) {
      all.add(Message.of("import.formulas", name(), formulas));
    }
    return all;
  }

  @Override
  public void close() {
    stream.close();
  }
}
