package org.junheng.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;

/** Knows which rule is speaking, and about whom. */
final class FiringListener extends DefaultAgendaEventListener {
  private final Map<Rule, Integer> ruleIndex;
  private final Variables variables;
  private final Firings firings;
  private @Nullable Match current;

  /** The variables of each rule in alphabetical order, the same whenever it fires. */
  static final class Variables {
    private final AtomicReferenceArray<@Nullable List<String>> ofRule;

    Variables(int rules) {
      ofRule = new AtomicReferenceArray<>(rules);
    }

    private List<String> of(int rule, Match match) {
      List<String> known = ofRule.get(rule);
      if (known == null) {
        known = match.getDeclarationIds().stream().sorted().toList();
        ofRule.set(rule, known);
      }
      return known;
    }
  }

  FiringListener(Map<Rule, Integer> ruleIndex, Variables variables, Firings firings) {
    this.ruleIndex = ruleIndex;
    this.variables = variables;
    this.firings = firings;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    Match match = event.getMatch();
    current = match;
    int rule = index(match);
    firings.speaking(rule);
    if (firings.traces()) {
      List<String> names = variables.of(rule, match);
      @Nullable Object[] values = new Object[names.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = match.getDeclarationValue(names.get(i));
      }
      firings.trace(rule, subject(match), names, values);
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
