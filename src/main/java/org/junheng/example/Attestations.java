package org.junheng.example;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What offices and schools answer for: nearly always yes, with who, when and on what evidence. */
final class Attestations {
  /**
   * One thing to answer for, under the id of its target.
   *
   * @param good the answer that meets the target
   */
  private record Attestation(String id, String by, String evidence, boolean good) {
    Attestation(String id, String by, String evidence) {
      this(id, by, evidence, true);
    }
  }

  private static final Attestation ITINERANT_TEACHING =
      new Attestation("rural.itinerant-teaching", "镇街中心校教学办公室", "走教教师名单与课表");
  private static final Attestation NEW_SCHOOL =
      new Attestation("space.new-school-compliant", "学校总务处", "竣工验收报告与校舍用途登记");

  private static final List<Attestation> OF_SCHOOLS =
      List.of(
          new Attestation("safety.laboratory", "学校总务处", "实验室安全责任书"),
          new Attestation("safety.network", "学校信息中心", "网络安全责任书"),
          new Attestation("school.charter", "学校办公室", "学校章程及核准批复"),
          new Attestation("it.plan", "学校信息中心", "信息化建设实施方案与培训记录"),
          new Attestation("moral.programme", "学校德育处", "德育与校园文化建设评估表"),
          new Attestation("curriculum.complete", "学校教导处", "课程总表"),
          new Attestation("curriculum.labour", "学校教导处", "劳动课课表"),
          new Attestation("burden.light", "学校教导处", "课业负担监测记录"));

  /** What other documents than the plan ask of schools. */
  private static final List<Attestation> FURTHER_OF_SCHOOLS =
      List.of(
          new Attestation("national.charter-it", "学校办公室", "学校章程与信息化管理平台"),
          new Attestation("national.it-teaching", "学校信息中心", "设施设备使用记录"),
          new Attestation("national.moral", "学校德育处", "德育与校园文化建设评估表"),
          new Attestation("national.curriculum", "学校教导处", "课程总表"),
          new Attestation("national.burden", "学校教导处", "课业负担监测记录"),
          new Attestation("mental.counselling-room", "学校心理辅导室", "心理辅导室建设验收单"),
          new Attestation("mental.teachers", "学校办公室", "专职心理教师聘任书"),
          new Attestation("it.broadband", "学校信息中心", "数字校园建设验收单"),
          new Attestation("parents.school-committee", "学校德育处", "家长委员会名册"));

  private static final List<Attestation> FURTHER_OF_DISTRICTS =
      List.of(
          new Attestation("national.layout", "区教体局规划科", "中小学布局规划"),
          new Attestation("national.unified", "区教体局规划科", "四项标准对照表"),
          new Attestation("national.posts", "区教体局人事科", "编制岗位分配方案"),
          new Attestation("national.senior-quota-rural", "区教体局基教科", "优质高中名额分配表"),
          new Attestation("national.leftbehind", "区妇联", "农村留守儿童信息库"),
          new Attestation("national.veto.exams", "区教体局基教科", "招生检查记录", false),
          new Attestation("national.veto.choosing", "区教体局基教科", "招生检查记录", false),
          new Attestation("national.veto.key-schools", "区教育督导室", "分班检查记录", false),
          new Attestation("national.veto.posts", "区委编办", "编制使用台账", false),
          new Attestation("national.veto.incident", "区教体局安全科", "安全责任事故台账", false),
          new Attestation("national.veto.burden", "区教体局基教科", "校外培训治理台账", false));

  private static final List<Attestation> OF_DISTRICTS =
      List.of(
          new Attestation("staff.recruit-shortage", "区教体局人事科", "年度教师招聘计划"),
          new Attestation("rural.recruit-preference", "区教体局人事科", "年度教师招聘计划"),
          new Attestation("layout.plan", "区教体局规划科", "中小学及幼儿园布局规划调整方案"),
          new Attestation("unified.construction", "区教体局规划科", "学校建设标准对照表"),
          new Attestation("unified.staffing", "区委编办", "教职工编制核定表"),
          new Attestation("unified.funding", "区财政局", "生均公用经费预算安排表"),
          new Attestation("unified.equipment", "区教体局装备中心", "学校装备配置标准对照表"),
          new Attestation("funding.earmarked-on-time", "区财政局", "教育专项资金拨付台账"),
          new Attestation("pay.performance-total", "区人社局", "绩效工资总量核定表"),
          new Attestation("posts.allocated", "区教体局人事科", "编制岗位分配方案"),
          new Attestation("admission.no-exams", "区教体局基教科", "义务教育招生工作意见"),
          new Attestation("admission.senior-quota-rural", "区教体局基教科", "优质高中名额分配表"),
          new Attestation("leftbehind.care", "区妇联", "农村留守儿童信息库"),
          new Attestation("dropout.cleared", "区教体局基教科", "控辍保学工作台账"),
          new Attestation("curriculum.labour-base", "区教体局基教科", "劳动实践基地名录"),
          new Attestation("safeguard.plan", "区发改局", "国民经济和社会发展年度计划"),
          new Attestation("safeguard.commendation", "区政府办公室", "年度表彰决定"),
          new Attestation("safeguard.inspection-published", "区教育督导室", "督导结果公告"));

  private static final int DISTRICT_NO = 6;

  private Attestations() {}

  static void describe(ObjectNode school, Place place, Dice dice) {
    int shortPercent = place.circumstance().shortOfCare;
    ObjectNode attestations = school.putObject("attestations");
    for (Attestation attestation : OF_SCHOOLS) {
      add(attestations, attestation, shortPercent, dice);
    }
    if (place.circumstance() == Circumstance.TOWNSHIP_CENTRAL) {
      add(attestations, ITINERANT_TEACHING, shortPercent, dice);
    }
    if (place.circumstance() == Circumstance.NEW) {
      add(attestations, NEW_SCHOOL, shortPercent, dice);
    }
    for (Attestation attestation : FURTHER_OF_SCHOOLS) {
      add(attestations, attestation, shortPercent, dice);
    }
  }

  static void describe(ObjectNode district, Dice dice) {
    ObjectNode attestations = district.putObject("attestations");
    for (Attestation attestation : OF_DISTRICTS) {
      add(attestations, attestation, DISTRICT_NO, dice);
    }
    for (Attestation attestation : FURTHER_OF_DISTRICTS) {
      add(attestations, attestation, DISTRICT_NO, dice);
    }
  }

  private static void add(
      ObjectNode attestations, Attestation attestation, int shortPercent, Dice dice) {
    if (dice.chance(shortPercent / 3)) {
      return;
    }
    ObjectNode node = attestations.putObject(attestation.id());
    node.put("answer", dice.chance(shortPercent / 2) != attestation.good());
    if (dice.chance(97)) {
      int day = dice.between(2, 19);
      node.put("by", attestation.by());
      node.put("on", ExampleDistrict.YEAR + (day < 10 ? "-09-0" : "-09-") + day);
      node.put("evidence", attestation.evidence());
    }
  }
}
