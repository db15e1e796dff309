package org.junheng.decision.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.StrictJson;
import org.junheng.facts.Submission;
import org.junheng.rules.Rule;
import tools.jackson.core.JsonPointer;

/**
 * What not everyone may see.
 *
 * @param facts within the facts: fields declared {@code @confidential}, and who answers for an
 *     attestation and on what evidence
 * @param variables by rule, those made of such fields; what the rule found is confidential then too
 */
record Confidential(List<JsonPointer> facts, Map<String, Set<String>> byRule) {

  static Confidential of(Submission submission, List<Rule> rules) {
    List<JsonPointer> facts = new ArrayList<>();
    for (FactType type : submission.vocabulary().types()) {
      List<FactField> fields = type.submitted().stream().filter(FactField::confidential).toList();
      if (!fields.isEmpty() || type.attestable()) {
        submission.all(type).forEach(fact -> add(fact, fields, facts));
      }
    }
    Map<String, Set<String>> byRule = new HashMap<>();
    for (Rule rule : rules) {
      if (!rule.confidentialVariables().isEmpty()) {
        byRule.put(rule.id(), rule.confidentialVariables());
      }
    }
    return new Confidential(facts, byRule);
  }

  private static void add(Fact fact, List<FactField> fields, List<JsonPointer> places) {
    for (FactField field : fields) {
      if (fact.value(field) != null) {
        places.add(JsonPointer.compile(fact.path() + "/" + field.name()));
      }
    }
    fact.attestations()
        .forEach(
            (id, attestation) -> {
              String answer = fact.path() + "/attestations/" + StrictJson.escape(id);
              if (attestation.by() != null) {
                places.add(JsonPointer.compile(answer + "/by"));
              }
              if (attestation.evidence() != null) {
                places.add(JsonPointer.compile(answer + "/evidence"));
              }
            });
  }

  /** The confidential variables of a rule; none where everything it saw may be seen. */
  Set<String> variables(String rule) {
    return byRule.getOrDefault(rule, Set.of());
  }
}
