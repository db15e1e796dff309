package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** A document that extends another has its targets, save those it restates. */
class PackFamilyTest {
  private static final SmallRules FAMILY =
      with(
          "child",
          "plan",
          SmallRules.rule(
              "size.stage",
              "$stage : Stage( $students : students )",
              "require.atMost($stage, $students, 1000)"));

  private static SmallRules with(String folder, String parent, String rules) {
    return add(SmallRules.good(), folder, parent, rules);
  }

  private static SmallRules add(SmallRules to, String folder, String parent, String rules) {
    return to.with(
            folder + "/pack.yaml",
            "id: %s\nextends: %s\ndocument: {title: 另一方案}\nclauses:\n  - {id: 一, title: 另一条, demands: 要求}\n"
                .formatted(folder, parent))
        .with(
            folder + "/more.drl",
            SmallRules.HEAD.replace("package plan", "package " + folder) + rules);
  }

  @Test
  void aRestatedRuleDropsTheParentsAndTheOthersStay() {
    Pack child = FAMILY.sound().pack("child").orElseThrow();

    assertThat(child.rules())
        .extracting(Rule::id, Rule::file)
        .containsExactly(
            tuple("space.each", "plan/good.drl"),
            tuple("space.other", "plan/good.drl"),
            tuple("school.charter", "plan/good.drl"),
            tuple("size.stage", "child/more.drl"));
    assertThat(child.rule("size.stage").orElseThrow().demand())
        .extracting(
            demand -> ((Demand.Measured) demand).literalLimit().orElseThrow().intValueExact())
        .isEqualTo(1000);
  }

  @Test
  void theParentKeepsItsOwn() {
    Pack parent = FAMILY.sound().pack("plan").orElseThrow();

    assertThat(parent.rules()).extracting(Rule::file).containsOnly("plan/good.drl").hasSize(4);
  }

  @Test
  void theChildHasTheParentsClausesAndSchoolSystemUnlessItSaysOtherwise() {
    Pack child = FAMILY.sound().pack("child").orElseThrow();

    assertThat(child.clauses().get("一").title()).isEqualTo("另一条");
    assertThat(child.clauses().get("二").title()).isEqualTo("章程");
    assertThat(child.schoolSystem()).isEqualTo("5-4");
    assertThat(child.document().title()).isEqualTo("另一方案");
    Pack other =
        FAMILY
            .change("child/pack.yaml", "extends: plan", "extends: plan\nschoolSystem: 6-3")
            .sound()
            .pack("child")
            .orElseThrow();
    assertThat(other.schoolSystem()).isEqualTo("6-3");
  }

  @Test
  void aGrandchildRestatesWhatItsParentRestated() {
    SmallRules three =
        add(
            FAMILY,
            "grandchild",
            "child",
            SmallRules.rule(
                "size.stage",
                "$stage : Stage( $students : students )",
                "require.atMost($stage, $students, 500)"));
    Pack grandchild = three.sound().pack("grandchild").orElseThrow();

    assertThat(grandchild.rules()).hasSize(4);
    assertThat(grandchild.rule("size.stage").orElseThrow().file()).isEqualTo("grandchild/more.drl");
  }

  @Test
  void aRuleMayReferToOneOfTheParents() {
    SmallRules referring =
        FAMILY.change(
            "child/more.drl", "@title(\"要求\")", "@title(\"要求\") @relaxes(\"space.other\")");

    assertThat(referring.problems()).isEmpty();
  }

  @Test
  void documentsThatExtendOneAnotherAreRefused() {
    SmallRules ring = FAMILY.change(SmallRules.PACK, "id: plan\n", "id: plan\nextends: child\n");

    assertThat(ring.problems())
        .extracting(RuleProblem::file, problem -> problem.message().code())
        .contains(
            tuple("plan/pack.yaml", "pack.extends-itself"),
            tuple("child/pack.yaml", "pack.extends-itself"));
  }

  @Test
  void anUnknownParentIsRefusedAtTheChild() {
    assertThat(with("child", "nation", "").problems())
        .extracting(RuleProblem::file, problem -> problem.message().code())
        .containsExactly(tuple("child/pack.yaml", "pack.unknown"));
  }

  @Test
  void aStandardToCompareWithMustBeThere() {
    SmallRules compared =
        FAMILY.change(SmallRules.PACK, "id: plan\n", "id: plan\ncomparesWith: [child]\n");

    assertThat(compared.sound().pack("plan").orElseThrow().comparesWith()).containsExactly("child");
  }
}
