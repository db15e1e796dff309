package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junheng.exchange.SmallWorkbooks.DISTRICT;
import static org.junheng.exchange.SmallWorkbooks.check;
import static org.junheng.exchange.SmallWorkbooks.made;
import static org.junheng.exchange.SmallWorkbooks.merge;
import static org.junheng.exchange.SmallWorkbooks.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junheng.decision.ShippedRules;
import org.junheng.example.ExampleDistrict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A list of schools read row by row comes to the same as read as a whole. */
class SchoolRowsTest {
  private static final String CSV =
      """
      学校基本情况,,,,,,在校生数,,专任教师,,,,教学及辅助用房,其他
      机构编码,机构名称,办学类型,举办者类型,城乡类型,是否计校数,合计,女,合计,按学历分,,,计,室内体育用房,运动场地面积,网络多媒体教室,教学仪器设备资产值(万元)
      ,,,,,,,,,研究生,本科,专科
      3708110001,甲小学,小学,教育部门,主城区,是,"1,200",580,70,8,55,5,5400.5,400,8000,30,123.45678
      合计,,,,,,1200,580,70,8,55,5,5400.5,400,8000,30,123.45678

      3708110002,乙小学,小学,教育部门,乡村,否,600,280,30,1,25,4,2700,,4000,12,50
      """;

  @TempDir Path folder;

  private record Whole(List<JsonNode> schools, List<String> told, List<Unmapped> unmapped) {}

  private Whole read(String name, byte[] content) throws IOException, Unreadable {
    Path file = Files.write(folder.resolve(name), content);
    List<JsonNode> schools = new ArrayList<>();
    try (SchoolRows rows =
        SchoolRows.open(file, name, ShippedRules.maker().ruleSet(), DISTRICT).orElseThrow()) {
      for (Optional<SchoolRows.SchoolRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        assertThat(row.get().faults()).isEmpty();
        JsonNode request = row.get().request();
        assertThat(request.path("pack").asString()).isEqualTo("plan2024");
        assertThat(request.at("/facts/district/code").asString()).isEqualTo("370811");
        assertThat(request.at("/facts/schools").size()).isEqualTo(1);
        schools.add(request.at("/facts/schools/0"));
      }
      return new Whole(
          schools, rows.notes().stream().map(note -> note.chinese()).toList(), rows.unmapped());
    }
  }

