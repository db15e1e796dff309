package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules over the findings of others: what they may say, and what is refused. */
class ConclusionRulesTest {
  private static final String HEAD =
      SmallRules.HEAD
          .replace(
              "global",
              "import accumulate org.junheng.rules.accumulate.Variation variation\n"
                  + "import accumulate org.junheng.rules.accumulate.LowestShare lowestShare\n"
                  + "import accumulate org.junheng.rules.accumulate.Half half\nglobal")
          .replace(
              "import accumulate org.junheng.rules.accumulate.Total",
              "import org.junheng.rules.Finding\nimport accumulate org.junheng.rules.accumulate.Total");
  private static final String MEASURED =
      SmallRules.rule(
              "teachers",
              "$stage : Stage( $t : teachers, $n : students )",
              "require.each($stage, $t, $n).atLeast(1)")
          .replace("date-effective", "@indicator(\"A\") @weight(\"$n\") date-effective");
  private static final String COUNT =
      "accumulate( $m : Finding( subject == $stage, target == \"teachers\", outcome == \"MET\" ); $met : count($m) )";
  private static final String VARIATION =
      "accumulate( $f : Finding( indicator in (\"A\") ); $cv : variation($f) )";

  /** A conclusion with one mistake. */
  record Mistake(String sentence, String left, String right, String code) {
    SmallRules rules() {
      return with(conclusion(left, right));
    }

    @Override
    public String toString() {
      return sentence;
    }
  }

  private static SmallRules with(String rule) {
    return SmallRules.good().with(SmallRules.RULES, HEAD + MEASURED + "\n" + rule);
  }

  private static String conclusion(String left, String right) {
    return SmallRules.rule("conclusion", left, right)
        .replace("\nwhen\n", "\n    agenda-group \"conclusions\"\nwhen\n");
  }

  static List<Mistake> mistakes() {
    String stage = "$stage : Stage( stage == \"primary\" )\n";
    String district = "$district : District( )\n";
    return List.of(
        new Mistake(
            "a target that is not there",
            stage + COUNT.replace("teachers", "teacher"),
            "require.atLeast($stage, $met, 1)",
            "rule.no-such-finding"),
        new Mistake(
            "itself",
            stage + COUNT.replace("teachers", "conclusion"),
            "require.atLeast($stage, $met, 1)",
            "rule.no-such-finding"),
        new Mistake(
            "an indicator that is not there",
            district + VARIATION.replace("\"A\"", "\"B\""),
            "require.atMost($district, $cv, 0.5)",
            "rule.no-such-finding"),
        new Mistake(
            "findings of no named target",
            stage + COUNT.replace("target == \"teachers\", ", ""),
            "require.atLeast($stage, $met, 1)",
            "rule.finding-of-whom"),
        new Mistake(
            "a variation of facts",
            district + "accumulate( $s : Stage( students > 0 ); $cv : variation($s) )",
            "require.atMost($district, $cv, 0.5)",
            "rule.over-findings"),
        new Mistake(
            "a condition on a variation",
            district + VARIATION.replace("variation($f) )", "variation($f); $cv > 0 )"),
            "require.atMost($district, $cv, 0.5)",
            "rule.only-compared"),
        new Mistake(
            "a variation counted with",
            district + VARIATION,
            "require.atMost($district, require.sum($cv, 1), 0.5)",
            "rule.only-compared"),
        new Mistake(
            "a variation for a share",
            district + VARIATION,
            "require.percent($district, $cv, 2).atMost(50)",
            "rule.only-compared"),
        new Mistake(
            "a limit that is open",
            stage + COUNT,
            "require.atLeast($stage, 1, require.orMore($met, 1))",
            "rule.only-compared"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsTold(Mistake mistake) {
    assertThat(mistake.rules().problems())
        .extracting(problem -> problem.message().code())
        .contains(mistake.code());
  }

  @Test
  void findingsAreForConclusionsAlone() {
    String rule =
        SmallRules.rule(
            "too.early",
            "$stage : Stage( stage == \"primary\" )\n" + COUNT,
            "require.atLeast($stage, $met, 1)");

    assertThat(with(rule).problems())
        .extracting(problem -> problem.message().code())
        .containsExactly("rule.not-concluding");
  }

  @Test
  void aSoundConclusionKnowsWhatItRestsOn() {
    RuleSet sound =
        with(conclusion(
                "$stage : Stage( stage == \"primary\" )\n" + COUNT,
                "require.atLeast($stage, require.orMore($met, 0), 1)"))
            .sound();
    Pack pack = sound.pack("plan").orElseThrow();
    Rule conclusion = pack.rule("conclusion").orElseThrow();

    assertThat(conclusion.isConclusion()).isTrue();
    assertThat(conclusion.restsOn(pack.rules())).extracting(Rule::id).containsExactly("teachers");
  }
}
