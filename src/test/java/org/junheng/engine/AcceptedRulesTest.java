package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junheng.decision.Decision;
import org.junheng.decision.Finding;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSetReader;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader accepts, Drools compiles and judges as the tree does; all else is refused. */
class AcceptedRulesTest {
  private static final String SCHOOLS =
      "[{'id': '1', 'built': 2010, 'area': 75.0, 'stages': [{'stage': 'primary', 'students': 75, 'teachers': 5}, {'stage': 'junior', 'students': 9, 'teachers': 1}]}]";

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // A name given inside exists, not or accumulate means nothing outside it.
        "$x : School( area > 1 ) exists Stage( school == $x, $t : teachers ) | require.atLeast($x, $t, 1)",
        "$x : School( area > 1 ) not Stage( school != $x, $t : teachers ) | require.atLeast($x, $t, 1)",
        "$x : School( area > 1 ) exists Stage( school == $x, $t : teachers ) exists Stage( school == $x, students > $t ) | require.atLeast($x, 1, 1)",
        "$x : School( area > 1 ) exists $s : Stage( school == $x ) exists Stage( this == $s ) | require.atLeast($x, 1, 1)",
        "$x : School( area > 1 ) accumulate( Stage( school == $x, $t : teachers, $s : students ); $sum : total($t) ) | require.atLeast($x, $s, $sum)",
        "$x : School( area > 1 ) accumulate( Stage( school == $x, $t : teachers ); $sum : total($t) ) exists Stage( school == $x, teachers == $t ) | require.atLeast($x, $sum, 1)",
        // A thing compared with itself.
        "$x : School( this == $x ) | require.atLeast($x, 1, 1)",
        "$x : School( ) exists $s : Stage( this == $s ) | require.atLeast($x, 1, 1)",
        // Results of one accumulate compared with each other, or mixed.
        "$x : School( ) accumulate( Stage( school == $x, $s : students ); $t : total($s), $m : most($s); $m < $t ) | require.atLeast($x, $t, 1)",
        "$x : School( ) accumulate( Stage( school == $x, $s : students ); $t : total($s), $m : most($s); $t > $m ) | require.atLeast($x, $t, 1)",
        "$x : School( ) accumulate( $g : Stage( school == $x, $s : students ); $t : total($s), $n : count($g); $n < $t ) | require.atLeast($x, $t, 1)",
        "$x : School( ) accumulate( $g : Stage( school == $x, $s : students ); $t : total($s), $n : count($g); $n < 3 || $t > 3 ) | require.atLeast($x, $t, 1)",
        "$x : School( ) accumulate( Stage( school == $x, $s : students ); $t : total($s), $m : most($s); $m > 300 || $t > 3 ) | require.atLeast($x, $t, 1)",
      })
  void aDoubtfulRuleIsRefusedOrWorks(String left, String right) {
    SmallRules rules = SmallRules.of(SmallRules.rule("a", left, right));
    if (rules.problems().isEmpty()) {
      assertThat(decided(rules).findings())
          .extracting(Finding::outcome)
          .containsExactly(Outcome.MET);
    } else {
      assertThat(rules.problems()).extracting(RuleProblem::file).containsOnly(SmallRules.RULES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "default", "this", "true", "not", "when", "record", "hashCode"})
  void aFieldNamedByAKeywordIsRefusedOrWorks(String name) {
    SmallRules rules =
        SmallRules.of(
                SmallRules.rule(
                    "a",
                    "$x : School( %s > 5, $f : %s )".formatted(name, name),
                    "require.atLeast($x, $f, 6)"))
            .change(
                SmallRules.FACTS,
                "    area :",
                "    %s : Integer @label(\"名\")\n    area :".formatted(name));
    if (rules.problems().isEmpty()) {
      Decision decision = decided(rules, SCHOOLS.replace("'area'", "'" + name + "': 6, 'area'"));
      assertThat(decision.findings()).extracting(Finding::outcome).containsExactly(Outcome.MET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BigDecimal", "Long", "Rule", "Total"})
  void aTypeNamedByAClassIsRefusedOrWorks(String name) {
    SmallRules rules =
        SmallRules.of(
                SmallRules.rule(
                    "a",
                    "$x : School( area > 1 ) accumulate( %s( $w : width ); $t : total($w) )"
                        .formatted(name),
                    "require.atLeast($x, $t, 0)"))
            .change(SmallRules.RULES, "import facts.Stage", "import facts." + name)
            .with(
                "facts/more.drl",
                "package facts\ndeclare %s\n    @label(\"物\") @list(\"things\")\n    school : School\n    width : Integer @label(\"宽\")\nend\n"
                    .formatted(name));
    if (rules.problems().isEmpty()) {
      Decision decision = decided(rules, "[{'id': '1', 'area': 2, 'things': [{'width': 3}]}]");
      assertThat(decision.findings()).extracting(Finding::outcome).containsExactly(Outcome.MET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "rule", "java"})
  void aFolderNamedByAKeywordIsRefusedOrWorks(String folder) {
    SmallRules good =
        SmallRules.of(SmallRules.rule("a", "$x : School( area > 1 )", "require.atLeast($x, 1, 1)"));
    SmallRules rules =
        good.without(SmallRules.PACK)
            .without(SmallRules.RULES)
            .with(
                folder + "/pack.yaml",
                good.text(SmallRules.PACK).replace("id: plan", "id: " + folder))
            .with(
                folder + "/a.drl",
                good.text(SmallRules.RULES).replace("package plan", "package " + folder));
    if (rules.problems().isEmpty()) {
      try (CompiledPack compiled =
          CompiledPack.compile(rules.sound(), rules.sound().pack(folder).orElseThrow())) {
        assertThat(compiled).isNotNull();
      }
    }
  }

  /**
   * Each further bracket doubles the time that Drools' parser takes: 16 were measured to take over
   * half a minute.
   */
  @Test
  void bracketsAreRefusedBeforeDroolsChokesOnThem() {
    int deepest = 0;
    while (SmallRules.of(
            SmallRules.rule(
                "a",
                "$x : School( "
                    + "(".repeat(deepest + 1)
                    + "area > 1"
                    + ")".repeat(deepest + 1)
                    + " )",
                "require.atLeast($x, 1, 1)"))
        .problems()
        .isEmpty()) {
      deepest++;
    }

    assertThat(deepest).isBetween(2, 10);
  }

  @Test
  void aThousandCallsInARowAreRefused() {
    SmallRules rules =
        SmallRules.of(
            SmallRules.rule(
                "a",
                "$x : School( $a : area )",
                "require.each($x, $a, 1)" + ".atLeast(1)".repeat(50_000)));

    assertThat(RuleSetReader.read(rules.files())).isInstanceOf(RuleSetReader.Result.Broken.class);
  }

  @Test
  void aConditionOfTwoThousandPartsIsRefusedOrWorks() {
    SmallRules rules =
        SmallRules.of(
            SmallRules.rule(
                "a",
                "$x : School( area == 75" + " || area == 3".repeat(2_000) + " )",
                "require.atLeast($x, 1, 1)"));
    if (rules.problems().isEmpty()) {
      assertThat(decided(rules).findings())
          .extracting(Finding::outcome)
          .containsExactly(Outcome.MET);
    }
  }

  @Test
  void textsOfAnyCharactersAreComparedAsTheyStand() {
    List<String> texts =
        List.of("*/ // ${x}", "it's @{1}", "%s {0}", "\u00e9\t\u3000", "五四 \uD83D\uDE00", "");
    String[] rules = new String[texts.size()];
    for (int i = 0; i < rules.length; i++) {
      rules[i] =
          SmallRules.rule(
              "a" + i,
              "$x : School( name == \"" + texts.get(i) + "\" )",
              "require.atLeast($x, 1, 1)");
    }
    Decision decision = decided(SmallRules.of(rules), "[{'id': '1', 'name': '五四 \uD83D\uDE00'}]");

    assertThat(decision.findings())
        .filteredOn(finding -> finding.outcome() == Outcome.MET)
        .extracting(finding -> finding.rule().id())
        .containsExactly("a4");
    assertThat(decision.findings()).extracting(Finding::outcome).doesNotContain(Outcome.ERROR);
  }

  @Test
  void idsThatDifferInDotsAndHyphensAloneAreDifferentRules() {
    String[] rules = new String[4];
    String[] ids = {"a.b-c", "a-b.c", "a.b.c", "abc"};
    for (int i = 0; i < rules.length; i++) {
      rules[i] =
          SmallRules.rule(ids[i], "$x : School( area > 1 )", "require.atLeast($x, " + i + ", 2)");
    }

    assertThat(decided(SmallRules.of(rules)).findings())
        .extracting(finding -> finding.rule().id() + " " + finding.outcome())
        .containsExactly("a.b-c UNMET", "a-b.c UNMET", "a.b.c MET", "abc MET");
  }

  private static Decision decided(SmallRules rules) {
    return decided(rules, SCHOOLS);
  }

  private static Decision decided(SmallRules rules, String schools) {
    try (SmallDecisions decisions = new SmallDecisions(rules.sound())) {
      return decisions.decide(schools);
    }
  }
}
