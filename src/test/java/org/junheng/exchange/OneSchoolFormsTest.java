package org.junheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.exchange.SmallWorkbooks.DISTRICT;
import static org.junheng.exchange.SmallWorkbooks.check;
import static org.junheng.exchange.SmallWorkbooks.faults;
import static org.junheng.exchange.SmallWorkbooks.made;
import static org.junheng.exchange.SmallWorkbooks.merge;
import static org.junheng.exchange.SmallWorkbooks.rows;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;

/** One workbook a school, a sheet each form, found by its code. */
class OneSchoolFormsTest {
  private static void identity(XSSFWorkbook workbook) {
    var sheet = workbook.createSheet("基本情况");
    rows(
        sheet,
        0,
        "学校（机构）基本情况,,,",
        ",,表　号：,教基1001",
        "学校（机构）标识码,3708110001,学校（机构）名称,甲小学",
        "办学类型,小学,举办者类型,教育部门",
        "城乡类型,村庄,邮政编码,272000");
    merge(sheet, "A1:D1");
  }

  private static void students(XSSFWorkbook workbook) {
    var sheet = workbook.createSheet("学生数");
    rows(
        sheet,
        0,
        "小学学生数,,,,",
        ",,,,教基3112",
        ",编号,在校生数,,",
        ",,合计,其中女,一年级",
        "甲,乙,1,2,3",
        "总计,01,240,115,40",
        "其中：随迁子女,02,12,5,2");
    merge(sheet, "A1:E1", "A3:A4", "B3:B4", "C3:E3");
  }

  private static void teachers(XSSFWorkbook workbook) {
    var sheet = workbook.createSheet("专任教师");
    rows(
        sheet,
        0,
        "教基4155,,,,,,",
        ",编号,合计,按学历分,,,",
        ",,,研究生毕业,本科毕业,专科毕业,高中阶段毕业",
        "甲,乙,1,2,3,4,5",
        "总计,1,15,*,12,2,1",
        "其中：女,2,10,*,9,1,*");
    merge(sheet, "A2:A3", "B2:B3", "C2:C3", "D2:G2");
  }

  private static void rooms(XSSFWorkbook workbook) {
    rows(
        workbook.createSheet("校舍"),
        0,
        "教基5170,,,",
        ",编号,校舍建筑面积,",
        ",,计,其中危房",
        "甲,乙,1,2",
        "总计,01,2600,*",
        "教学及辅助用房,02,1500.5,*",
        "室内体育用房,03,*,*");
    rows(
        workbook.createSheet("资产"),
        0,
        "教基5176,,,,",
        ",编号,运动场地面积,网络多媒体教室,教学仪器设备资产值（万元）",
        "甲,乙,1,2,3",
        "总计,1,3000,8,4.2");
  }

  private static byte[] school() {
    return made(
        workbook -> {
          identity(workbook);
          students(workbook);
          teachers(workbook);
          rooms(workbook);
          rows(workbook.createSheet("其他"), 0, "教基9999,没有对应的表");
        });
  }

  @Test
  void aSchoolIsPutTogetherFromItsForms() {
    ImportCheck check = check("甲小学.xlsx", school(), DISTRICT);

    assertThat(check.read().layout()).isEqualTo("jiaoji-2024");
    assertThat(faults(check)).isEmpty();
    assertThat(check.read().request().at("/facts/schools"))
        .isEqualTo(
            ShippedRules.json(
                """
                [{'id':'3708110001','name':'甲小学','kind':'primary','owner':'public','location':'rural',\
                'teachingArea':1500.5,'sportsGroundArea':3000,'equipmentValue':42000,'multimediaRooms':8,\
                'stages':[{'stage':'primary','students':240,'fullTimeTeachers':15,'aboveDegreeTeachers':14}]}]"""));
  }

  @Test
  void sheetsAndFiguresThatWereNotTakenOverAreNamed() {
    ImportCheck check = check("甲小学.xlsx", school(), DISTRICT);

    assertThat(check.read().unmapped())
        .extracting(each -> each.place().sheet() + " " + each.filled())
        .contains("其他 1", "学生数 5", "专任教师 6");
  }

  @Test
  void aFormThatIsNotThereIsNamedAndItsFiguresAreMissing() {
    byte[] content =
        made(
            workbook -> {
              identity(workbook);
              students(workbook);
            });

    ImportCheck check = check("甲小学.xlsx", content, DISTRICT);

    assertThat(faults(check)).isEmpty();
    assertThat(check.read().notes())
        .extracting(note -> note.chinese())
        .anySatisfy(note -> assertThat(note).contains("教基4155"));
    assertThat(check.read().request().at("/facts/schools/0/equipmentValue").isMissingNode())
        .isTrue();
  }

  @Test
  void aWordThatIsNoFigureIsLedToItsCell() {
    byte[] content =
        SmallWorkbooks.changed(
            school(),
            workbook -> workbook.getSheet("学生数").getRow(5).getCell(2).setCellValue("约240"));

    assertThat(faults(check("甲小学.xlsx", content, DISTRICT)))
        .containsExactly("学生数!C6 cell.not-a-number");
  }
}
