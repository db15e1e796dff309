package org.junheng.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.SmallRules;
import org.junheng.rules.authoring.ChangeableNumbers.Part;
import org.junheng.rules.authoring.ChangeableNumbers.Spot;
import org.junit.jupiter.api.Test;

/** Numbers of a rule changed by somebody who does not read it. */
class ChangeableNumbersTest {
  private final SmallRules rules = SmallRules.good();
  private final RuleSet ruleSet = rules.sound();
  private final Rule each = ruleSet.pack("plan").orElseThrow().rule("space.each").orElseThrow();
  private final String file = rules.text(SmallRules.RULES);

  @Test
  void everyNumberAndDayOfARuleIsNamedByWhatItIsFor() {
    assertThat(ChangeableNumbers.of(each, ruleSet.vocabulary()))
        .extracting(spot -> spot.part() + " " + spot.label() + spot.operator() + spot.text())
        .containsExactly(
            "DEMAND 1",
            "DEMAND 1.1",
            "DEMAND 4.5",
            "SCOPE 学生数>0",
            "SCOPE $all>=50",
            "SCOPE $largest>0",
            "FROM 2024-04-18",
            "UNTIL 2030-01-01");
  }

  @Test
  void keysTellThemApart() {
    assertThat(ChangeableNumbers.of(each, ruleSet.vocabulary()))
        .extracting(Spot::key)
        .doesNotHaveDuplicates();
  }

  @Test
  void oneIsReplacedAndTheRestOfTheFileStaysByteForByte() {
    assertThat(changed(Part.DEMAND, "4.5", "5"))
        .isEqualTo(file.replace("atLeast(4.5)", "atLeast(5)"));
    assertThat(changed(Part.SCOPE, "50", "49")).isEqualTo(file.replace("$all >= 50", "$all >= 49"));
    assertThat(changed(Part.UNTIL, "2030-01-01", "2031-01-01"))
        .isEqualTo(file.replace("2030-01-01", "2031-01-01"));
  }

  private String changed(Part part, String text, String with) {
    return ChangeableNumbers.replaced(file, spot(part, text), with).orElseThrow();
  }

  private Spot spot(Part part, String text) {
    return ChangeableNumbers.of(each, ruleSet.vocabulary()).stream()
        .filter(spot -> spot.part() == part && spot.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotChangedAgain() {
    Spot limit = spot(Part.DEMAND, "4.5");
    List.of(
            file.replace("atLeast(4.5);", "atLeast(6); // was 4.5"),
            file.replace("atLeast(4.5);", "atLeast(4.55);"),
            file.replace("// Comments are", "\n// Comments are"),
            file.substring(0, file.indexOf("rule ")),
            "")
        .forEach(
            other -> assertThat(ChangeableNumbers.replaced(other, limit, "5")).as(other).isEmpty());
  }

  @Test
  void titlesAreReplacedInBothLanguages() {
    assertThat(ChangeableNumbers.retitled(file, each, "生均5平方米"))
        .contains(file.replace("小学生均校舍面积4.5平方米以上", "生均5平方米"));
    assertThat(ChangeableNumbers.retitledInEnglish(file, each, "primary: 5 m²"))
        .contains(file.replace("primary: at least 4.5 m² per student", "primary: 5 m²"));
  }

  @Test
  void whereARuleHasNoEnglishTitleNoneIsReplaced() {
    Rule other = ruleSet.pack("plan").orElseThrow().rule("space.other").orElseThrow();
    assertThat(ChangeableNumbers.retitledInEnglish(file, other, "six teachers")).isEmpty();
  }

  @Test
  void everyNumberOfEveryShippedRuleIsFoundInItsFile() {
    RuleSet shipped = ShippedRules.maker().ruleSet();
    int seen = 0;
    for (Pack pack : shipped.packs().values()) {
      for (Rule rule : pack.rules()) {
        String text = new String(shipped.source().files().get(rule.file()), StandardCharsets.UTF_8);
        for (Spot spot : ChangeableNumbers.of(rule, shipped.vocabulary())) {
          assertThat(ChangeableNumbers.replaced(text, spot, spot.text()))
              .as("%s %s", rule.id(), spot)
              .contains(text);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(100);
  }
}
