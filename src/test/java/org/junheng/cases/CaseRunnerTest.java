package org.junheng.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junheng.cases.CaseResult.Difference;
import org.junheng.rules.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not as a case says is found and named. */
class CaseRunnerTest {
  private static final String TWO_SCHOOLS =
      """
      - case: 一句话
        facts:
          schools:
            - {kind: primary, builtYear: 2010, stages: [{stage: primary, students: 2200, backboneTeachers: 21}]}
            - {kind: primary, builtYear: 2009, stages: [{stage: primary, students: 100}]}
        because: 21 ÷ 2200 × 100 ≈ 0.9545；差 0.05
        expect: %s
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {outcome: UNMET, actual: 0.95, required: 1, gap: 0.05}     |
          {outcome: MET}                                             | outcome: MET / outcome: UNMET
          {actual: 0.9545}                                           | actual: 0.9545 / actual: 0.95
          {required: 1.1}                                            | required: 1.1 / required: 1
          {gap: 0.04}                                                | gap: 0.04 / gap: 0.05
          {roundingSensitive: true}                                  | roundingSensitive: true / roundingSensitive: false
          {missing: [students]}                                      | missing: [students] / missing: []
          {otherReading: MET}                                        | otherReading: MET / otherReading: none
          {reading: true}                                            | reading: true / reading: false
          {reason: scope}                                            | reason: scope / reason: none
          {outcome: MET, gap: 0}                                     | outcome: MET / outcome: UNMET; gap: 0 / gap: 0.05
          """)
  void eachThingThatIsSaidOfAFindingIsCompared(String said, String differing) {
    String at = said.replace("{", "{at: /schools/0/stages/0, ");

    assertThat(differences(TWO_SCHOOLS.formatted("{staff.backbone: [" + at + "]}")))
        .isEqualTo(differing == null ? "" : differing);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {outcome: UNDETERMINED, missing: [backboneTeachers], reason: missing} |
          {missing: [/schools/1/stages/0/backboneTeachers]}          |
          {missing: [students, backboneTeachers]}                    | missing: [backboneTeachers, students] / missing: [backboneTeachers]
          {missing: [/schools/0/stages/0/backboneTeachers]}          | missing: [/schools/0/stages/0/backboneTeachers] / missing: [/schools/1/stages/0/backboneTeachers]
          {actual: 1}                                                | actual: 1 / actual: none
          {required: 1}                                              |
          {gap: 1}                                                   | gap: 1 / gap: none
          {reason: zero}                                             | reason: zero / reason: missing
          """)
  void whatIsMissingIsComparedByNameOrByPlace(String said, String differing) {
    String at = said.replace("{", "{at: /schools/1/stages/0, ");

    assertThat(differences(TWO_SCHOOLS.formatted("{staff.backbone: [" + at + "]}")))
        .isEqualTo(differing == null ? "" : differing);
  }

  @Test
  void withoutAPlaceEveryFindingOfTheTargetIsMeant() {
    assertThat(run(TWO_SCHOOLS.formatted("{staff.backbone: UNMET}")).differences())
        .extracting(Difference::target, Difference::place, Difference::found)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "staff.backbone", "/schools/1/stages/0", "outcome: UNDETERMINED"));
  }

  @Test
  void theOtherReadingIsTheOutcomeByTheOtherRule() {
    String expected =
        "{size.school.old: [{at: /schools/0, outcome: MET, otherReading: UNMET, reading: true},"
            + " {at: /schools/1, otherReading: none, reading: false}]}";

    assertThat(differences(TWO_SCHOOLS.formatted(expected))).isEmpty();
    assertThat(
            differences(
                TWO_SCHOOLS.formatted(
                    expected.replace("otherReading: UNMET", "otherReading: none"))))
        .isEqualTo("otherReading: none / otherReading: UNMET");
  }

  @Test
  void aLimitThatTheSubjectSetsItselfIsShownRounded() {
    assertThat(
            differences(
                """
                - case: 一句话
                  facts: {district: {teachersRecruited: 301, teachersInPost: 9000, teachersRecruitedLastYear: 290, teachersInPostLastYear: 8700}}
                  expect: {safeguard.recruitment-ratio-grows: {outcome: MET, required: 3.3}}
                """))
        .isEmpty();
  }

  @Test
  void aTargetThatThePackDoesNotHaveIsADifference() {
    assertThat(codes(TWO_SCHOOLS.formatted("{staff.backbones: MET}")))
        .containsExactly("case.unknown-target");
    assertThat(run(TWO_SCHOOLS.formatted("{staff.backbones: MET}")).toString())
        .contains("staff.backbone。");
  }

  @Test
  void aPlaceWithoutAFindingIsADifference() {
    CaseResult result =
        run(TWO_SCHOOLS.formatted("{staff.backbone: [{at: /schools/2/stages/0, outcome: MET}]}"));

    assertThat(result.passed()).isFalse();
    assertThat(result.differences())
        .extracting(Difference::place, Difference::found, difference -> difference.message().code())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/schools/2/stages/0",
                "/schools/0/stages/0, /schools/1/stages/0",
                "case.no-finding-at"));
  }

  @Test
  void faultyFactsFailACaseThatDoesNotSayThatTheyAreRefused() {
    CaseResult result =
        run("- {case: x, facts: {schools: [{kind: primry}]}, expect: {school.charter: MET}}");

    assertThat(result.differences())
        .extracting(Difference::place, Difference::found)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/schools/0/kind", "facts.unknown-word-suggestion"));
    assertThat(result.toString()).contains("primry", "是不是想写“primary”");
  }

  @Test
  void refusedFactsHaveToBeRefusedForTheReasonsGiven() {
    String faulty = "- {case: x, facts: {schools: [{kind: primry, x: 1}]}, refused: [%s]}";

    assertThat(codes(faulty.formatted("facts.unknown-field, facts.unknown-word-suggestion")))
        .isEmpty();
    assertThat(codes(faulty.formatted("facts.unknown-field")))
        .containsExactly("case.refused-otherwise");
    assertThat(codes("- {case: x, refused: [facts.required]}")).containsExactly("case.not-refused");
  }

  @Test
  void aTargetIsInForceFromItsFirstDayOn() {
    String named = "- {case: x, asOf: %s, facts: {schools: [{kind: primary}]}, %s}";

    assertThat(codes(named.formatted("2024-04-17", "notInForce: [school.charter]"))).isEmpty();
    assertThat(codes(named.formatted("2024-04-18", "notInForce: [school.charter]")))
        .containsExactly("case.in-force");
    assertThat(codes(named.formatted("2024-04-18", "expect: {school.charter: UNDETERMINED}")))
        .isEmpty();
    assertThat(codes(named.formatted("2024-04-17", "expect: {school.charter: UNDETERMINED}")))
        .containsExactly("case.not-in-force");
    assertThat(codes(named.formatted("2024-04-17", "notInForce: [school.chapter]")))
        .containsExactly("case.unknown-target");
  }

  @Test
  void withoutADayTheCountDateCounts() {
    String counted =
        "- {case: x, facts: {district: {countDate: '%s'}, schools: [{kind: primary}]},"
            + " notInForce: [school.charter]}";

    assertThat(codes(counted.formatted("2024-04-17"))).isEmpty();
    assertThat(codes(counted.formatted("2024-04-18"))).containsExactly("case.in-force");
  }

  @Test
  void whatIsGivenIsNotFilledIn() {
    String two =
        "- {case: x, facts: {schools: [{id: a, kind: primary}, {id: a, kind: primary}]}, %s}";

    assertThat(codes(two.formatted("refused: [facts.twice]"))).isEmpty();
    assertThat(codes("- {case: x, facts: {district: {year: 1999}}, refused: [facts.out-of-range]}"))
        .isEmpty();
    assertThat(codes("- {case: x, facts: {schools: [{}]}, refused: [facts.required]}")).isEmpty();
  }

  @Test
  void casesOfAFolderWithoutRulesFail() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(
        "nowhere/cases/a.yaml", "- {case: x, expect: {a: MET}}".getBytes(StandardCharsets.UTF_8));
    Case only = CaseFile.read(new RuleFiles(files), new ArrayList<>()).get(0);

    assertThat(ShippedCases.RUNNER.run(only).differences())
        .extracting(difference -> difference.message().code())
        .containsExactly("case.no-rules");
  }

  private static CaseResult run(String yaml) {
    return ShippedCases.RUNNER.run(ShippedCases.one(yaml));
  }

  private static List<String> codes(String yaml) {
    return run(yaml).differences().stream().map(difference -> difference.message().code()).toList();
  }

  private static String differences(String yaml) {
    return String.join(
        "; ",
        run(yaml).differences().stream()
            .map(difference -> difference.expected() + " / " + difference.found())
            .toList());
  }
}
