package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.exchange.SmallWorkbooks.DISTRICT;
import static org.junheng.exchange.SmallWorkbooks.check;
import static org.junheng.exchange.SmallWorkbooks.faults;
import static org.junheng.exchange.SmallWorkbooks.made;
import static org.junheng.exchange.SmallWorkbooks.merge;
import static org.junheng.exchange.SmallWorkbooks.rows;
import static org.junheng.exchange.SmallWorkbooks.unmapped;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One row a school, whatever the headers above look like this year. */
class CountyExtractTest {
  private static final String SCHOOLS =
      """
      {'id':'3708110001','name':'甲小学','kind':'primary','counted':true,'owner':'public','location':'urban',\
      'teachingArea':5400.5,'indoorSportsArea':400,'sportsGroundArea':8000,'equipmentValue':1234567.8,\
      'multimediaRooms':30,'stages':[{'stage':'primary','students':1200,'fullTimeTeachers':70,\
      'aboveDegreeTeachers':68}]}""";

  /** Three rows of headers under a title, merged across and down. */
  private static byte[] threeRows() {
    return made(
        workbook -> {
          var sheet = workbook.createSheet("一览表");
          rows(
              sheet,
              0,
              "任城区义务教育学校一览表（2025学年）",
              "机构编码,机构名称,办学类型,举办者类型,城乡类型,是否计校数,在校生数,,专任教师,,,,,校舍,,运动场地面积,网络多媒体教室,教学仪器设备资产值（万元）,邮编",
              ",,,,,,合计,其中女,合计,按学历分,,,,教学及辅助用房,室内体育用房",
              ",,,,,,,,,研究生,本科,专科,高中,计",
              "甲,乙,丙,丁,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15",
              "3708110001,甲小学,小学,教育部门,主城区,是,1200,580,70,8,55,5,2,5400.5,400,8000,30,123.45678,272000",
              "合计,,,,,,1200,580,70,8,55,5,2,5400.5,400,8000,30,123.45678",
              "注：本表由统计系统导出");
          merge(
              sheet, "A1:S1", "A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:E4", "F2:F4", "G2:H2",
              "G3:G4", "H3:H4", "I2:M2", "I3:I4", "J3:M3", "N2:O2", "O3:O4", "P2:P4", "Q2:Q4",
              "R2:R4", "S2:S4");
        });
  }

  /** Two rows, other columns first, 教学及辅助用房/计 in a group of its own. */
  private static byte[] twoRows() {
    return made(
        workbook -> {
          var sheet = workbook.createSheet("Sheet1");
          rows(
              sheet,
              0,
              "序号,机构名称,机构编码,在校生数,专任教师,按学历分,,,教学及辅助用房,,教学仪器设备资产值(万元),室内体育用房,办学类型,举办者类型,城乡类型,是否计校数,运动场地面积,网络多媒体教室",
              ",,,合计,合计,研究生,本科,专科,计,其中危房",
              "1,甲小学,3708110001,1200,70,8,55,5,5400.5,0,123.45678,400,小学,教育部门,城区,是,8000,30");
          merge(sheet, "A1:A2", "B1:B2", "C1:C2", "F1:H1", "I1:J1");
        });
  }

  /** Two titles and a line of units above; all-through schools, their pupils by stage. */
  private static byte[] byStage() {
    return made(
        workbook -> {
          var sheet = workbook.createSheet("九年一贯制");
          rows(
              sheet,
              0,
              "任城区九年一贯制学校基本情况",
              "2025学年,,,,,,单位：人、平方米",
              "学校标识,,学校性质,,在校生数,,,专任教师,,教学及辅助用房",
              "机构编码,机构名称,办学类型,举办者类型,小学,初中,计,小学,初中,计",
              "3708110009,丁学校,九年一贯制学校,民办,900,450,1350,50,40,9000",
              "小计,,,,900,450,1350,50,40,9000");
          merge(sheet, "A1:J1", "G2:J2", "A3:B3", "C3:D3", "E3:G3", "H3:I3");
        });
  }

  /** Headers that span columns without being merged, as text exports have them. */
  private static String unmerged() {
    return """
        学校基本情况,,,,,,在校生数,,专任教师,,,,教学及辅助用房,其他
        机构编码,机构名称,办学类型,举办者类型,城乡类型,是否计校数,合计,女,合计,按学历分,,,计,室内体育用房,运动场地面积,网络多媒体教室,教学仪器设备资产值(万元)
        ,,,,,,,,,研究生,本科,专科
        3708110001,甲小学,小学,教育部门,主城区,是,"1,200",580,70,8,55,5,5400.5,400,8000,30,123.45678
        """;
  }

