package org.junheng.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;

/**
 * The rules of this repository are sound: whatever analysis said of them would be a false alarm.
 */
class ShippedAnalysisTest {
  private final Analysis analysis = Analysis.of(ShippedRules.maker().ruleSet());

  @Test
  void nothingIsFoundInTheShippedRules() {
    assertThat(analysis.troubles())
        .extracting(trouble -> trouble.problem() + " " + trouble.witnesses())
        .isEmpty();
  }

  @Test
  void everythingAboutThemIsDecided() {
    assertThat(analysis.undecided()).isEmpty();
  }
}
