package org.junheng.decision.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.FactField;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.actions.Action;
import org.junheng.rules.actions.Actions;
import org.junit.jupiter.api.Test;

/** {@code rules/remedies.yaml} has something to say about every figure that a target demands. */
class ActionsCoverTest {
  private static final RuleSet RULES = ShippedRules.maker().ruleSet();
  private static final Actions ACTIONS = RULES.actions();

  @Test
  void everyFigureOfADemandCanBeChangedOrHasAReasonWhyNot() {
    Set<String> silent = new TreeSet<>();
    for (Pack pack : RULES.packs().values()) {
      for (Rule rule : pack.rules()) {
        for (FactField field : rule.demandedFields()) {
          if (!isNamed(field)) {
            silent.add(rule.id() + " " + field.name());
          }
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  private static boolean isNamed(FactField field) {
    return ACTIONS.fixed(field).isPresent()
        || ACTIONS.all().stream()
            .anyMatch(
                action ->
                    action.field() == field
                        || action.with().stream().anyMatch(path -> path.field() == field));
  }

  @Test
  void everyActionServesATarget() {
    Set<String> idle = new TreeSet<>();
    for (Action action : ACTIONS.all()) {
      boolean serves =
          action.field() == null
              || RULES.packs().values().stream()
                  .flatMap(pack -> pack.rules().stream())
                  .anyMatch(rule -> rule.demandedFields().contains(action.field()));
      if (!serves) {
        idle.add(action.id());
      }
    }
    assertThat(idle).isEmpty();
  }

  @Test
  void whenASchoolWasBuiltIsNeverProposed() {
    FactField built =
        RULES.vocabulary().type("School").orElseThrow().field("builtYear").orElseThrow();

    assertThat(ACTIONS.fixed(built)).isPresent();
    assertThat(ACTIONS.about(built)).isEmpty();
  }
}
