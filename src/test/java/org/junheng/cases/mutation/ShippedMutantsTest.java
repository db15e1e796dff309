package org.junheng.cases.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junheng.cases.Case;
import org.junheng.cases.PlanCases;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that the operators can make in the rules of a pack is noticed by some case. */
class ShippedMutantsTest {
  private static final RuleSet RULES = ShippedRules.maker().ruleSet();
  private static final Map<String, List<Mutation.OfRule>> FATES = new HashMap<>();

  private static Stream<String> packs() {
    return RULES.packs().keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void everyMutantOfAPackIsNoticedByACaseOrNamedAsEquivalent(String id) throws IOException {
    Pack pack = ShippedRules.pack(id);
    List<RuleProblem> problems = new ArrayList<>();
    Equivalents named =
        Equivalents.read(pack, RuleFiles.read(Path.of("rules"), problems), problems);
    List<Mutation.OfRule> fates = fates(pack);
    problems.addAll(named.problems(pack, fates));

    assertThat(problems).isEmpty();
    assertThat(fates).hasSameSizeAs(pack.rules());
    assertThat(fates).allSatisfy(of -> assertThat(of.failing()).isEmpty());
    assertThat(fates)
        .flatExtracting(Mutation.OfRule::survivors)
        .filteredOn(mutant -> !named.name((Mutant) mutant))
        .isEmpty();
    assertThat(fates).allSatisfy(of -> assertThat(of.fates()).isNotEmpty());
  }

  @Test
  void theMutantsOfThePlanAreOfEveryKind() {
    List<Mutation.OfRule> fates = fates(ShippedRules.plan());
    Set<Operator> operators = new TreeSet<>();
    fates.forEach(of -> of.fates().forEach(fate -> operators.add(fate.mutant().operator())));

    assertThat(operators).containsExactly(Operator.values());
    assertThat(fates.stream().mapToInt(of -> of.fates().size()).sum()).isGreaterThan(5000);
  }

  private static List<Mutation.OfRule> fates(Pack pack) {
    return FATES.computeIfAbsent(
        pack.id(), id -> new Mutation(RULES, pack, PlanCases.all()).run(rule -> true));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          小学一个班正好45人                  | size.class.primary         | edge: atMost → lessThan
          四年级作业正好60分钟                | homework.grade3-5          | edge: atMost → lessThan
          2011年建成的校区正好2000人          | size.school.old            | number: builtYear <= 2010 → builtYear <= 2011
          村小学1人                           | funding.small-school       | number: $students > 0 → $students > 1
          方案印发前一天                      | rotation.teachers          | date: date-effective 2024-04-18 → 2024-04-17
          残疾儿童少年3人                     | enrolment.disabled         | measure: percent → per100
          健康适龄儿童3人                     | enrolment.healthy          | measure: percent → per100
          两所各49名初中学生的教学点          | staff.above-degree.junior  | drop: $point: countedSchool == $school
          学校的代码、名称写成办学类型的样子  | size.school.old            | field: kind not in ("senior", "vocational") → id not in ("senior", "vocational")
          """)
  void withoutTheCaseAtTheBoundaryAMutantSurvives(String cases, String target, String mutant) {
    List<Case> fewer = PlanCases.without(cases);

    assertThat(survivors(target, PlanCases.all())).doesNotContain(mutant);
    assertThat(survivors(target, fewer)).contains(mutant);
  }

  private static List<String> survivors(String target, List<Case> cases) {
    return new Mutation(RULES, ShippedRules.plan(), cases)
        .run(rule -> rule.id().equals(target)).stream()
            .flatMap(of -> of.survivors().stream())
            .map(Mutant::name)
            .toList();
  }
}
