package org.junheng.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles that say otherwise than their rules, and titles that do not. */
class SeededWordingTest {
  private static final String CLASS = "$x : SchoolClass( stage == \"primary\", $n : students )";

  private static List<Trouble> troubles(String title, String left, String right) {
    return Seeded.rules(Seeded.rule("x.y", title, left, right)).found();
  }

  @Test
  void atMostInTheTitleOverAtLeastIsShownOnAClassThatTheRuleMisjudges() {
    List<Trouble> troubles =
        Seeded.rules(Seeded.rule("x.y", "小学每班不超过45人", CLASS, "require.atLeast($x, $n, 45)"))
            .troubles();

    assertThat(troubles).extracting(Trouble::code).containsExactly("analysis.wording-operator");
    assertThat(troubles.get(0).message().chinese()).contains("不超过45人", "atLeast", "atMost");
    assertThat(troubles.get(0).problem().line()).isEqualTo(11);
    Witness witness = troubles.get(0).witnesses().get(0);
    int students = witness.facts().at("/schools/0/classes/0/students").asInt();
    Outcome decided = witness.outcomes().get("x.y");
    assertThat(decided).isEqualTo(students < 45 ? Outcome.UNMET : Outcome.MET);
    assertThat(students).isNotEqualTo(45);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          小学每班不超过45人          ¦ require.lessThan($x, $n, 45)  ¦ analysis.wording-operator
          小学每班45人以内            ¦ require.atLeast($x, $n, 45)   ¦ analysis.wording-operator
          小学每班不多于45人          ¦ require.moreThan($x, $n, 45)  ¦ analysis.wording-operator
          小学每班45人以上            ¦ require.moreThan($x, $n, 45)  ¦ analysis.wording-operator
          小学每班不低于45人          ¦ require.atMost($x, $n, 45)    ¦ analysis.wording-operator
          小学每班至少四十五人        ¦ require.atMost($x, $n, 45)    ¦ analysis.wording-operator
          小学每班超过45人            ¦ require.atLeast($x, $n, 45)   ¦ analysis.wording-operator
          小学每班不足45人            ¦ require.atMost($x, $n, 45)    ¦ analysis.wording-operator
          小学每班不满45人            ¦ require.atMost($x, $n, 45)    ¦ analysis.wording-operator
          小学每班人数高于上年        ¦ require.atMost($x, $n, 45)    ¦ analysis.wording-operator
          小学每班不超过45人          ¦ require.atMost($x, $n, 46)    ¦ analysis.wording-number
          小学每班不超过四十五人      ¦ require.atMost($x, $n, 54)    ¦ analysis.wording-number
          小学每班不超过45平方米      ¦ require.atMost($x, $n, 45)    ¦ analysis.wording-unit
          初中每班不超过45人          ¦ require.atMost($x, $n, 45)    ¦ analysis.wording-stage
          """)
  void whatDoesNotFitIsFound(String title, String right, String code) {
    assertThat(troubles(title, CLASS, right)).extracting(Trouble::code).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          2010年及以前建成的不超过2400人 ¦ builtYear < 2010
          2010年以前建成的不超过2400人   ¦ builtYear <= 2010
          2010年以后建成的不超过2400人   ¦ builtYear >= 2010
          2010年及以后建成的不超过2400人 ¦ builtYear > 2010
          """)
  void yearsThatDoNotFitAreFound(String title, String scope) {
    List<Trouble> troubles =
        troubles(
            title,
            "$x : School( " + scope + ", $n : multimediaRooms )",
            "require.atMost($x, $n, 2400)");

    assertThat(troubles).extracting(Trouble::code).containsExactly("analysis.wording-year");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          小学每班不超过45人                          ¦ require.atMost($x, $n, 45)
          小学每班45人以内                            ¦ require.atMost($x, $n, 45)
          小学每班不超过四十五人                      ¦ require.atMost($x, $n, 45)
          小学每班学生数控制在45人以下                ¦ require.atMost($x, $n, 45)
          小学每班不足45人                            ¦ require.lessThan($x, $n, 45)
          小学每班超过45人                            ¦ require.moreThan($x, $n, 45)
          小学不足100人的教学点，每班不超过45人       ¦ require.atMost($x, $n, 45)
          小学每12个班高于规定学历教师不少于45人      ¦ require.atLeast($x, $n, 45)
          小学人数高于上年                            ¦ require.moreThan($x, $n, 45)
          小学每班不超过1.2万人                       ¦ require.atMost($x, $n, 12000)
          """)
  void whatFitsIsLeftAlone(String title, String right) {
    assertThat(troubles(title, CLASS, right)).isEmpty();
  }

  @Test
  void sharesHoursAndMoneyAreReadInTheUnitOfTheFigure() {
    String stage =
        "$x : Stage( stage == \"primary\", $a : certifiedTeachers, $b : fullTimeTeachers )";
    assertThat(troubles("不低于百分之九十五", stage, "require.percent($x, $a, $b).atLeast(95)")).isEmpty();
    assertThat(troubles("不低于百分之九十", stage, "require.percent($x, $a, $b).atLeast(95)"))
        .extracting(Trouble::code)
        .containsExactly("analysis.wording-number");
    String grade = "$x : Grade( stage == \"primary\", $n : homeworkMinutes )";
    assertThat(troubles("每日作业不超过1小时", grade, "require.atMost($x, $n, 60)")).isEmpty();
    String school = "$x : School( kind == \"primary\", $n : equipmentValue )";
    assertThat(troubles("设备值2万元以上", school, "require.atLeast($x, $n, 20000)")).isEmpty();
    assertThat(troubles("设备值2万元以上", school, "require.atLeast($x, $n, 2000)"))
        .extracting(Trouble::code)
        .containsExactly("analysis.wording-number");
  }

  @Test
  void theEnglishTitleIsHeldAgainstTheRuleToo() {
    String rule =
        Seeded.dated(
            "x.y",
            "小学每班不超过45人",
            "@english(\"primary: at most 46 students\")\n    date-effective \"2024-04-18\"",
            CLASS,
            "require.atMost($x, $n, 45)");
    assertThat(Seeded.rules(rule).found())
        .extracting(Trouble::code)
        .containsExactly("analysis.wording-number");
    assertThat(Seeded.rules(rule.replace("at most 46", "at least 45")).found())
        .extracting(Trouble::code)
        .containsExactly("analysis.wording-operator");
    assertThat(Seeded.rules(rule.replace("46", "45")).found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "45, 45",
    "4.5, 4.5",
    "四十五, 45",
    "十, 10",
    "二十, 20",
    "一百二十, 120",
    "二千四百, 2400",
    "两千, 2000",
    "一百零五, 105",
    "1.2万, 12000",
    "三万, 30000"
  })
  void numbersAreReadAsTitlesWriteThem(String text, BigDecimal number) {
    assertThat(ChineseNumber.of(text)).isEqualByComparingTo(number);
  }
}
