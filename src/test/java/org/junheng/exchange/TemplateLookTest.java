package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.exchange.SmallWorkbooks.cell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.junit.jupiter.api.Test;

/** The template as somebody sees it who opens it. */
class TemplateLookTest {
  private final RuleSet ruleSet = ShippedRules.maker().ruleSet();
  private final XSSFWorkbook workbook = template(ruleSet);

  @Test
  void everyFieldOfEveryTypeHasItsHeaderWithUnitAndStar() {
    for (FactType type : ruleSet.vocabulary().types()) {
      Sheet sheet = workbook.getSheet(type.label());
      assertThat(sheet).as(type.name()).isNotNull();
      Set<String> headers = texts(sheet);
      for (FactField field : type.submitted()) {
        String header =
            field.label()
                + (field.required() ? "*" : "")
                + (field.unit().isEmpty() ? "" : "（" + field.unit() + "）");
        assertThat(headers).as(type.name()).contains(header);
      }
    }
  }

  @Test
  void everySheetPrintsOnA4WithItsHeadersOnEachPage() {
    for (Sheet sheet : workbook) {
      assertThat(sheet.getPrintSetup().getPaperSize())
          .as(sheet.getSheetName())
          .isEqualTo(PrintSetup.A4_PAPERSIZE);
      assertThat(sheet.getFitToPage()).as(sheet.getSheetName()).isTrue();
    }
    Sheet schools = workbook.getSheet("学校");
    assertThat(schools.getPrintSetup().getFitWidth()).isGreaterThan((short) 1);
    assertThat(schools.getRepeatingRows().formatAsString()).isEqualTo("3:3");
  }

  @Test
  void wordsAndAnswersAreChosenFromDropDownsThatRefuseAnythingElse() {
    for (FactType type : ruleSet.vocabulary().types()) {
      long choices =
          type.submitted().stream()
              .filter(field -> field.kind() == FieldKind.YES_NO || !field.values().isEmpty())
              .count();
      List<? extends DataValidation> validations =
          workbook.getSheet(type.label()).getDataValidations();
      assertThat(validations).as(type.name()).hasSizeGreaterThanOrEqualTo((int) choices);
      assertThat(validations)
          .allSatisfy(
              each -> {
                assertThat(each.getShowErrorBox()).isTrue();
                assertThat(each.getErrorStyle()).isEqualTo(DataValidation.ErrorStyle.STOP);
                assertThat(each.getSuppressDropDownArrow()).as("arrow").isTrue();
              });
    }
  }

  @Test
  void codesAreTextsSoThatNoZeroInFrontIsLostAndHeadersSayTheirEnglishName() {
    Sheet sheet = workbook.getSheet("学校");
    XSSFCell header = (XSSFCell) cell(sheet, "学校代码", 0);

    assertThat(sheet.getColumnStyle(header.getColumnIndex()).getDataFormatString()).isEqualTo("@");
    assertThat(header.getCellComment().getString().getString()).isEqualTo("school code (id)");
    assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
  }

  @Test
  void theTargetsOfTheDistrictWaitForTheirAnswers() {
    Set<String> texts = texts(workbook.getSheet("答复"));

    assertThat(ruleSet.attestedTargets())
        .filteredOn(target -> target.type().equals("District"))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(texts).contains(target.id() + " " + target.title()));
  }

  @Test
  void aNewFactIsAColumnAtOnce() throws IOException {
    SortedMap<String, byte[]> files =
        new TreeMap<>(RuleFiles.read(Path.of("rules"), new ArrayList<>()).files());
    String school = new String(files.get("facts/school.drl"), StandardCharsets.UTF_8);
    files.put(
        "facts/school.drl",
        school
            .replaceFirst(
                "(?m)^end$",
                "    libraryBooks : Integer @label(\"图书册数\") @english(\"books\") @unit(\"册\")\nend")
            .getBytes(StandardCharsets.UTF_8));

    RuleSet changed = ShippedRules.sound(RuleSetReader.read(new RuleFiles(files)));

    assertThat(texts(template(changed).getSheet("学校"))).contains("图书册数（册）");
  }

  private static XSSFWorkbook template(RuleSet ruleSet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Workbooks.template(ruleSet, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return SmallWorkbooks.opened(out.toByteArray());
  }

  private static Set<String> texts(Sheet sheet) {
    List<String> texts = new ArrayList<>();
    sheet.forEach(row -> row.forEach(each -> texts.add(SmallWorkbooks.shown(each))));
    return texts.stream().collect(Collectors.toSet());
  }
}
