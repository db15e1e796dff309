package org.junheng.web;

import java.time.LocalDate;
import java.util.Optional;
import org.junheng.facts.FactsExample;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests to try the service with. */
final class Examples {
  private Examples() {}

  /** Every field with its example value, as a request that can be posted. */
  static ObjectNode whole(RuleSet ruleSet) {
    ObjectNode facts = FactsExample.of(ruleSet.vocabulary(), ruleSet.attestedTargets());
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    Optional<Pack> pack = pack(ruleSet, facts);
    pack.ifPresent(chosen -> request.put("pack", chosen.id()));
    pack.map(Pack::schoolSystem)
        .filter(system -> !system.isEmpty())
        .ifPresent(
            system ->
                facts
                    .withObject("/" + ruleSet.vocabulary().root().memberName())
                    .put("schoolSystem", system));
    request.set("facts", facts);
    return request;
  }

  /** The first pack that has a rule in force on the day of the facts, or else the first. */
  private static Optional<Pack> pack(RuleSet ruleSet, ObjectNode facts) {
    String day =
        facts.path(ruleSet.vocabulary().root().memberName()).path("countDate").asString("");
    return ruleSet.packs().values().stream()
        .filter(pack -> !day.isEmpty() && !pack.rulesInForce(LocalDate.parse(day)).isEmpty())
        .findFirst()
        .or(() -> ruleSet.packs().values().stream().findFirst());
  }
}
