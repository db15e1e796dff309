package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.exchange.SmallWorkbooks.cell;
import static org.junheng.exchange.SmallWorkbooks.changed;
import static org.junheng.exchange.SmallWorkbooks.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.exchange.FaultTables.Cell;
import org.junheng.exchange.FaultTables.Column;
import org.junheng.exchange.FaultTables.Table;
import org.junit.jupiter.api.Test;

/** Mistakes of a file where they are: the faulty rows, by what people know them. */
class FaultTablesTest {
  private static ImportCheck checked(Consumer<XSSFWorkbook> change) throws Exception {
    return check("school.xlsx", changed(MalformedFiles.filled(), change), Map.of());
  }

  @Test
  void aFaultyRowIsShownWithItsFirstCellsItsHeadersAndWhatIsWrong() throws Exception {
    ImportCheck check = checked(w -> cell(w.getSheet("学校"), "普通教室数", 1).setCellValue("约36间"));

    FaultTables tables = FaultTables.of(check, Locale.CHINESE);

    assertThat(tables.others()).isEmpty();
    assertThat(tables.left()).isZero();
    assertThat(tables.tables()).hasSize(1);
    Table table = tables.tables().get(0);
    assertThat(table.sheet()).isEqualTo("学校");
    assertThat(table.columns()).hasSize(3);
    assertThat(table.columns().get(0).letters()).isEqualTo("A");
    assertThat(table.columns()).extracting(Column::header).allMatch(header -> !header.isEmpty());
    assertThat(table.columns().get(2).header()).contains("普通教室数");
    assertThat(table.rows()).hasSize(1);
    List<Cell> cells = table.rows().get(0).cells();
    assertThat(cells.get(0).text()).isNotEmpty();
    assertThat(cells.get(0).faults()).isEmpty();
    Cell wrong = cells.get(2);
    assertThat(wrong.text()).isEqualTo("约36间");
    assertThat(wrong.address())
        .isEqualTo(table.columns().get(2).letters() + table.rows().get(0).number());
    assertThat(wrong.faults()).singleElement().asString().contains("这里要填一个数");
    assertThat(check.faults().get(0).cell().orElseThrow().address()).isEqualTo(wrong.address());
  }

  @Test
  void theyAreToldInTheLanguageOfTheReader() throws Exception {
    ImportCheck check = checked(w -> cell(w.getSheet("学校"), "普通教室数", 1).setCellValue("约36间"));

    assertThat(
            FaultTables.of(check, Locale.ENGLISH)
                .tables()
                .get(0)
                .rows()
                .get(0)
                .cells()
                .get(2)
                .faults())
        .singleElement()
        .asString()
        .contains("a number is wanted here");
  }

  @Test
  void sheetsStandInTheOrderOfTheFileAndRowsInTheirs() throws Exception {
    ImportCheck check =
        checked(
            w -> {
              cell(w.getSheet("班级"), "班级学生数", 3).setCellValue(-5);
              cell(w.getSheet("班级"), "班级学生数", 2).setCellValue("四十");
              cell(w.getSheet("学校"), "普通教室数", 1).setCellValue("约36间");
            });

    List<Table> tables = FaultTables.of(check, Locale.CHINESE).tables();

    assertThat(tables).extracting(Table::sheet).containsExactly("学校", "班级");
    assertThat(tables.get(1).rows()).extracting(FaultTables.Row::number).hasSize(2).isSorted();
  }

  @Test
  void aCellThatIsEmptyAndShouldNotBeIsShownToo() throws Exception {
    ImportCheck check = checked(w -> cell(w.getSheet("学校"), "学校代码", 1).setBlank());

    FaultTables tables = FaultTables.of(check, Locale.CHINESE);

    assertThat(
            tables.tables().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.faults().isEmpty()))
        .isNotEmpty()
        .anyMatch(cell -> cell.text().isEmpty());
  }

  @Test
  void theFirst200FaultyRowsAreShownAndTheOthersCounted() throws Exception {
    ImportCheck check =
        checked(
            w -> {
              Sheet classes = w.getSheet("班级");
              int column = cell(classes, "班级学生数", 1).getColumnIndex();
              int first = cell(classes, "班级学生数", 1).getRowIndex();
              Row known = classes.getRow(first);
              for (int i = 0; i < 230; i++) {
                Row row = classes.getRow(first + i);
                if (row == null) {
                  row = classes.createRow(first + i);
                  for (int each = 0; each < column; each++) {
                    if (known.getCell(each) != null) {
                      row.createCell(each).setCellValue(SmallWorkbooks.shown(known.getCell(each)));
                    }
                  }
                }
                row.createCell(column).setCellValue("约" + i);
              }
            });

    FaultTables tables = FaultTables.of(check, Locale.CHINESE);

    int shown = tables.tables().stream().mapToInt(table -> table.rows().size()).sum();
    assertThat(shown).isEqualTo(200);
    assertThat(tables.left()).isEqualTo(30);
  }

  @Test
  void whatStandsInNoCellIsToldBeside() throws Exception {
    ImportCheck check =
        check("school.xlsx", MalformedFiles.filled(), Map.of("pack", "no-such-document"));

    FaultTables tables = FaultTables.of(check, Locale.CHINESE);

    assertThat(check.faults()).isNotEmpty();
    assertThat(tables.others().size() + tables.tables().size()).isPositive();
    assertThat(String.join(" ", tables.others()) + tables.tables()).contains("no-such-document");
  }

  @Test
  void aFileWithoutMistakesHasNoTables() throws Exception {
    assertThat(FaultTables.of(checked(w -> {}), Locale.CHINESE))
        .isEqualTo(new FaultTables(List.of(), List.of(), 0));
  }
}
