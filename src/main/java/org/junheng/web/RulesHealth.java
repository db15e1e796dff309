package org.junheng.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junheng.decision.CurrentRules;
import org.junheng.rules.RuleSet;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while there is a rule set to decide by. */
final class RulesHealth implements HealthIndicator {
  private final CurrentRules current;

  RulesHealth(CurrentRules current) {
    this.current = current;
  }

  @Override
  public Health health() {
    return current
        .maker()
        .map(maker -> Health.up().withDetails(details(maker.ruleSet())).build())
        .orElseGet(() -> Health.down().build());
  }

  private static Map<String, Object> details(RuleSet ruleSet) {
    Map<String, Object> rules = new LinkedHashMap<>();
    ruleSet.packs().forEach((id, pack) -> rules.put(id, pack.rules().size()));
    return Map.of("ruleSet", ruleSet.id(), "rules", rules);
  }
}
