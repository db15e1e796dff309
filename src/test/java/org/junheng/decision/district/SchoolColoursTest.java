package org.junheng.decision.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.decision.district.SmallDistrict.SIZE;
import static org.junheng.decision.district.SmallDistrict.TEACHERS;
import static org.junheng.decision.district.SmallDistrict.rules;
import static org.junheng.decision.district.SmallDistrict.school;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junheng.decision.Decision;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Colour;
import org.junheng.rules.Outcome;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;

/** The three colours come from rules, and change with a rule file alone. */
class SchoolColoursTest {
  private static final String SCHOOLS =
      String.join(
          ",",
          school("甲", 100, 10),
          school("乙", 100, 5),
          school("丙", 300, 5),
          school("丁", 100, -1),
          "{'id': '戊', 'name': '戊', 'kind': 'senior', 'stages': []}",
          "{'id': '己', 'name': '己', 'kind': 'primary', 'closed': true}");
  // Two or more unmet: no target of the document, so it is only compared.
  private static final String TWO_UNMET =
      SmallDistrict.annotated(
          SmallDistrict.conclusion(
              "colour.two-unmet",
              "$stage : Stage( )\n    accumulate( $f : Finding( subject == $stage, target in (\"teachers\", \"size\"), outcome == \"UNMET\" );"
                  + " $unmet : count($f) )",
              "require.atMost($stage, $unmet, 1)"),
          "@standing(\"benchmark\") @colour(\"red\")");

  private static String coloured(String rule, String colour) {
    return SmallDistrict.annotated(rule, "@colour(\"" + colour + "\")");
  }

  private static Decision decide(SmallRules rules) {
    return SmallDistrict.decide(rules, SCHOOLS);
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
            Map.of("甲", "blue", "乙", "yellow", "丙", "red", "丁", "open", "戊", "none", "己", "none"));
  }

  @Test
  void anotherWordInTheRuleFileIsAnotherColour() {
    SmallRules before = rules(coloured(TEACHERS, "yellow"), coloured(SIZE, "red"));

    assertThat(colours(before.change(SmallRules.RULES, "@colour(\"yellow\")", "@colour(\"red\")")))
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
            colours(rules(coloured(TEACHERS, "red"), coloured(SIZE.replace("200", "50"), "red"))))
        .containsEntry("丁", "red");
  }

  @Test
  void theShippedRulesColourTheExampleDistrict() {
    Decision decision =
        ShippedRules.decide(ShippedRules.pack("national2017"), ExampleFacts.whole());
    List<SchoolColours.Coloured> all = SchoolColours.of(decision).all(Locale.SIMPLIFIED_CHINESE);

    assertThat(all).hasSameSizeAs(decision.schools().keySet());
    for (SchoolColours.Coloured each : all) {
      boolean fails =
          decision.findings().stream()
              .filter(finding -> finding.outcome() == Outcome.UNMET)
              .filter(
                  finding ->
                      List.of("national.six-of-seven", "national.floor")
                          .contains(finding.rule().id()))
              .anyMatch(finding -> finding.subject().path().startsWith(each.school().path() + "/"));
      assertThat(Colour.RED.word().equals(each.colour())).as(each.toString()).isEqualTo(fails);
    }
    SchoolColours.Counts counts = SchoolColours.of(decision).counts();
    assertThat(counts.red()).isPositive();
    assertThat(counts.yellow()).isPositive();
    assertThat(counts.red() + counts.yellow() + counts.blue() + counts.open() + counts.none())
        .isEqualTo(all.size());
  }
}
