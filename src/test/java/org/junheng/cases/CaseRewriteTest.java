package org.junheng.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.RuleFiles;
import org.junit.jupiter.api.Test;

/** Cases of a rule that was changed on purpose, written anew by program. */
class CaseRewriteTest {
  private static final String FACTS =
      "{schools: [{kind: primary, grades: [{stage: primary, number: 4, homeworkMinutes: %s}]}]}";

  private final CaseRunner runner = new CaseRunner(ShippedRules.maker());

  /** The file with each case that fails rewritten, from the last to the first. */
  private Optional<String> rewritten(String file) {
    List<CaseResult> results =
        new ArrayList<>(
            CaseFile.read(
                    new RuleFiles(
                        new TreeMap<>(
                            java.util.Map.of(
                                "plan2024/cases/some.yaml",
                                file.getBytes(StandardCharsets.UTF_8)))),
                    new ArrayList<>())
                .stream()
                .map(runner::run)
                .filter(result -> !result.passed())
                .toList());
    assertThat(results).as(file).isNotEmpty();
    java.util.Collections.reverse(results);
    Optional<String> text = Optional.of(file);
    for (CaseResult result : results) {
      text = text.flatMap(each -> CaseRewrite.of(each, result, result.of().sentence()));
    }
    return text;
  }

  /** What was written passes. */
  private void isRewrittenTo(String file, String expected) {
    assertThat(rewritten(file)).contains(expected);
    assertThat(
            CaseFile.read(
                    new RuleFiles(
                        new TreeMap<>(
                            java.util.Map.of(
                                "plan2024/cases/some.yaml",
                                expected.getBytes(StandardCharsets.UTF_8)))),
                    new ArrayList<>())
                .stream()
                .map(runner::run))
        .isNotEmpty()
        .allMatch(CaseResult::passed);
  }

  @Test
  void anOutcomeAloneIsReplaced() {
    String file =
        """
        # Before.
        - case: 一句话
          facts: %s
          expect: {homework.grade3-5: MET, homework.junior: NOT_APPLICABLE}
        """
            .formatted(FACTS.formatted(61));

    isRewrittenTo(file, file.replace("grade3-5: MET", "grade3-5: UNMET"));
  }

  @Test
  void anOutcomeOnALineOfItsOwnIsReplaced() {
    String file =
        """
        - case: 一句话
          facts: %s
          expect:
            homework.junior: NOT_APPLICABLE
            homework.grade3-5: MET
        # After, with trailing space.\s

        """
            .formatted(FACTS.formatted(61));

    isRewrittenTo(file, file.replace("grade3-5: MET", "grade3-5: UNMET"));
  }

  @Test
  void figuresThatWereExpectedGoAndTheirArithmeticWithThem() {
    String file =
        """
        - case: 一句话
          facts: %s
          expect: {homework.grade3-5: {outcome: MET, actual: 61, required: 61}}
          because: 61 不超过 61
        """
            .formatted(FACTS.formatted(61));

    isRewrittenTo(
        file,
        file.replace("{outcome: MET, actual: 61, required: 61}", "UNMET")
            .replace("  because: 61 不超过 61\n", ""));
  }

  @Test
  void eachPlaceOfAListIsReplacedByItself() {
    String file =
        """
        - case: 一句话
          facts: {schools: [{kind: primary, grades: [{stage: primary, number: 3, homeworkMinutes: 61}, {stage: primary, number: 4, homeworkMinutes: 60}, {stage: primary, number: 5, homeworkMinutes: 59}]}]}
          expect:
            homework.grade3-5:
              - {at: /schools/0/grades/0, outcome: MET}
              - {at: /schools/0/grades/1, outcome: UNMET, gap: 1}
              - {at: /schools/0/grades/2, outcome: MET}
          because: 61 − 60 = 1
        """;

    isRewrittenTo(
        file,
        file.replace("grades/0, outcome: MET", "grades/0, outcome: UNMET")
            .replace("grades/1, outcome: UNMET, gap: 1", "grades/1, outcome: MET")
            .replace("  because: 61 − 60 = 1\n", ""));
  }

