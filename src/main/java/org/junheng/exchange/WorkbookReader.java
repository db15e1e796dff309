package org.junheng.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/** Reads the visible sheets of a workbook (.xlsx). */
final class WorkbookReader {
  /** Between the two systems of counting days. */
  private static final BigDecimal DAYS_TO_1904 = new BigDecimal(1462);

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.");
  private static final Pattern OTHER_WORKBOOK = Pattern.compile("\\[[^\\]]+]");
  private static final Pattern ERROR =
      Pattern.compile("#(N/A|REF!|DIV/0!|VALUE!|NAME\\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)");

  private final Limits limits;
  private final List<Message> notes;
  private int cells;

  private WorkbookReader(Limits limits, List<Message> notes) {
    this.limits = limits;
    this.notes = notes;
  }

  /**
   * @param notes receives what somebody should know who handed the workbook in
   */
  static List<Grid> read(byte[] content, Limits limits, List<Message> notes) throws Unreadable {
    return new WorkbookReader(limits, notes).read(content);
  }

  private List<Grid> read(byte[] content) throws Unreadable {
    try (ZipFile zip = Archives.open(content)) {
      // Looked through before the reader of cells gets to see it.
      return grids(content, WorkbookPackage.of(zip, limits));
    } catch (IOException | UncheckedIOException | ExcelReaderException e) {
      throw new Unreadable("import.damaged", "xl");
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
      // What the library says of sheets that point to strings or styles which are not there.
      throw new Unreadable("import.damaged", "xl/worksheets");
    }
  }

  private List<Grid> grids(byte[] content, WorkbookPackage parts) throws IOException, Unreadable {
    List<Grid> grids = new ArrayList<>();
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
          grids.add(grid(sheet, parts));
        } else {
          notes.add(Message.of("import.hidden-sheet", sheet.getName()));
        }
      }
    }
    if (parts.linked()) {
      notes.add(Message.of("import.links"));
    }
    return grids;
  }

  private Grid grid(Sheet sheet, WorkbookPackage parts) throws IOException, Unreadable {
    WorkbookPackage.Layout layout = parts.layout(sheet.getId());
    if (layout.hiddenRows() + layout.hiddenColumns() > 0) {
      notes.add(
          Message.of(
              "import.hidden-cells", sheet.getName(), layout.hiddenRows(), layout.hiddenColumns()));
    }
    Grid grid = new Grid(sheet.getName(), layout.merges());
    int formulas = 0;
    try (Stream<Row> rows = sheet.openStream()) {
      for (Row row : (Iterable<Row>) rows::iterator) {
        Map<Integer, CellValue> values = new TreeMap<>();
        for (@Nullable Cell cell : row) {
          if (cell != null) {
            value(cell, parts.from1904()).ifPresent(v -> values.put(cell.getColumnIndex(), v));
            formulas += cell.getFormula() == null || cell.getFormula().isEmpty() ? 0 : 1;
          }
        }
        if (!values.isEmpty()) {
          put(grid, row.getRowNum() - 1, values);
        }
      }
    }
    if (formulas > 0) {
      notes.add(Message.of("import.formulas", sheet.getName(), formulas));
    }
    return grid;
  }

  /** What a row holds, up to its last cell that holds something. */
  static @Nullable CellValue[] cells(Row row, boolean from1904) {
    TreeMap<Integer, CellValue> values = new TreeMap<>();
    for (@Nullable Cell cell : row) {
      if (cell != null) {
        value(cell, from1904).ifPresent(found -> values.put(cell.getColumnIndex(), found));
      }
    }
    @Nullable CellValue[] cells = new CellValue[values.isEmpty() ? 0 : values.lastKey() + 1];
    values.forEach((column, value) -> cells[column] = value);
    return cells;
  }

  private void put(Grid grid, int row, Map<Integer, CellValue> values) throws Unreadable {
    cells += values.size();
    if (cells > limits.cells() || row < grid.height()) {
      throw cells > limits.cells()
          ? new Unreadable("import.too-many-cells", limits.cells())
          : new Unreadable("import.damaged", grid.name());
    }
    int last = values.keySet().stream().reduce(0, Math::max);
    if (row >= 1_048_576 || last >= 16_384) {
      throw new Unreadable("import.damaged", grid.name());
    }
    @Nullable CellValue[] cellsOfRow = new CellValue[last + 1];
    values.forEach((column, value) -> cellsOfRow[column] = value);
    grid.put(row, cellsOfRow);
  }

  private static Optional<CellValue> value(Cell cell, boolean from1904) {
    String formula = cell.getFormula();
    String raw = cell.getRawValue();
    boolean calculated = cell.getType() == CellType.FORMULA;
    if (calculated && formula != null && OTHER_WORKBOOK.matcher(formula).find()) {
      return Optional.of(
          new CellValue.Unusable(shown(raw), Message.of("cell.other-workbook", formula)));
    }
    if (calculated && (raw == null || raw.isEmpty())) {
      return Optional.of(
          new CellValue.Unusable("=" + formula, Message.of("cell.no-result", "=" + formula)));
    }
    if (raw != null && ERROR.matcher(raw).matches()) {
      return Optional.of(new CellValue.Unusable(raw, Message.of("cell.error", raw)));
    }
    Object value = cell.getValue();
    if (value instanceof Boolean answer) {
      return Optional.of(new CellValue.Answer(answer));
    }
    if (value instanceof BigDecimal && raw != null) {
      boolean day = isDay(cell.getDataFormatString());
      return SheetNumbers.seen(raw)
          .map(seen -> day && from1904 ? seen.add(DAYS_TO_1904) : seen)
          .<CellValue>map(seen -> new CellValue.Figure(seen, day))
          .or(() -> Optional.of(new CellValue.Unusable(raw, Message.of("cell.error", raw))));
    }
    if (cell.getType() == CellType.ERROR) {
      return Optional.of(new CellValue.Unusable(shown(raw), Message.of("cell.error", shown(raw))));
    }
    return value instanceof String text && !text.isBlank()
        ? Optional.of(new CellValue.Text(text.strip()))
        : Optional.empty();
  }

  private static String shown(@Nullable String raw) {
    return raw == null || raw.isEmpty() ? "—" : raw;
  }

  /** Whether numbers of this format are shown as days. */
  private static boolean isDay(@Nullable String format) {
    if (format == null) {
      return false;
    }
    String letters = QUOTED.matcher(format.toLowerCase(java.util.Locale.ROOT)).replaceAll("");
    return letters.contains("y") || letters.contains("d") || letters.contains("年");
  }
}
