package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.ShippedRules;
import org.junheng.decision.district.ResultTables;
import org.junheng.decision.district.SchoolColours;
import org.junheng.decision.district.SchoolLedger;
import org.junheng.facts.StrictJson;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The report says what the decision says, and can be printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportWorkbookTest {
  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

  private final DecisionMaker maker = ShippedRules.maker();
  private final Decision decision = decide(request());
  private final Report report = report(decision);
  private final Workbook workbook = open(report);

  private static ObjectNode request() {
    try (InputStream in = Files.newInputStream(Path.of("docs/examples/district.json"))) {
      ObjectNode request = (ObjectNode) StrictJson.read(in, new ArrayList<>());
      return request.put("pack", "national2017");
    } catch (IOException | StrictJson.Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  private Decision decide(JsonNode request) {
    DecisionRequestReader.Result read = DecisionRequestReader.read(request, List.of(), maker);
    assertThat(read).isInstanceOf(DecisionRequestReader.Result.Accepted.class);
    return maker.decide(((DecisionRequestReader.Result.Accepted) read).request());
  }

  private Report report(Decision made) {
    return new Report(
        made,
        maker.ruleSet(),
        new Report.Recorded(
            UUID.fromString("00000000-0000-4000-8000-000000000001"),
            OffsetDateTime.parse("2026-11-25T10:00:00+08:00"),
            7,
            "a".repeat(64)),
        CHINESE);
  }

  private static Workbook open(Report report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Workbooks.report(report, out);
      return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<String>> rows(Sheet sheet) {
    DataFormatter formatter = new DataFormatter();
    List<List<String>> rows = new ArrayList<>();
    for (Row row : sheet) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < row.getLastCellNum(); column++) {
        cells.add(formatter.formatCellValue(row.getCell(column)));
      }
      rows.add(cells);
    }
    return rows;
  }

  private List<List<String>> rows(String sheet) {
    Sheet found = workbook.getSheet(sheet);
    assertThat(found).as(sheet).isNotNull();
    return rows(found);
  }

  @Test
  void tableTwoHasARowForEachStageOfACountedSchoolAsInJson() {
    ResultTables tables = ResultTables.of(decision, CHINESE).orElseThrow();

    List<List<String>> rows = rows("表II-2 学校达标情况");
    List<List<String>> data = rows.subList(rows.size() - tables.schools().size(), rows.size());
    for (int i = 0; i < data.size(); i++) {
      ResultTables.Row expected = tables.schools().get(i);
      assertThat(data.get(i).get(1)).isEqualTo(expected.school().name());
      assertThat(data.get(i).get(4)).isEqualTo(String.valueOf(expected.students()));
      ResultTables.Value first = expected.indicators().get("L1");
      assertThat(data.get(i).get(7))
          .isEqualTo(first.value() == null ? "—" : first.value().setScale(2).toPlainString());
      assertThat(data.get(i)).endsWith(expected.remark());
    }
    assertThat(rows("表II-1 达标学校").get(rows("表II-1 达标学校").size() - 1))
        .contains(String.valueOf(tables.schools().size()));
    assertThat(rows("表III 差异系数")).hasSize(2 + tables.balance().size());
  }

  @Test
  void everySchoolHasASheetWithEveryEntryOfItsLedger() {
    List<SchoolLedger> ledgers =
        SchoolLedger.all(null, decision, maker.ruleSet(), CHINESE).toList();
    assertThat(ledgers).hasSize(90);
    for (SchoolLedger ledger : ledgers) {
      assertThat(SchoolLedger.of(null, decision, maker.ruleSet(), ledger.school().id(), CHINESE))
          .as("one by one they are the same")
          .contains(ledger);
      List<List<String>> rows = rows(ledger.school().name());
      assertThat(rows.get(0).get(0)).startsWith(ledger.school().name());
      int entries = ledger.entries().size();
      assertThat(rows).hasSize(3 + entries);
      for (int i = 0; i < entries; i++) {
        assertThat(rows.get(rows.size() - entries + i).get(1))
            .startsWith(ledger.entries().get(i).finding().title());
      }
    }
  }

  @Test
  void findingsAndColoursAreAllThere() {
    long shown =
        decision.findings().stream()
            .filter(finding -> finding.outcome() != Outcome.NOT_APPLICABLE)
            .count();
    assertThat(rows("判定结果")).hasSize((int) shown + 2);
    assertThat(rows("判定结果").stream().filter(row -> row.size() > 3 && row.get(3).equals("不达标")))
        .hasSize(
            (int)
                decision.findings().stream()
                    .filter(finding -> finding.outcome() == Outcome.UNMET)
                    .count());
    SchoolColours.Counts counts = SchoolColours.of(decision).counts();
    assertThat(rows("三色台账").stream().filter(row -> row.size() > 2 && row.get(2).equals("红")))
        .hasSize(counts.red());
  }

  @Test
  void whereItComesFromIsSaid() {
    assertThat(rows("依据和出处").stream().flatMap(List::stream))
        .contains(
            decision.ruleSet(),
            "00000000-0000-4000-8000-000000000001",
            "a".repeat(64),
            "日志第7条",
            decision.pack().document().title());
  }

  @Test
  void everySheetPrintsOnA4AsWideAsAPage() {
    assertThat(workbook.getNumberOfSheets()).isGreaterThan(90);
    for (Sheet sheet : workbook) {
      assertThat(sheet.getPrintSetup().getPaperSize())
          .as(sheet.getSheetName())
          .isEqualTo(PrintSetup.A4_PAPERSIZE);
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
    }
    assertThat(workbook.getSheet("判定结果").getRepeatingRows()).isNotNull();
  }

  @Test
  void aNameThatLooksLikeAFormulaOrMarkupIsOnlyText() {
    ObjectNode request = request();
    String name = "=1+1<script>&\"学校";
    ((ObjectNode) request.at("/facts/schools/0")).put("name", name);

    Workbook opened = open(report(decide(request)));

    List<Cell> cells = new ArrayList<>();
    opened.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));
    assertThat(cells).noneMatch(cell -> cell.getCellType().name().equals("FORMULA"));
    assertThat(cells.stream().map(Object::toString)).contains(name);
  }

  @Test
  void whatWasOnlyEvaluatedSaysSo() {
    Workbook opened = open(new Report(decision, maker.ruleSet(), null, Locale.ENGLISH));

    assertThat(rows(opened.getSheet("Sources")).stream().flatMap(List::stream))
        .contains("Evaluated, not recorded");
  }
}
