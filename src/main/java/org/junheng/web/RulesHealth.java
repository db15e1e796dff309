package org.junheng.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junheng.decision.CurrentRules;
import org.junheng.message.Message;
import org.junheng.publishing.FolderStatus;
import org.junheng.publishing.LiveRules;
import org.junheng.rules.RuleSet;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while there is a rule set to decide by, and it is the one in force. A broken folder is told
 * and changes nothing: what is in force goes on.
 */
final class RulesHealth implements HealthIndicator {
  private final CurrentRules current;
  private final LiveRules live;

  RulesHealth(CurrentRules current, LiveRules live) {
    this.current = current;
    this.live = live;
  }

  @Override
  public Health health() {
    Message trouble = live.trouble();
    Health.Builder told =
        current.maker().isPresent() && trouble == null ? Health.up() : Health.down();
    if (trouble != null) {
      told.withDetail("reason", trouble.chinese()).withDetail("code", trouble.code());
    }
    current.maker().ifPresent(maker -> told.withDetails(details(maker.ruleSet())));
    return told.withDetail("folder", folder(live.folder())).build();
  }

  private static Map<String, Object> details(RuleSet ruleSet) {
    Map<String, Object> rules = new LinkedHashMap<>();
    ruleSet.packs().forEach((id, pack) -> rules.put(id, pack.rules().size()));
    return Map.of("ruleSet", ruleSet.id(), "rules", rules);
  }

  private static Map<String, Object> folder(FolderStatus status) {
    Map<String, Object> folder = new LinkedHashMap<>();
    folder.put("state", status.state());
    folder.put("since", status.since().toString());
    Message message = status.message();
    if (message != null) {
      folder.put("code", message.code());
      folder.put("message", message.chinese());
    }
    if (!status.problems().isEmpty()) {
      folder.put("problems", status.problems().stream().limit(20).map(Object::toString).toList());
    }
    return folder;
  }
}