  @Test
  void onlyTheCaseThatFailedIsTouchedHoweverItsNeighboursLook() {
    String first =
        """
        # 家庭作业：  MET
        - {case: 第一个, facts: %s, expect: {homework.grade3-5: MET}}


        """
            .formatted(FACTS.formatted(60));
    String failed =
        """
        - case: '第二个'   # 句子
          asOf: 2025-01-01
          facts: %s
          expect: {homework.grade3-5: MET}
        """
            .formatted(FACTS.formatted(90));
    String last =
        """

        - {"case": "第三个", "facts": %s, "expect": {"homework.grade3-5": "MET"}}\
        """
            .formatted(FACTS.formatted(59));

    isRewrittenTo(first + failed + last, first + failed.replace("5: MET", "5: UNMET") + last);
  }

  @Test
  void theSentenceIsWrittenAnewToo() {
    String file =
        """
        - case: 四年级61分钟，达标
          facts: %s
          expect: {homework.grade3-5: MET}
        """
            .formatted(FACTS.formatted(61));
    CaseResult result =
        runner.run(
            CaseFile.read(
                    new RuleFiles(
                        new TreeMap<>(
                            java.util.Map.of(
                                "plan2024/cases/some.yaml",
                                file.getBytes(StandardCharsets.UTF_8)))),
                    new ArrayList<>())
                .get(0));

    assertThat(CaseRewrite.of(file, result, "四年级61分钟，不达标"))
        .contains(file.replace("，达标", "，不达标").replace("5: MET", "5: UNMET"));
    assertThat(CaseRewrite.of(file.replace("四年级61", "四年级 61"), result, "四年级61分钟，不达标"))
        .as("the sentence is not there any more")
        .isEmpty();
    assertThat(CaseRewrite.of("# Another file.\n", result, "四年级61分钟，不达标")).isEmpty();
    assertThat(CaseRewrite.of("", result, "四年级61分钟，不达标")).isEmpty();
  }

  @Test
  void aSentenceThatIsNoPlainTextOfYamlIsQuoted() {
    String file =
        """
        - case: 四年级61分钟
          facts: %s
          expect: {homework.grade3-5: MET}
        """
            .formatted(FACTS.formatted(61));
    for (String sentence : List.of("a: b # c", "- x", "\"x\"", "{x}", "'", "'x'")) {
      CaseResult result = results(file).get(0);
      String text = CaseRewrite.of(file, result, sentence).orElseThrow();
      assertThat(results(text)).as(text).hasSize(1).allMatch(CaseResult::passed);
      assertThat(results(text).get(0).of().sentence()).isEqualTo(sentence);
    }
  }

  private List<CaseResult> results(String file) {
    return CaseFile.read(
            new RuleFiles(
                new TreeMap<>(
                    java.util.Map.of(
                        "plan2024/cases/some.yaml", file.getBytes(StandardCharsets.UTF_8)))),
            new ArrayList<>())
        .stream()
        .map(runner::run)
        .toList();
  }

  @Test
  void whatAProgramCannotTellIsLeftToAHand() {
    assertThat(
            rewritten(
                """
                - case: 两所学校结论不同，案例只写了一个
                  facts: {schools: [{kind: primary, grades: [{stage: primary, number: 3, homeworkMinutes: 61}, {stage: primary, number: 4, homeworkMinutes: 60}]}]}
                  expect: {homework.grade3-5: UNDETERMINED}
                """))
        .isEmpty();
    assertThat(
            rewritten(
                """
                - case: 指标不在这份文件里
                  facts: %s
                  expect: {homework.grade9: MET}
                """
                    .formatted(FACTS.formatted(61))))
        .isEmpty();
    assertThat(
            rewritten(
                """
                - case: 事实写错了
                  facts: {schools: [{kind: primry}]}
                  expect: {homework.grade3-5: MET}
                """))
        .isEmpty();
  }
}
