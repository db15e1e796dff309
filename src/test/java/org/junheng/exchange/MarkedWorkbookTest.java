package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.exchange.SmallWorkbooks.cell;
import static org.junheng.exchange.SmallWorkbooks.changed;
import static org.junheng.exchange.SmallWorkbooks.check;
import static org.junheng.exchange.SmallWorkbooks.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.Finding;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.StrictJson;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a clerk gets back, and what becomes of the schools without mistakes. */
class MarkedWorkbookTest {
  private final DecisionMaker maker = ShippedRules.maker();
  private final RuleSet ruleSet = maker.ruleSet();

  @Test
  void faultyCellsAreColouredAndCommentedInBothLanguagesAndListedInFront() throws IOException {
    byte[] bad =
        changed(
            MalformedFiles.filled(),
            w -> {
              cell(w.getSheet("学校"), "普通教室数", 1).setCellValue("约36间");
              cell(w.getSheet("班级"), "班级学生数", 3).setCellValue(-5);
            });
    ImportCheck check = check("school.xlsx", bad, Map.of());
    assertThat(check.faults()).hasSize(2);

    XSSFWorkbook marked = SmallWorkbooks.opened(marked(check));

    XSSFCell first = (XSSFCell) cell(marked.getSheet("学校"), "普通教室数", 1);
    assertThat(first.getStringCellValue()).isEqualTo("约36间");
    assertThat(first.getCellStyle().getFillForegroundColorColor().getARGBHex()).endsWith("FFC7CE");
    assertThat(first.getCellComment().getString().getString())
        .contains("这里要填一个数")
        .contains("a number is wanted here");
    XSSFCell second = (XSSFCell) cell(marked.getSheet("班级"), "班级学生数", 3);
    assertThat(second.getCellComment().getString().getString()).contains("-5");
    assertThat(marked.getSheetName(0)).isEqualTo("问题清单");
    Sheet list = marked.getSheetAt(0);
    assertThat(list.getRow(2).getCell(0).getStringCellValue()).isEqualTo("学校");
    assertThat(list.getRow(3).getCell(0).getStringCellValue()).isEqualTo("班级");
    assertThat(marked.getSheet("学校").getDataValidations()).isNotEmpty();
  }

  @Test
  void theMarkedWorkbookPutRightIsJudgedLikeTheOneItShouldHaveBeen() throws IOException {
    byte[] bad =
        changed(
            MalformedFiles.filled(), w -> cell(w.getSheet("学校"), "普通教室数", 1).setCellValue("约36间"));
    byte[] mended =
        changed(
            marked(check("school.xlsx", bad, Map.of())),
            w -> cell(w.getSheet("学校"), "普通教室数", 1).setCellValue(36));

    ImportCheck check = check("school.xlsx", mended, Map.of());

    assertThat(faults(check)).isEmpty();
    assertThat(check.read().unmapped()).isEmpty();
    JsonNode expected =
        check(
                "school.xlsx",
                changed(
                    MalformedFiles.filled(),
                    w -> cell(w.getSheet("学校"), "普通教室数", 1).setCellValue(36)),
                Map.of())
            .read()
            .request();
    assertThat(check.read().request()).isEqualTo(expected);
  }

  @Test
  void goodSchoolsAreJudgedWhileABadOneWaitsAndItsFiguresCountAsMissing() throws Exception {
    byte[] bad =
        changed(
            workbook("district.json"), w -> cell(w.getSheet("学校"), "普通教室数", 3).setCellValue("?"));
    ImportCheck check = check("district.xlsx", bad, Map.of());
    assertThat(check.request(false)).isEmpty();
    assertThat(check.schools().stream().filter(ImportCheck.School::waits))
        .singleElement()
        .extracting(ImportCheck.School::id)
        .isEqualTo("3708110003");

    List<Finding> partly = decide(check.request(true).orElseThrow());
    List<Finding> whole = decide(request("district.json"));

    List<String> others = paths(whole, "/schools/2", false);
    assertThat(paths(partly, "/schools/2", false)).containsAll(others).isNotEmpty();
    assertThat(partly)
        .filteredOn(finding -> (finding.subject().path() + "/").startsWith("/schools/2/"))
        .isNotEmpty()
        .noneMatch(
            finding -> finding.outcome() == Outcome.MET || finding.outcome() == Outcome.UNMET);
    // What adds up over schools is not met on fewer of them.
    assertThat(paths(partly, "/district", true))
        .allSatisfy(
            met ->
                assertThat(paths(whole, "/district", true).contains(met) || !met.endsWith(" MET"))
                    .as(met)
                    .isTrue());
  }

  @Test
  void nothingIsJudgedWhileARowBelongsToNobody() {
    byte[] bad =
        changed(
            workbook("district.json"), w -> cell(w.getSheet("班级"), "学校代码", 1).setCellValue("0000"));

    assertThat(check("district.xlsx", bad, Map.of()).request(true)).isEmpty();
  }

  /** Of the findings outside of a school, or at a place: path, target and outcome. */
  private static List<String> paths(List<Finding> findings, String place, boolean at) {
    return findings.stream()
        .filter(
            finding ->
                at
                    ? finding.subject().path().equals(place)
                    : !(finding.subject().path() + "/").startsWith(place + "/")
                        && !finding.subject().path().equals("/district"))
        .map(
            finding ->
                finding.subject().path() + " " + finding.rule().id() + " " + finding.outcome())
        .toList();
  }

  private List<Finding> decide(JsonNode request) {
    Decision decision =
        maker.decide(
            ((DecisionRequestReader.Result.Accepted)
                    DecisionRequestReader.read(request, List.of(), maker))
                .request());
    return decision.findings();
  }

  private byte[] marked(ImportCheck check) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbooks.marked(check, ruleSet, out);
    return out.toByteArray();
  }

  private byte[] workbook(String example) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Workbooks.filled(ruleSet, request(example), out);
      return out.toByteArray();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode request(String example) throws Exception {
    try (InputStream in = Files.newInputStream(Path.of("docs", "examples", example))) {
      return StrictJson.read(in, new ArrayList<>());
    }
  }
}
