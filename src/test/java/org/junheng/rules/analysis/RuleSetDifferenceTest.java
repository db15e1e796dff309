package org.junheng.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junheng.rules.RuleSet;
import org.junheng.rules.analysis.RuleSetDifference.Change;
import org.junheng.rules.analysis.RuleSetDifference.Kind;
import org.junheng.rules.analysis.RuleSetDifference.Side;
import org.junit.jupiter.api.Test;

class RuleSetDifferenceTest {
  private static final String LEFT = "$class : SchoolClass( stage == \"primary\", $n : students )";
  private static final String CLASS =
      Seeded.rule("c.one", "每班不超过45人", LEFT, "require.atMost($class, $n, 45)");

  private static List<Change> changes(Seeded before, Seeded after) {
    RuleSet old = before.ruleSet();
    RuleSet made = after.ruleSet();
    RuleSetDifference difference = RuleSetDifference.of(old, made);
    assertThat(difference.before()).isEqualTo(old.id());
    assertThat(difference.after()).isEqualTo(made.id());
    return difference.changes();
  }

  @Test
  void aChangedNumberIsToldWithBothNumbersAndBothSentences() {
    List<Change> changes = changes(Seeded.rules(CLASS), Seeded.rules(CLASS.replace("45", "44")));

    assertThat(changes).hasSize(1);
    Side before = changes.get(0).before();
    Side after = changes.get(0).after();
    assertThat(changes.get(0).kind()).isEqualTo(Kind.CHANGED);
    assertThat(java.util.Objects.requireNonNull(before).limit()).isEqualTo(new BigDecimal(45));
    assertThat(java.util.Objects.requireNonNull(after).limit()).isEqualTo(new BigDecimal(44));
    assertThat(before.chinese()).contains("不超过45人");
    assertThat(after.chinese()).contains("不超过44人");
    assertThat(after.english()).contains("44");
  }

  @Test
  void whatIsAddedAndWhatIsGoneIsToldAndLayoutIsNot() {
    String other = CLASS.replace("c.one", "c.two");

    assertThat(changes(Seeded.rules(CLASS), Seeded.rules(other)))
        .extracting(Change::target, Change::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("c.one", Kind.REMOVED),
            org.assertj.core.groups.Tuple.tuple("c.two", Kind.ADDED));
    assertThat(
            changes(
                Seeded.rules(CLASS, other),
                Seeded.rules("// A word.\n" + other, CLASS.replace("when\n", "when\n\n"))))
        .isEmpty();
  }
}
