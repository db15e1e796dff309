package org.junheng.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;

/** Knows which rule is speaking, and about whom. */
final class FiringListener extends DefaultAgendaEventListener {
  private final Map<Rule, Integer> ruleIndex;
  private final Firings firings;
  private @Nullable Match current;

  FiringListener(Map<Rule, Integer> ruleIndex, Firings firings) {
    this.ruleIndex = ruleIndex;
    this.firings = firings;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    Match match = event.getMatch();
    current = match;
    int rule = index(match);
    firings.speaking(rule);
    if (firings.traces()) {
      Map<String, @Nullable Object> bindings = new LinkedHashMap<>();
      match.getDeclarationIds().stream()
          .sorted()
          .forEach(name -> bindings.put(name, match.getDeclarationValue(name)));
      firings.trace(rule, subject(match), bindings);
    }
  }

  void failed(Firings failedIn, Throwable cause) {
    Match match = Objects.requireNonNull(current);
    failedIn.failed(index(match), subject(match), cause);
  }

  private int index(Match match) {
    return Objects.requireNonNull(ruleIndex.get(match.getRule()));
  }

  /** The subject's pattern comes first in every rule. */
  private static Object subject(Match match) {
    return match.getObjects().get(0);
  }
}
