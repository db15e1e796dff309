package org.junheng.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;

/** Workbooks as offices make them: by another program than ours. */
final class SmallWorkbooks {
  static final Map<String, String> DISTRICT =
      Map.of(
          "pack", "plan2024",
          "code", "370811",
          "name", "任城区",
          "year", "2025",
          "countDate", "2025-09-01");

  private SmallWorkbooks() {}

  static byte[] made(Consumer<XSSFWorkbook> content) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      content.accept(workbook);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a workbook, changes something and saves it, as a clerk does. */
  static byte[] changed(byte[] content, Consumer<XSSFWorkbook> change) {
    try (XSSFWorkbook workbook = opened(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.accept(workbook);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static XSSFWorkbook opened(byte[] content) {
    try {
      return new XSSFWorkbook(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills rows; what looks like a number becomes one, an empty text leaves the cell out. */
  static void rows(Sheet sheet, int first, Object... rows) {
    for (int i = 0; i < rows.length; i++) {
      Row row = sheet.createRow(first + i);
      String[] cells = rows[i].toString().split(",", -1);
      for (int column = 0; column < cells.length; column++) {
        if (cells[column].matches("-?\\d{1,9}(\\.\\d+)?")) {
          row.createCell(column).setCellValue(Double.parseDouble(cells[column]));
        } else if (!cells[column].isEmpty()) {
          row.createCell(column).setCellValue(cells[column]);
        }
      }
    }
  }

  static void merge(Sheet sheet, String... ranges) {
    for (String range : ranges) {
      sheet.addMergedRegion(CellRangeAddress.valueOf(range));
    }
  }

  /** The cell in a column with this header, some rows below it. */
  static Cell cell(Sheet sheet, String header, int below) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING
            && cell.getStringCellValue().replaceAll("[*（].*", "").equals(header)) {
          Row target = sheet.getRow(row.getRowNum() + below);
          if (target == null) {
            target = sheet.createRow(row.getRowNum() + below);
          }
          Cell found = target.getCell(cell.getColumnIndex());
          return found == null ? target.createCell(cell.getColumnIndex()) : found;
        }
      }
    }
    throw new AssertionError(header);
  }

  static ImportCheck check(String name, byte[] content, Map<String, String> given) {
    DecisionMaker maker = ShippedRules.maker();
    try {
      return ImportCheck.of(
          Importer.read(new DataFile(name, content), maker.ruleSet(), given, Limits.DEFAULT),
          maker);
    } catch (Unreadable e) {
      throw new AssertionError(e.reason().chinese(), e);
    }
  }

  /** Each fault as {@code sheet!cell code}. */
  static List<String> faults(ImportCheck check) {
    return check.faults().stream()
        .map(
            fault ->
                fault.cell().map(place -> place.sheet() + "!" + place.address()).orElse("-")
                    + " "
                    + fault.message().code())
        .toList();
  }

  /** Header with number of filled cells of what was not taken over. */
  static Map<String, Integer> unmapped(ImportCheck check) {
    return check.read().unmapped().stream()
        .collect(Collectors.toMap(Unmapped::header, Unmapped::filled, Integer::sum, TreeMap::new));
  }

  static String shown(Cell cell) {
    return new DataFormatter().formatCellValue(cell);
  }
}
