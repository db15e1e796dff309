package org.junheng.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {
  private static final String GOOD =
      """
      # two cases
      - case: 小学1000人，正好4.2，达标
        asOf: 2025-09-01
        facts:
          schools: [{kind: primary, stages: [{stage: primary, students: 1000, area: 4.50}]}]
        expect:
          a.target: MET
          b.target: {outcome: UNMET, actual: 4.19, required: 4.2, gap: 0.01, missing: [students],
                     roundingSensitive: true, otherReading: none, reading: false, reason: scope,
                     standing: progress, due: "2028-12-31"}
          c.target:
            - {at: /schools/0, outcome: MET}
            - {at: /schools/1, otherReading: UNMET}
        because: 42 ÷ 1000 × 100 = 4.2
      - case: 拒绝
        refused: [facts.required, facts.twice]
      - case: 还没有生效
        notInForce: [a.target]
      """;

  @Test
  void aCaseIsReadAsItIsWritten() {
    List<RuleProblem> problems = new ArrayList<>();
    List<Case> cases = ShippedCases.read(GOOD, problems);

    assertThat(problems).isEmpty();
    assertThat(cases)
        .extracting(Case::toString)
        .containsExactly(
            "plan2024/cases/some.yaml:2 小学1000人，正好4.2，达标",
            "plan2024/cases/some.yaml:15 拒绝",
            "plan2024/cases/some.yaml:17 还没有生效");
    Case first = cases.get(0);
    assertThat(first.pack()).isEqualTo("plan2024");
    assertThat(first.asOf()).isEqualTo(LocalDate.of(2025, 9, 1));
    assertThat(first.because()).isEqualTo("42 ÷ 1000 × 100 = 4.2");
    assertThat(first.facts())
        .hasToString(
            "{\"schools\":[{\"kind\":\"primary\","
                + "\"stages\":[{\"stage\":\"primary\",\"students\":1000,\"area\":4.50}]}]}");
    BigDecimal limit = new BigDecimal("4.2");
    assertThat(first.expectation())
        .isEqualTo(
            new Expectation.Findings(
                Map.of(
                    "a.target",
                    List.of(ExpectedFinding.of(Outcome.MET)),
                    "b.target",
                    List.of(
                        new ExpectedFinding(
                            null,
                            Outcome.UNMET,
                            new BigDecimal("4.19"),
                            limit,
                            new BigDecimal("0.01"),
                            List.of("students"),
                            true,
                            "none",
                            false,
                            "scope",
                            "progress",
                            "2028-12-31")),
                    "c.target",
                    List.of(
                        at("/schools/0", Outcome.MET, null), at("/schools/1", null, "UNMET")))));
    assertThat(cases.get(1).asOf()).isNull();
    assertThat(cases.get(1).expectation())
        .isEqualTo(new Expectation.Refused(List.of("facts.required", "facts.twice")));
    assertThat(cases.get(2).expectation().targets()).containsExactly("a.target");
  }

  private static ExpectedFinding at(String place, Outcome outcome, String otherReading) {
    return new ExpectedFinding(
        place, outcome, null, null, null, null, null, otherReading, null, null, null, null);
  }

  @Test
  void nobodyChangesTheFactsOfACase() {
    Case first = ShippedCases.one("- {case: 一句话, refused: [facts.required]}");

    first.facts().put("schools", 1);

    assertThat(first.facts().isEmpty()).isTrue();
  }

  @ParameterizedTest(name = "{1} {2}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - {case: x, expect: {a: MET}, refuse: [b]}              | 1:31 | yaml.unknown-key
          - {case: x, expect: {a: {outcme: MET}}}                 | 1:26 | yaml.unknown-key
          - {case: x, facts: {school: []}, expect: {a: MET}}      | 1:21 | yaml.unknown-key
          - {case: x, expect: {a: MET}, expect: {b: MET}}         | 1:31 | yaml.duplicate-key
          - {case: x, facts: {schools: [{id: 1, id: 2}]}, expect: {a: MET}} | 1:39 | yaml.duplicate-key
          - {case: x, expect: {a: met}}                           | 1:22 | case.unknown-word
          - {case: x, expect: {a: {otherReading: MEET}}}          | 1:26 | case.unknown-word
          - {case: x, expect: {a: {outcome: MET, actual: '4.2'}}, because: y}  | 1:40 | yaml.not-a-number
          - {case: x, expect: {a: {outcome: MET, actual: .nan}}, because: y}   | 1:52 | yaml.unreadable
          - {case: x, expect: {a: {reading: 'yes'}}}              | 1:26 | yaml.not-yes-no
          - {case: x, expect: {a: {missing: students}}}           | 1:26 | yaml.not-texts
          - {case: x, expect: {a: {missing: []}}}                 | 1:26 | yaml.not-texts
          - {case: x, refused: []}                                | 1:13 | yaml.not-texts
          - {case: x, refused: [1]}                               | 1:23 | yaml.not-a-text
          - {case: x, expect: {a: {outcome: MET, actual: 4.2}}}   | 1:3  | case.no-because
          - {case: x, expect: {a: {outcome: UNMET, gap: 0.1}}}    | 1:3  | case.no-because
          - {case: x, expect: {a: {outcome: MET, actual: 1}}, because: ''}     | 1:53 | yaml.not-a-text
          - {case: x, expect: {a: [{outcome: MET}]}}              | 1:26 | case.no-place
          - {case: x, expect: {a: [{at: /schools/0}]}}            | 1:26 | case.expects-nothing
          - {case: x, expect: {a: []}}                            | 1:22 | case.expects-nothing
          - {case: x, expect: {a: {}}}                            | 1:22 | case.expects-nothing
          - {case: x, expect: {}}                                 | 1:13 | case.expects-nothing
          - {case: x, expect: {a: 5}}                             | 1:22 | yaml.not-a-map
          - {case: x, expect: MET}                                | 1:13 | case.expects-nothing
          - {case: x, facts: [], expect: {a: MET}}                | 1:13 | yaml.not-a-map
          - {case: x}                                             | 1:3  | case.one-expectation
          - {case: x, expect: {a: MET}, refused: [b]}             | 1:3  | case.one-expectation
          - {expect: {a: MET}}                                    | 1:3  | case.no-sentence
          - {case: ' ', expect: {a: MET}}                         | 1:4  | yaml.not-a-text
          - {case: x, asOf: 2025-02-30, expect: {a: MET}}         | 1:13 | yaml.no-such-day
          - {case: x, asOf: 2025, expect: {a: MET}}               | 1:13 | yaml.not-a-text
          - MET                                                   | 1:3  | yaml.not-a-map
          case: x                                                 | 1:1  | case.not-a-list
          # nothing                                               | 1:1  | case.not-a-list
          []                                                      | 1:1  | case.not-a-list
          - {case: x, facts: {schools: [}, expect: {a: MET}}      | 1:31 | yaml.unreadable
          - {case: *x, expect: {a: MET}}                          | 1:10 | yaml.alias
          """)
  void aMistakeIsReportedAtItsPlace(String yaml, String place, String code) {
    List<RuleProblem> problems = new ArrayList<>();
    ShippedCases.read(yaml, problems);

    assertThat(problems)
        .extracting(
            problem -> problem.line() + ":" + problem.column() + " " + problem.message().code())
        .containsExactly(place + " " + code);
  }

  @Test
  void everyMistakeOfAFileIsReportedAndTheGoodCasesAreRead() {
    List<RuleProblem> problems = new ArrayList<>();
    List<Case> cases =
        ShippedCases.read(
            """
            - case: 好的
              expect: {a: MET}
            - case: 坏的
              asof: 2025-09-01
              expect:
                a: MEET
            - case: 好的
              expect: {b: MET}
            - case: *x
              expect: {b: MET}
            ---
            - case: 后面的
            """,
            problems);

    assertThat(cases).extracting(Case::sentence).containsExactly("好的");
    assertThat(problems)
        .extracting(problem -> problem.line() + " " + problem.message().code())
        .containsExactlyInAnyOrder(
            "4 yaml.unknown-key",
            "6 case.unknown-word",
            "7 case.twice",
            "9 yaml.alias",
            "12 yaml.second-document");
    assertThat(problems.toString()).contains("asOf", "MET", "plan2024/cases/some.yaml:1");
  }

  @Test
  void onlyYamlUnderCasesOfAPackIsRead() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (String name :
        List.of(
            "plan2024/cases/a.yaml",
            "plan2024/cases/deeper/b.yaml",
            "plan2024/pack.yaml",
            "plan2024/cases/notes.md",
            "highland2026/cases/c.yaml")) {
      files.put(
          name,
          "- {case: x%s, expect: {a: MET}}"
              .formatted(name.length())
              .getBytes(StandardCharsets.UTF_8));
    }
    List<RuleProblem> problems = new ArrayList<>();

    assertThat(CaseFile.read(new RuleFiles(files), problems))
        .extracting(each -> each.pack() + " " + each.at().file())
        .containsExactly(
            "highland2026 highland2026/cases/c.yaml",
            "plan2024 plan2024/cases/a.yaml",
            "plan2024 plan2024/cases/deeper/b.yaml");
    assertThat(problems).isEmpty();
  }

  @Test
  void aSentenceMayStandInTwoPacks() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    byte[] yaml = "- {case: x, expect: {a: MET}}".getBytes(StandardCharsets.UTF_8);
    files.put("highland2026/cases/a.yaml", yaml);
    files.put("plan2024/cases/a.yaml", yaml);
    List<RuleProblem> problems = new ArrayList<>();

    assertThat(CaseFile.read(new RuleFiles(files), problems)).hasSize(2);
    assertThat(problems).isEmpty();
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("plan2024/cases/a.yaml", new byte[] {'-', ' ', (byte) 0xb0, (byte) 0xd1});
    List<RuleProblem> problems = new ArrayList<>();

    assertThat(CaseFile.read(new RuleFiles(files), problems)).isEmpty();
    assertThat(problems)
        .extracting(problem -> problem.message().code())
        .containsExactly("file.gbk", "yaml.not-a-map");
  }

  @Test
  void theIndexKnowsWhichCasesSpeakOfATarget() {
    CaseIndex index = CaseIndex.of(ShippedCases.read(GOOD, new ArrayList<>()));

    assertThat(index.targets()).containsExactlyInAnyOrder("a.target", "b.target", "c.target");
    assertThat(index.naming("a.target"))
        .extracting(Case::sentence)
        .containsExactly("小学1000人，正好4.2，达标", "还没有生效");
    assertThat(index.naming("d.target")).isEmpty();
  }
}