  private static List<JsonNode> asAWhole(String name, byte[] content) {
    List<JsonNode> schools = new ArrayList<>();
    check(name, content, DISTRICT).read().request().at("/facts/schools").forEach(schools::add);
    return schools;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-8 with mark", "GBK", "GB18030", "UTF-16"})
  void csvInWhateverEncoding(String encoding) throws IOException, Unreadable {
    String text = encoding.endsWith("mark") ? "\uFEFF" + CSV : CSV;
    Charset charset =
        encoding.startsWith("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    byte[] content = text.getBytes(charset);

    Whole read = read("学校.csv", content);

    assertThat(read.schools).hasSize(2).isEqualTo(asAWhole("学校.csv", content));
    assertThat(read.told).anySatisfy(note -> assertThat(note).contains("1 行不是学校"));
    assertThat(read.unmapped).containsExactly(new Unmapped(new CellPlace("学校", 3, 8), "在校生数/女", 2));
  }

  @Test
  void aWorkbookWithMergedHeadersUnderATitle() throws IOException, Unreadable {
    byte[] content =
        made(
            workbook -> {
              var sheet = workbook.createSheet("一览表");
              rows(
                  sheet,
                  0,
                  "任城区义务教育学校一览表",
                  "机构编码,机构名称,办学类型,在校生数,,专任教师",
                  ",,,合计,其中女,合计",
                  "甲,乙,丙,1,2,3",
                  "3708110001,甲小学,小学,1200,580,70",
                  "3708110002,乙小学,小学,600,280,30",
                  "注：本表由统计系统导出");
              merge(sheet, "A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2");
            });

    Whole read = read("a.xlsx", content);

    assertThat(read.schools).hasSize(2).isEqualTo(asAWhole("a.xlsx", content));
  }

  @Test
  void whatListsNoSchoolsIsLeftToTheImporter() throws IOException, Unreadable {
    ByteArrayOutputStream template = new ByteArrayOutputStream();
    Workbooks.template(ShippedRules.maker().ruleSet(), template);
    Path file = Files.write(folder.resolve("t.xlsx"), template.toByteArray());

    assertThat(SchoolRows.open(file, "t.xlsx", ShippedRules.maker().ruleSet(), DISTRICT)).isEmpty();
  }

  @Test
  void twoListsInOneWorkbookAreRefused() throws IOException {
    byte[] content =
        made(
            workbook -> {
              for (String name : List.of("甲", "乙")) {
                rows(workbook.createSheet(name), 0, "机构编码,机构名称,办学类型", "1,甲,小学");
              }
            });
    Path file = Files.write(folder.resolve("two.xlsx"), content);

    assertThatThrownBy(
            () -> SchoolRows.open(file, "two.xlsx", ShippedRules.maker().ruleSet(), DISTRICT))
        .isInstanceOf(Unreadable.class)
        .satisfies(e -> assertThat(((Unreadable) e).reason().chinese()).contains("甲", "乙"));
  }

  @Test
  void aCellThatCannotBeReadIsNamedByItsPlaceInItsRowOnly() throws IOException, Unreadable {
    Path file = folder.resolve("bad.csv");
    Files.writeString(file, CSV.replace("5400.5,400,8000,30,123.45678\n合", "五千,400,8000,30,1\n合"));
    List<List<CellFault>> faults = new ArrayList<>();
    try (SchoolRows rows =
        SchoolRows.open(file, "bad.csv", ShippedRules.maker().ruleSet(), DISTRICT).orElseThrow()) {
      for (Optional<SchoolRows.SchoolRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        faults.add(row.get().faults());
      }
    }

    assertThat(faults).hasSize(2);
    assertThat(faults.get(0)).hasSize(1);
    assertThat(faults.get(0).get(0).cell()).contains(new CellPlace("bad", 4, 13));
    assertThat(faults.get(1)).isEmpty();
  }

  @Test
  void exampleSchoolsWrittenAsAListAreReadBack() throws IOException, Unreadable {
    List<ObjectNode> schools = ExampleDistrict.schools(40, 7).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListWorkbook.write(
        ListWorkbook.form(ShippedRules.maker().ruleSet()).orElseThrow(), schools.iterator(), out);

    Whole read = read("list.xlsx", out.toByteArray());

    assertThat(read.schools).hasSize(40);
    int stages = 0;
    for (int i = 0; i < 40; i++) {
      JsonNode back = read.schools.get(i);
      for (String field : Set.of("id", "name", "kind", "owner", "counted", "sportsGroundArea")) {
        same(schools.get(i), back, field);
      }
      same(schools.get(i), back, "equipmentValue");
      for (JsonNode stage : back.path("stages")) {
        JsonNode before = stage(schools.get(i), stage.path("stage").asString());
        same(before, stage, "students");
        same(before, stage, "fullTimeTeachers");
        stages += stage.has("students") ? 1 : 0;
      }
    }
    assertThat(stages).isGreaterThan(30);
  }

  private static JsonNode stage(JsonNode school, String name) {
    for (JsonNode each : school.path("stages")) {
      if (each.path("stage").asString().equals(name)) {
        return each;
      }
    }
    return ExampleDistrict.request(ExampleDistrict.factsOf((ObjectNode) school)).path("none");
  }

  private static void same(JsonNode before, JsonNode after, String field) {
    assertThat(after.path(field).asString("absent"))
        .as(field)
        .satisfies(
            text -> {
              String expected = before.path(field).asString("absent");
              if (before.path(field).isNumber()) {
                assertThat(after.path(field).decimalValue())
                    .isEqualByComparingTo(before.path(field).decimalValue());
              } else {
                assertThat(text).isEqualTo(expected);
              }
            });
  }
}
