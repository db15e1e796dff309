package org.junheng.cases.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junheng.cases.PlanCases;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is named as equivalent has to be a mutant that no case notices. */
class EquivalentsTest {
  private static final List<Mutation.OfRule> FATES =
      new Mutation(ShippedRules.maker().ruleSet(), ShippedRules.plan(), PlanCases.all())
          .run(rule -> rule.id().startsWith("homework"));

  private static List<String> problems(String yaml) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("plan2024/equivalents.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    List<RuleProblem> problems = new ArrayList<>();
    Equivalents named = Equivalents.read(ShippedRules.plan(), new RuleFiles(files), problems);
    problems.addAll(named.problems(ShippedRules.plan(), FATES));
    return problems.stream()
        .map(problem -> problem.line() + " " + problem.message().code())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {rule: homework.grade3-5, mutant: 'drop: number <= 5', because: 小学到五年级为止}  |
          {rule: homework.grade3-5, mutant: 'drop: number <= 4', because: x}                 | 1 mutation.no-such-mutant
          {rule: homework.grade3-6, mutant: 'drop: number <= 5', because: x}                 | 1 mutation.no-such-mutant
          {rule: homework.junior, mutant: 'edge: atMost → lessThan', because: x}             | 1 mutation.killed
          {rule: homework.grade3-5, mutant: 'drop: number <= 5'}                             | 1 mutation.incomplete
          {rule: size.class.primary, mutant: 'drop: not looked at', because: x}              |
          """)
  void eachEntryHasToHold(String entry, String problem) {
    assertThat(problems("- " + entry)).isEqualTo(problem == null ? List.of() : List.of(problem));
  }

  @Test
  void namingAMutantTwiceIsAProblem() {
    String entry = "- {rule: homework.grade3-5, mutant: 'drop: number <= 5', because: x}\n";

    assertThat(problems(entry + entry)).containsExactly("2 mutation.twice");
  }

  @Test
  void whatIsNoListIsAProblem() {
    assertThat(problems("rule: homework.grade3-5")).containsExactly("1 mutation.not-a-list");
  }
}