  @Test
  void threeRowsOfMergedHeadersUnderATitle() {
    ImportCheck check = check("一览表.xlsx", threeRows(), DISTRICT);

    assertThat(check.read().layout()).isEqualTo("county-2024");
    assertThat(faults(check)).isEmpty();
    assertThat(schools(check)).isEqualTo(expected());
    assertThat(unmapped(check)).isEqualTo(Map.of("在校生数/其中女", 2, "专任教师/按学历分/高中", 2, "邮编", 1));
    assertThat(check.read().notes())
        .extracting(note -> note.chinese())
        .anySatisfy(note -> assertThat(note).contains("7（合计）", "8（注：本表由统计系统导出）"))
        .anySatisfy(note -> assertThat(note).contains("按任教课程分/体育"));
  }

  @Test
  void twoRowsOfMergedHeadersInAnotherOrder() {
    ImportCheck check = check("extract.xlsx", twoRows(), DISTRICT);

    assertThat(faults(check)).isEmpty();
    assertThat(schools(check)).isEqualTo(expected());
    assertThat(unmapped(check)).isEqualTo(Map.of("序号", 1, "教学及辅助用房/其中危房", 1));
  }

  @Test
  void stagesOfAnAllThroughSchoolBesideEachOther() {
    ImportCheck check = check("九年一贯制.xlsx", byStage(), DISTRICT);

    assertThat(faults(check)).isEmpty();
    assertThat(schools(check))
        .isEqualTo(
            ShippedRules.json(
                """
                [{'id':'3708110009','name':'丁学校','kind':'nine-year','owner':'private',\
                'teachingArea':9000,'stages':[\
                {'stage':'primary','students':900,'fullTimeTeachers':50},\
                {'stage':'junior','students':450,'fullTimeTeachers':40}]}]"""));
    assertThat(unmapped(check)).isEqualTo(Map.of("在校生数/计", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-8 with mark", "GBK", "GB18030", "UTF-16"})
  void csvInWhateverEncodingWithHeadersThatAreNotMerged(String encoding) {
    String text = encoding.endsWith("mark") ? "\uFEFF" + unmerged() : unmerged();
    Charset charset =
        encoding.startsWith("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(encoding);

    ImportCheck check = check("学校.csv", text.getBytes(charset), DISTRICT);

    assertThat(faults(check)).isEmpty();
    assertThat(schools(check)).isEqualTo(expected());
    assertThat(unmapped(check)).isEqualTo(Map.of("在校生数/女", 1));
  }

  @Test
  void whatDoesNotApplyIsLeftOutOfASumAndWhatIsEmptyMakesItMissing() {
    String header = "机构编码,机构名称,办学类型,专任教师/按学历分/研究生,专任教师/按学历分/本科,专任教师/按学历分/专科\n";
    ImportCheck check =
        check(
            "a.csv",
            (header + "1,甲,小学,*,55,5\n2,乙,小学,,55,5\n3,丙,小学,*,*,*\n")
                .getBytes(StandardCharsets.UTF_8),
            DISTRICT);

    assertThat(faults(check)).isEmpty();
    assertThat(schools(check).findValues("aboveDegreeTeachers"))
        .extracting(JsonNode::intValue)
        .containsExactly(60);
  }

  @Test
  void faultsAreLedToTheirCells() {
    String bad =
        unmerged().replace("小学,教育部门", "大学,教育部门").replace("5400.5", "五千").replace("\"1,200\"", "-3");

    ImportCheck check = check("学校.csv", bad.getBytes(StandardCharsets.UTF_8), DISTRICT);

    assertThat(faults(check)).contains("学校!C4 cell.unknown-word", "学校!M4 cell.not-a-number");
    assertThat(check.schools()).singleElement().matches(ImportCheck.School::waits);
    assertThat(check.request(false)).isEmpty();
  }

  @Test
  void aColumnOfAnotherStageThatHoldsSomethingIsNamed() {
    String text = "机构编码,机构名称,办学类型,在校生数/合计,在校生数/初中\n1,甲,小学,100,7\n";

    ImportCheck check = check("a.csv", text.getBytes(StandardCharsets.UTF_8), DISTRICT);

    assertThat(unmapped(check)).isEqualTo(Map.of("在校生数/初中", 1));
  }

  private static JsonNode schools(ImportCheck check) {
    return check.read().request().at("/facts/schools");
  }

  private static JsonNode expected() {
    return ShippedRules.json("[" + SCHOOLS + "]");
  }
}
