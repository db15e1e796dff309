package org.junheng.rules.authoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junheng.rules.Comparison;
import org.junheng.rules.Measure;
import org.junheng.rules.authoring.NewTarget.Attested;
import org.junheng.rules.authoring.NewTarget.CitedClause;
import org.junheng.rules.authoring.NewTarget.Condition;
import org.junheng.rules.authoring.NewTarget.Demand;
import org.junheng.rules.authoring.NewTarget.Measured;

/** New targets of every kind, as answers to the questions would give them. */
final class NewTargetExamples {
  private static final LocalDate FROM = LocalDate.of(2026, 9, 1);

  private NewTargetExamples() {}

  /** A new target, and the outcomes of its cases in their order. */
  record Example(NewTarget target, String outcomes) {
    @Override
    public String toString() {
      return target.id();
    }
  }

  static List<Example> all() {
    return List.of(
        new Example(
            target(
                "class.small",
                "小学每班不超过40人",
                "size",
                "三(二)3",
                "SchoolClass",
                List.of(new Condition("stage", "==", "primary")),
                new Measured(Measure.PLAIN, "students", null, 1, Comparison.AT_MOST, number("40"))),
            "MET UNMET MET NOT_APPLICABLE UNDETERMINED"),
        new Example(
            target(
                "space.teaching.plain",
                "生均教学用房6.25平方米以上",
                "space",
                "三(一)3",
                "Stage",
                List.of(
                    new Condition("stage", "in", "primary, junior"),
                    new Condition("students", ">", "0"),
                    new Condition("school.builtYear", ">=", "2020")),
                new Measured(
                    Measure.EACH,
                    "school.teachingArea",
                    "students",
                    1,
                    Comparison.AT_LEAST,
                    number("6.25"))),
            "MET MET UNMET NOT_APPLICABLE UNDETERMINED"),
        new Example(
            target(
                "screening.done",
                "心理测评完成率高于99.5%",
                "health",
                "五(一)",
                "School",
                List.of(new Condition("kind", "not in", "senior, vocational")),
                new Measured(
                    Measure.PERCENT,
                    "peopleScreened",
                    "peopleToScreen",
                    1,
                    Comparison.MORE_THAN,
                    number("99.5"))),
            "UNMET MET UNMET NOT_APPLICABLE UNDETERMINED"),
        new Example(
            target(
                "grade.homework",
                "四年级及以上每日作业少于50分钟",
                "homework",
                "三(三)5",
                "Grade",
                List.of(
                    new Condition("number", ">=", "4"), new Condition("stage", "==", "primary")),
                new Measured(
                    Measure.PLAIN, "homeworkMinutes", null, 1, Comparison.LESS_THAN, number("50"))),
            "UNMET UNMET MET NOT_APPLICABLE UNDETERMINED"),
        new Example(
            target(
                "teachers.exchanged",
                "每年跨校交流教师300人以上",
                "training",
                "三(二)6",
                "District",
                List.of(),
                new Measured(
                    Measure.PLAIN,
                    "teachersExchangedBetweenSchools",
                    null,
                    1,
                    Comparison.AT_LEAST,
                    number("300"))),
            "MET MET UNMET UNDETERMINED"),
        new Example(
            target(
                "multimedia.groups",
                "每9间普通教室配备多媒体教室2间以上",
                "equipment",
                "三(一)4",
                "School",
                List.of(),
                new Measured(
                    Measure.PER_GROUP,
                    "multimediaRooms",
                    "classrooms",
                    9,
                    Comparison.AT_LEAST,
                    number("2"))),
            "MET MET UNMET NOT_APPLICABLE UNDETERMINED"),
        new Example(
            target(
                "canteen.open",
                "学校食堂明厨亮灶",
                "health",
                "五(二)",
                "School",
                List.of(new Condition("boarding", "==", "true")),
                new Attested()),
            "MET UNMET NOT_APPLICABLE UNDETERMINED"),
        new Example(
            target(
                "layout.reviewed",
                "布局规划每年评估",
                "layout",
                "三(二)1",
                "District",
                List.of(),
                new Attested()),
            "MET UNMET UNDETERMINED"));
  }

  static NewTarget target(
      String id,
      String title,
      String chapter,
      String clause,
      String subject,
      List<Condition> conditions,
      Demand demand) {
    return new NewTarget(
        "plan2024",
        chapter,
        id,
        title,
        "",
        new CitedClause(clause, "新增条款", title),
        subject,
        conditions,
        demand,
        FROM,
        FROM);
  }

  static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
