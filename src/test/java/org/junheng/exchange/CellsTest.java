package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.exchange.SmallWorkbooks.cell;
import static org.junheng.exchange.SmallWorkbooks.changed;
import static org.junheng.exchange.SmallWorkbooks.check;
import static org.junheng.exchange.SmallWorkbooks.faults;
import static org.junheng.exchange.SmallWorkbooks.opened;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of single cells, and of what stands around them. */
class CellsTest {
  @ParameterizedTest
  @CsvSource({
    "4.2000000000000002, 4.2",
    "0.90000000000000002, 0.9",
    "1234567.8, 1234567.8",
    "123456789012345, 123456789012345",
    "1E+3, 1000",
    "4.5E-2, 0.045",
    "-0.10000000000000001, -0.1",
    "45901.0, 45901",
  })
  void aNumberIsTheOneThatAPersonSees(String raw, String seen) {
    assertThat(SheetNumbers.seen(raw)).contains(new BigDecimal(seen));
  }

  @ParameterizedTest
  @CsvSource({"0x10", "NaN", "1e99999", "１２", "''"})
  void whatIsNoNumberIsNone(String raw) {
    assertThat(SheetNumbers.seen(raw)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'1,200', 1200",
    "１２００, 1200",
    "' 12.50 ', 12.50",
    "'1,20', ''",
    "12人, ''",
    "—, ''",
    "12%, ''",
    "1.2E+05, ''",
  })
  void aTextIsANumberOnlyWhereItCanMeanNothingElse(String text, String number) {
    CellReader.Result read = CellReader.number("数", new CellValue.Text(text));

    if (number.isEmpty()) {
      assertThat(read).isInstanceOf(CellReader.Result.Wrong.class);
    } else {
      assertThat(((CellReader.Result.Value) read).json().decimalValue())
          .isEqualByComparingTo(number);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025-09-01, 2025-09-01",
    "2025/9/1, 2025-09-01",
    "2025年9月1日, 2025-09-01",
    "20250901, 2025-09-01",
    "2025-02-29, ''",
    "九月一日, ''",
  })
  void aDayIsWrittenInTheUsualWays(String text, String day) {
    CellReader.Result read = CellReader.day("日", new CellValue.Text(text));

    if (day.isEmpty()) {
      assertThat(read).isInstanceOf(CellReader.Result.Wrong.class);
    } else {
      assertThat(((CellReader.Result.Value) read).json().stringValue()).isEqualTo(day);
    }
  }

  @Test
  void columnsAreCountedInLetters() {
    assertThat(CellPlace.letters(1)).isEqualTo("A");
    assertThat(CellPlace.letters(27)).isEqualTo("AA");
    assertThat(CellPlace.letters(703)).isEqualTo("AAA");
  }

  @Test
  void hiddenSheetsAreNotReadAndHiddenRowsAndFormulasAreToldOf() {
    byte[] content =
        changed(
            MalformedFiles.filled(),
            workbook -> {
              workbook.setSheetHidden(workbook.getSheetIndex("专用教室"), true);
              cell(workbook.getSheet("班级"), "学校代码", 1).getRow().setZeroHeight(true);
              cell(workbook.getSheet("学校"), "普通教室数", 1).setCellFormula("30+6");
              workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });

    ImportCheck check = check("school.xlsx", content, Map.of());

    assertThat(faults(check)).isEmpty();
    assertThat(check.read().request().at("/facts/schools/0/rooms").isMissingNode()).isTrue();
    assertThat(check.read().request().at("/facts/schools/0/classrooms").intValue()).isEqualTo(36);
    assertThat(check.read().notes())
        .extracting(note -> note.code())
        .contains("import.hidden-sheet", "import.hidden-cells", "import.formulas");
  }

  @Test
  void movedAndAddedColumnsDoNoHarm() {
    byte[] content =
        changed(
            MalformedFiles.filled(),
            workbook -> {
              Sheet sheet = workbook.getSheet("学校");
              int last = cell(sheet, "学校代码", 0).getRow().getLastCellNum();
              int from = cell(sheet, "举办者", 0).getColumnIndex();
              for (int below = 0; below < 2; below++) {
                Row row = cell(sheet, "学校代码", below).getRow();
                String moved = row.getCell(from).getStringCellValue();
                row.getCell(from).setBlank();
                row.createCell(last + 1).setCellValue(moved);
                row.createCell(last + 2).setCellValue(below == 0 ? "校长" : "某某");
              }
            });

    ImportCheck check = check("school.xlsx", content, Map.of());

    assertThat(faults(check)).isEmpty();
    assertThat(check.read().request().at("/facts/schools/0/owner").asString()).isEqualTo("public");
    assertThat(SmallWorkbooks.unmapped(check)).isEqualTo(Map.of("校长", 1));
  }

  @Test
  void theSheetsOfTheTemplateAsCsvInAnArchiveComeToTheSameRequest() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (XSSFWorkbook workbook = opened(MalformedFiles.filled())) {
      for (Sheet sheet : workbook) {
        Charset charset =
            parts.size() % 2 == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        parts.put(sheet.getSheetName() + ".csv", csv(sheet).getBytes(charset));
      }
    }

    ImportCheck byCsv = check("school.zip", MalformedFiles.zip(parts), Map.of());
    ImportCheck byWorkbook = check("school.xlsx", MalformedFiles.filled(), Map.of());

    assertThat(faults(byCsv)).isEmpty();
    assertThat(byCsv.read().request()).isEqualTo(byWorkbook.read().request());
  }

  private static String csv(Sheet sheet) {
    StringBuilder csv = new StringBuilder();
    for (int number = 0; number <= sheet.getLastRowNum(); number++) {
      Row row = sheet.getRow(number);
      for (int column = 0; row != null && column < row.getLastCellNum(); column++) {
        String text = row.getCell(column) == null ? "" : SmallWorkbooks.shown(row.getCell(column));
        csv.append(column == 0 ? "" : ",")
            .append('"')
            .append(text.replace("\"", "\"\""))
            .append('"');
      }
      csv.append('\n');
    }
    return csv.toString();
  }
}
