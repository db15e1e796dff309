package org.junheng.decision.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junheng.facts.Attestation;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.StrictJson;
import org.junheng.facts.Submission;
import org.junheng.rules.Rule;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The places of a body that not everyone may see: fields declared {@code @confidential}, who
 * answers for an attestation and on what evidence, and whatever a rule made of such fields.
 */
final class Confidential {
  private final JsonNode body;
  private final List<JsonPointer> places = new ArrayList<>();

  private Confidential(JsonNode body) {
    this.body = body;
  }

  static List<JsonPointer> places(JsonNode body, Submission submission, List<Rule> rules) {
    Confidential found = new Confidential(body);
    for (FactType type : submission.vocabulary().types()) {
      List<FactField> fields = type.submitted().stream().filter(FactField::confidential).toList();
      if (!fields.isEmpty() || type.attestable()) {
        submission.all(type).forEach(fact -> found.facts(fact, fields));
      }
    }
    rules.forEach(found::rule);
    return found.places;
  }

  private void facts(Fact fact, List<FactField> fields) {
    for (FactField field : fields) {
      add("/facts" + fact.path() + "/" + field.name());
    }
    for (Map.Entry<String, Attestation> each : fact.attestations().entrySet()) {
      String answer = "/facts" + fact.path() + "/attestations/" + StrictJson.escape(each.getKey());
      add(answer + "/by");
      add(answer + "/evidence");
    }
  }

  private void rule(Rule rule) {
    Set<String> variables = rule.confidentialVariables();
    if (variables.isEmpty()) {
      return;
    }
    String id = StrictJson.escape(rule.id());
    JsonNode findings = body.path("findings").path(rule.id());
    for (int row = 0; row < findings.size(); row++) {
      add("/findings/" + id + "/" + row + "/3");
      add("/findings/" + id + "/" + row + "/4");
    }
    JsonNode fired = body.path("fired").path(rule.id());
    JsonNode names = fired.path("variables");
    for (int i = 0; i < names.size(); i++) {
      if (variables.contains(names.get(i).stringValue())) {
        for (int row = 0; row < fired.path("rows").size(); row++) {
          add("/fired/" + id + "/rows/" + row + "/" + (i + 1));
        }
      }
    }
  }

  private void add(String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode value = body.at(place);
    if (!value.isMissingNode() && !value.isNull()) {
      places.add(place);
    }
  }
}
