package org.junheng.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two sentences do not have in common. */
class RewordedTest {
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          甲；乙；丙    ¦ 甲；丁；丙    ¦ 乙     ¦ 丁
          甲；乙       ¦ 甲；乙；丙    ¦ ''     ¦ 丙
          甲；乙；丙    ¦ 乙；丙       ¦ 甲     ¦ ''
          甲          ¦ 甲          ¦ ''     ¦ ''
          甲；甲       ¦ 甲          ¦ 甲     ¦ ''
          甲；乙；丙；丁 ¦ 甲；丙；乙；丁 ¦ 乙；丙  ¦ 丙；乙
          """)
  void onlyThePartsThatDifferAreTold(String was, String is, String before, String after) {
    assertThat(Reworded.between(was, is, "；")).isEqualTo(new Reworded(before, after));
  }
}
