package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.RuleSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The example that is made of the fields' own example values. */
class FactsExampleTest {
  private final RuleSet rules = ShippedRules.maker().ruleSet();
  private final ObjectNode facts = FactsExample.of(rules.vocabulary(), rules.attestedTargets());

  @Test
  void itIsAcceptedWithoutADoubt() {
    assertThat(ShippedRules.submission(facts).warnings()).isEmpty();
  }

  @Test
  void itHoldsOneOfEveryFactType() {
    Submission submission = ShippedRules.submission(facts);

    assertThat(rules.vocabulary().types())
        .allSatisfy(type -> assertThat(submission.all(type)).as(type.name()).hasSize(1));
  }

  @Test
  void everyFieldWithAnExampleIsInIt() {
    for (FactType type : rules.vocabulary().types()) {
      Fact fact = ShippedRules.submission(facts).all(type).get(0);
      for (FactField field : type.submitted()) {
        if (!field.example().isEmpty()) {
          assertThat(fact.value(field))
              .as("%s.%s", type, field.name())
              .hasToString(field.example());
        }
      }
    }
  }

  @Test
  void everyAttestedTargetIsAnsweredByItsSubject() {
    for (AttestedTarget target : rules.attestedTargets()) {
      JsonNode holder =
          target.type().equals("District") ? facts.at("/district") : facts.at("/schools/0");
      assertThat(holder.path("attestations").path(target.id()).path("answer").asBoolean())
          .as(target.id())
          .isTrue();
    }
  }

  @Test
  void anExampleThatNoSubmissionMayHoldIsLeftOut() {
    FactField wrong =
        new FactField(
            "area",
            0,
            FieldKind.MEASURE,
            "面积",
            "area",
            "",
            "",
            "",
            "about 90",
            false,
            false,
            false,
            null,
            Range.ANY,
            java.util.Map.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    FactType type =
        new FactType(
            "Plot",
            new FactType.Words("地块", "plot", "", "", ""),
            List.of(wrong),
            List.of(),
            null,
            false,
            null);

    assertThat(FactsExample.of(new Vocabulary(java.util.Map.of(type, "")), List.of()))
        .hasToString("{\"plot\":{}}");
  }
}
