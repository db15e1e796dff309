package org.junheng.cases.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junheng.cases.Case;
import org.junheng.cases.CaseFile;
import org.junheng.cases.PlanCases;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The case that is offered against a survivor kills it. */
class KillerTest {
  private static final RuleSet RULES = ShippedRules.maker().ruleSet();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size.class.primary",
        "homework.grade3-5",
        "migrant.public-share",
        "school.charter"
      })
  void withoutAnyCaseEveryMutantThatIsNotNamedIsKilledByTheCaseOffered(String target) {
    List<Case> none = List.of();
    List<Case> shipped = PlanCases.all();
    Killer killer = new Killer(RULES, ShippedRules.plan(), none);
    List<String> unkilled = new ArrayList<>();
    int offered = 0;
    List<Mutant> mutants =
        new Mutation(RULES, ShippedRules.plan(), none)
            .run(rule -> rule.id().equals(target))
            .get(0)
            .survivors();
    for (Mutant mutant : mutants.subList(0, Math.min(12, mutants.size()))) {
      boolean told = killedBy(target, shipped).contains(mutant.name());
      String yaml = killer.caseAgainst(mutant).orElse("");
      if (!yaml.isEmpty()) {
        offered++;
        if (!killedBy(target, read(yaml)).contains(mutant.name())) {
          unkilled.add(mutant + "\n" + yaml);
        }
      } else if (told) {
        unkilled.add(mutant + " is told apart by shipped cases");
      }
    }

    assertThat(unkilled).isEmpty();
    assertThat(offered).isPositive();
  }

  private static List<String> killedBy(String target, List<Case> cases) {
    return new Mutation(RULES, ShippedRules.plan(), cases)
        .run(rule -> rule.id().equals(target)).get(0).fates().stream()
            .filter(fate -> fate.killedBy().isPresent())
            .map(fate -> fate.mutant().name())
            .toList();
  }

  private static List<Case> read(String yaml) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("plan2024/cases/some.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    List<RuleProblem> problems = new ArrayList<>();
    List<Case> cases = CaseFile.read(new RuleFiles(files), problems);
    assertThat(problems).as(yaml).isEmpty();
    return cases;
  }
}
