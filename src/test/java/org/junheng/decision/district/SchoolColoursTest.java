package org.junheng.decision.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Colour;
import org.junheng.rules.Outcome;
import org.junheng.rules.Pack;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;

/** The three colours come from rules, and change with a rule file alone. */
class SchoolColoursTest {
  private static final String FACTS =
      "{'district': {'code': '1', 'name': '区', 'year': 2025, 'countDate': '2025-09-01'}, 'schools': ["
          + "{'id': 'a', 'name': '甲', 'kind': 'primary', 'stages': [{'stage': 'primary', 'students': 100, 'teachers': 10}]},"
          + "{'id': 'b', 'name': '乙', 'kind': 'primary', 'stages': [{'stage': 'primary', 'students': 100, 'teachers': 5}]},"
          + "{'id': 'c', 'name': '丙', 'kind': 'primary', 'stages': [{'stage': 'primary', 'students': 300, 'teachers': 5}]},"
          + "{'id': 'd', 'name': '丁', 'kind': 'primary', 'stages': [{'stage': 'primary', 'students': 100}]},"
          + "{'id': 'e', 'name': '戊', 'kind': 'senior', 'stages': []},"
          + "{'id': 'f', 'name': '己', 'kind': 'primary', 'closed': true}]}";
  private static final String TEACHERS =
      SmallRules.rule(
          "teachers", "$stage : Stage( $t : teachers )", "require.atLeast($stage, $t, 8)");
  private static final String SIZE =
      SmallRules.rule(
          "size", "$stage : Stage( $n : students )", "require.atMost($stage, $n, 200)");
  // Two or more unmet: no target of the document, so it is only compared.
  private static final String TWO_UNMET =
      SmallRules.rule(
              "colour.two-unmet",
              "$stage : Stage( )\n    accumulate( $f : Finding( subject == $stage, target in (\"teachers\", \"size\"), outcome == \"UNMET\" );"
                  + " $unmet : count($f) )",
              "require.atMost($stage, $unmet, 1)")
          .replace("date-effective", "@standing(\"benchmark\") @colour(\"red\") date-effective")
          .replace("\nwhen\n", "\n    agenda-group \"conclusions\"\nwhen\n");

  private static String coloured(String rule, String colour) {
    return rule.replace("date-effective", "@colour(\"" + colour + "\") date-effective");
  }

  private static SmallRules rules(String... rules) {
    SmallRules small = SmallRules.of(rules);
    return small.change(
        SmallRules.RULES,
        "import facts.Stage\n",
        "import facts.Stage\nimport org.junheng.rules.Finding\n");
  }

  private static Decision decide(SmallRules rules) {
    try (DecisionMaker maker = DecisionMaker.of(rules.sound())) {
      Pack pack = maker.pack("plan").orElseThrow();
      SubmissionReader.Result read = maker.reader(pack).read(ShippedRules.json(FACTS), "");
      var submission = ((SubmissionReader.Result.Accepted) read).submission();
      return maker.decide(pack, submission, DecisionMaker.countDate(submission), false);
    }
  }

  private static Map<String, String> colours(SmallRules rules) {
    return SchoolColours.of(decide(rules)).all(Locale.SIMPLIFIED_CHINESE).stream()
        .collect(
            Collectors.toMap(
                each -> each.school().name(),
                each ->
                    each.colour() != null ? each.colour() : each.open() != null ? "open" : "none"));
  }

  @Test
  void theGravestTargetMissedDecides() {
    assertThat(colours(rules(coloured(TEACHERS, "yellow"), coloured(SIZE, "red"))))
        .isEqualTo(
            Map.of(
                "甲", "blue", "乙", "yellow", "丙", "red", "丁", "open", "戊", "none", "己", "none"));
  }

  @Test
  void anotherWordInTheRuleFileIsAnotherColour() {
    SmallRules before = rules(coloured(TEACHERS, "yellow"), coloured(SIZE, "red"));

    assertThat(
            colours(before.change(SmallRules.RULES, "@colour(\"yellow\")", "@colour(\"red\")")))
        .containsEntry("乙", "red")
        .containsEntry("丁", "open");
    assertThat(colours(before.change(SmallRules.RULES, "@colour(\"red\")", "")))
        .containsEntry("丙", "yellow");
  }

  @Test
  void aConclusionCanGiveTheColourWithoutEnteringTheVerdict() {
    SmallRules rules = rules(coloured(TEACHERS, "yellow"), SIZE, TWO_UNMET);

    Decision decision = decide(rules);

    assertThat(colours(rules))
        .containsEntry("甲", "blue")
        .containsEntry("乙", "yellow")
        .containsEntry("丙", "red");
    assertThat(
            decision.findings().stream()
                .filter(finding -> finding.rule().id().equals("colour.two-unmet"))
                .map(finding -> finding.outcome()))
        .contains(Outcome.BEHIND)
        .doesNotContain(Outcome.UNMET);
  }

  @Test
  void aRedOneIsCertainWhateverElseIsOpen() {
    assertThat(colours(rules(coloured(TEACHERS, "yellow"), coloured(SIZE, "yellow"))))
        .containsEntry("丁", "open");
    assertThat(
            colours(
                rules(
                    coloured(TEACHERS, "red"),
                    coloured(SIZE.replace("200", "50"), "red"))))
        .containsEntry("丁", "red");
  }

  @Test
  void theShippedRulesColourTheExampleDistrict() {
    Decision decision =
        ShippedRules.decide(ShippedRules.pack("national2017"), ExampleFacts.whole());
    List<SchoolColours.Coloured> all =
        SchoolColours.of(decision).all(Locale.SIMPLIFIED_CHINESE);

    assertThat(all).hasSameSizeAs(decision.schools().keySet());
    for (SchoolColours.Coloured each : all) {
      boolean fails =
          decision.findings().stream()
              .filter(finding -> finding.outcome() == Outcome.UNMET)
              .filter(
                  finding ->
                      List.of("national.six-of-seven", "national.floor")
                          .contains(finding.rule().id()))
              .anyMatch(
                  finding -> finding.subject().path().startsWith(each.school().path() + "/"));
      assertThat(Colour.RED.word().equals(each.colour())).as(each.toString()).isEqualTo(fails);
    }
    SchoolColours.Counts counts = SchoolColours.of(decision).counts();
    assertThat(counts.red()).isPositive();
    assertThat(counts.yellow()).isPositive();
    assertThat(counts.red() + counts.yellow() + counts.blue() + counts.open() + counts.none())
        .isEqualTo(all.size());
  }
}
