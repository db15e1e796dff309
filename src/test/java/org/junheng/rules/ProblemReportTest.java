package org.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a problem is shown: the caret under its place, whatever the line holds. */
class ProblemReportTest {
  @Test
  void chineseCharactersAreTwoColumnsWide() {
    assertThat(ProblemReport.marked(7, 14, "@title(“小学每班”)"))
        .containsExactly("     7 | @title(“小学每班”)", "       | " + " ".repeat(17) + "^");
  }

  @Test
  void aPlaceBehindTheEndOfTheLineIsShown() {
    assertThat(ProblemReport.marked(12, 4, "end")).containsExactly("    12 | end", "       |    ^");
  }

  @Test
  void whatIsNotSeenIsShownAndTabsKeepTheirWidth() {
    assertThat(ProblemReport.marked(1, 4, "\ta\u202eb"))
        .containsExactly("     1 |     a\uFFFDb", "       |       ^");
  }

  @Test
  void ofALongLineThePartAroundThePlaceIsShown() {
    List<String> shown = ProblemReport.marked(1, 201, "小".repeat(200) + "x" + "学".repeat(200));

    assertThat(shown.get(0)).startsWith("     1 | … 小").contains("小x学").endsWith("学 …");
    assertThat(shown.get(0).length()).isLessThan(120);
    int column = shown.get(1).indexOf('^');
    String before = shown.get(0).substring(0, shown.get(0).indexOf('x'));
    assertThat(column).isEqualTo(TerminalText.width(before));
  }

  @Test
  void problemsAreShownInOrderOnceEachAndCounted() {
    SmallRules rules =
        SmallRules.good().change(SmallRules.RULES, "kind != \"senior\"", "knd != \"senior\"");
    RuleProblem problem = rules.problems().get(0);
    List<String> lines =
        new ProblemReport(List.of(problem, problem), rules.files()).lines(Path.of("rules"));

    assertThat(lines).hasSize(7);
    assertThat(lines.get(0))
        .startsWith("rules/plan/good.drl:56:23: ")
        .endsWith("[rule.unknown-field]");
    assertThat(lines.get(3)).isEqualTo("       |                       ^");
    assertThat(lines.get(4)).isEqualTo("    docs/messages/rule.unknown-field.md");
    assertThat(lines.get(6)).contains("1 处");
  }
}
