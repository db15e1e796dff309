package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes that people make, and what could run code or fire what is not seen: each told at its
 * place and by its name, and nothing told that only follows from it.
 */
class MutationsTest {
  private static final String STUDENTS = "$stage : Stage( $students : students )";

  static List<Mutation> rules() {
    return Mutation.of("rules");
  }

  static List<Mutation> hostile() {
    return Mutation.of("hostile");
  }

  static List<Mutation> facts() {
    return Mutation.of("facts");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void aMistakeInARuleIsToldAtItsPlace(Mutation mutation) {
    mutation.isRefusedIn(SmallRules.RULES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void nothingHostileGetsPastTheReader(Mutation mutation) {
    mutation.isRefusedIn(SmallRules.RULES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void aMistakeInADeclarationIsToldAtItsPlace(Mutation mutation) {
    mutation.isRefusedIn(SmallRules.FACTS);
  }

  @Test
  void whatACommentHoldsIsNeverRead() {
    RuleSet ruleSet =
        SmallRules.good()
            .change(SmallRules.RULES, STUDENTS, STUDENTS + " // \\u000a eval( true ) \" /* ")
            .sound();

    assertThat(ruleSet.pack("plan").orElseThrow().rules()).hasSize(4);
    assertThat(ruleSet.pack("plan").orElseThrow().rule("size.stage").orElseThrow().drl())
        .doesNotContain("eval");
  }
}
