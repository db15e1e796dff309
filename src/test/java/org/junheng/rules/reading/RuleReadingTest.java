package org.junheng.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sentences say, and that no part of a rule can change without their saying so. */
class RuleReadingTest {
  private static final boolean REGENERATE = Boolean.getBoolean("junheng.regenerate");
  private static final Path GOLDEN = Path.of("src/test/resources/rules/readings.txt");
  private static final Path RULES = Path.of("rules");

  @Test
  void everyShippedRuleReadsAsTheListSays() throws IOException {
    String read = readings(ShippedRules.sound(ShippedRules.read(RULES)));
    if (REGENERATE) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, read);
    }

    assertThat(read)
        .as("regenerate with ./mvnw test -Dtest=RuleReadingTest -Djunheng.regenerate=true")
        .isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void noTwoShippedRulesReadAlike() {
    RuleSet rules = ShippedRules.sound(ShippedRules.read(RULES));

    assertThat(all(rules).map(reading -> reading.chinese().text())).doesNotHaveDuplicates();
    assertThat(all(rules).map(reading -> reading.english().text())).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{1} becomes {2}")
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          homework.grade3-5       ¦ $minutes, 60                        ¦ $minutes, 61
          homework.grade3-5       ¦ atMost                              ¦ lessThan
          homework.grade3-5       ¦ number >= 3                         ¦ number >= 2
          homework.grade3-5       ¦ number >= 3                         ¦ number > 3
          homework.grade3-5       ¦ homeworkMinutes )                   ¦ writtenHomeworkMinutes )
          homework.grade3-5       ¦ stage == "primary"                  ¦ stage == "junior"
          homework.grade3-5       ¦ stage == "primary"                  ¦ stage != "primary"
          homework.grade3-5       ¦ 三(三)5                              ¦ 三(三)4
          homework.grade3-5       ¦ date-effective "2024-04-18"         ¦ date-effective "2024-04-19"
          homework.grade3-5       ¦ date-effective "2024-04-18"         ¦ date-effective "2024-04-18" date-expires "2030-01-01"
          homework.grade3-5       ¦ date-effective                      ¦ @standing("benchmark") date-effective
          homework.grade3-5       ¦ date-effective                      ¦ @standing("progress") @due("2028-12-31") date-effective
          homework.grade3-5       ¦ date-effective                      ¦ @relaxes("homework.junior") date-effective
          size.class.primary      ¦ students > 0,                       ¦
          size.class.primary      ¦ school.kind != "special"            ¦ school.kind == "special"
          size.school.old         ¦ exists Stage                        ¦ not Stage
          size.school.old         ¦ builtYear <= 2010                   ¦ builtYear < 2010
          size.school.old         ¦ builtYear == 2010                   ¦ builtYear == 2011
          size.school.old         ¦ $students : total($s)               ¦ $students : total($s); $students > 1
          space.teaching.primary  ¦ $point >= 50                        ¦ $point > 50
          space.teaching.primary  ¦ $point == 0 || $point >= 50     ¦ $point >= 0, $point >= 50
          space.teaching.primary  ¦ $junior, 1.1                        ¦ $junior, 1.2
          space.teaching.primary  ¦ require.minus($area, $indoor)       ¦ require.sum($area, $indoor)
          space.teaching.primary  ¦ require.minus($area, $indoor)       ¦ require.minus($indoor, $area)
          space.teaching.primary  ¦ require.each                        ¦ require.per100
          space.teaching.primary  ¦ Stage( countedSchool == $school, stage == "senior" ¦ Stage( stage == "senior"
          rooms.music.count       ¦ 12                                  ¦ 10
          rooms.music.count       ¦ kind == "music"                     ¦ kind == "art"
          rooms.music.count       ¦ count($room)                        ¦ count($room), $more : count($room); $more > 0
          funding.small-school    ¦ $largest : most($s)                 ¦ $largest : total($s)
          funding.small-school    ¦ $students < 100                     ¦ $students < 99
          funding.small-school    ¦ && location                         ¦ || location
          admission.nearby.junior ¦ $n, $a                              ¦ $a, $n
          safeguard.plan          ¦ attested                            ¦ denied
          national.six-of-seven   ¦ $open), 6                           ¦ $open), 5
          national.six-of-seven   ¦ require.orMore($met, $open)         ¦ require.sum($met, $open)
          national.six-of-seven   ¦ outcome == "MET"                    ¦ outcome != "MET"
          national.floor          ¦ $open), 85                          ¦ $open), 80
          national.floor          ¦ orLess                              ¦ orMore
          national.size.school.relaxed ¦ $half : half($s)                    ¦ $half : total($s)
          national.backbone.primary ¦ @weight("$students")                ¦ @weight("$teachers")
          national.balance.backbone.primary ¦ national.backbone.primary ¦ national.backbone.junior
          """)
  void whatTheRuleSaysOtherwiseIsReadOtherwise(String id, String from, String to) {
    RuleReading before = reading(ShippedRules.sound(ShippedRules.read(RULES)), id);
    RuleReading after = reading(changed(id, from, to == null ? "" : to), id);

    assertThat(after.chinese().text()).isNotEqualTo(before.chinese().text());
    assertThat(after.english().text()).isNotEqualTo(before.english().text());
  }

  @Test
  void aTitleSaysNothingOfANumber() {
    RuleReading before = reading(ShippedRules.sound(ShippedRules.read(RULES)), "homework.junior");
    RuleReading after =
        reading(changed("homework.junior", "不超过90分钟", "不超过30分钟"), "homework.junior");

    assertThat(after).isEqualTo(before);
    assertThat(after.chinese().text()).contains("90分钟").doesNotContain("30");
  }

  @Test
  void whatWasSaidOnceIsNotSaidAgain() {
    String text =
        reading(ShippedRules.sound(ShippedRules.read(RULES)), "admission.nearby.primary")
            .chinese()
            .text();

    assertThat(text).containsOnlyOnce("举办者为公办").containsOnlyOnce("范围同上");
  }

  private static String readings(RuleSet rules) {
    return rules.packs().values().stream()
        .flatMap(
            pack ->
                pack.rules().stream()
                    .map(
                        rule -> {
                          RuleReading reading =
                              RuleReading.of(rule, pack.document(), rules.vocabulary());
                          return pack.id()
                              + "/"
                              + rule.id()
                              + "\n"
                              + reading.chinese()
                              + "\n"
                              + reading.english()
                              + "\n";
                        }))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<RuleReading> all(RuleSet rules) {
    return rules.packs().values().stream()
        .flatMap(
            pack ->
                pack.rules().stream()
                    .map(rule -> RuleReading.of(rule, pack.document(), rules.vocabulary())));
  }

  private static RuleReading reading(RuleSet rules, String id) {
    Pack pack = packOf(rules, id);
    return RuleReading.of(pack.rule(id).orElseThrow(), pack.document(), rules.vocabulary());
  }

  private static Pack packOf(RuleSet rules, String id) {
    return rules.packs().values().stream()
        .filter(pack -> pack.rule(id).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** The shipped rules with a piece of one rule written otherwise. */
  private static RuleSet changed(String id, String from, String to) {
    RuleSet shipped = ShippedRules.sound(ShippedRules.read(RULES));
    Rule rule = packOf(shipped, id).rule(id).orElseThrow();
    try {
      TreeMap<String, byte[]> files = new TreeMap<>(RuleFiles.read(RULES, List.of()).files());
      String text = new String(files.get(rule.file()), StandardCharsets.UTF_8);
      int start = text.indexOf("rule \"" + id + "\"");
      int end = text.indexOf("\nend", start);
      String body = text.substring(start, end);
      assertThat(body).contains(from);
      String otherwise = text.substring(0, start) + body.replace(from, to) + text.substring(end);
      files.put(rule.file(), otherwise.getBytes(StandardCharsets.UTF_8));
      return ShippedRules.sound(RuleSetReader.read(new RuleFiles(files)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
