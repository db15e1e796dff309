package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junheng.facts.Fact;
import org.junheng.facts.Submission;
import org.junheng.rules.Outcome;
import org.junheng.rules.Require;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is kept of the firing of rules. */
class FiringsTest {
  private static final SmallDecisions DECISIONS =
      new SmallDecisions(
          SmallRules.of(
                  SmallRules.rule(
                      "area",
                      "$x : School( kind != \"special\", $area : area )\n accumulate( Stage( school == $x, $s : students ); $all : total($s) )",
                      "require.each($x, $area, $all).atLeast(4.5)"),
                  SmallRules.rule("charter", "$x : School( )", "require.attested($x)"))
              .sound());
  private static final String SCHOOLS =
      "[{'id': '1', 'kind': 'primary', 'area': 450, 'stages': [{'stage': 'primary', 'students': 100}], 'attestations': {'charter': {'answer': false, 'by': '局', 'evidence': '文'}}}, {'id': '2', 'kind': 'special'}]";

  @AfterAll
  static void close() {
    DECISIONS.close();
  }

  @Test
  void eachFiringIsKeptWithWhatItSawWhereThatIsAskedFor() {
    List<Firings.Firing> fired = DECISIONS.decide(SCHOOLS).firings();

    assertThat(fired)
        .extracting(firing -> firing.rule().id() + " " + firing.subject().path())
        .containsExactlyInAnyOrder("area /schools/0", "charter /schools/0", "charter /schools/1");
    Map<String, Object> seen =
        fired.stream()
            .filter(firing -> firing.rule().id().equals("area"))
            .findFirst()
            .orElseThrow()
            .bindings();
    assertThat(seen).containsEntry("$x", "/schools/0");
    assertThat(seen.get("$area")).hasToString("450");
    assertThat(seen.get("$all")).hasToString("100");
  }

  @Test
  void nothingIsKeptWhereItIsNotAskedFor() {
    Submission submission = DECISIONS.submission(SCHOOLS);

    assertThat(
            DECISIONS
                .maker()
                .decide(DECISIONS.pack(), submission, java.time.LocalDate.of(2025, 9, 1), false)
                .firings())
        .isEmpty();
  }

  @Test
  void anAnswerIsTheSubjectsOwnUnderTheRulesId() {
    assertThat(DECISIONS.decide(SCHOOLS).findings())
        .filteredOn(finding -> finding.rule().id().equals("charter"))
        .extracting(finding -> finding.subject().path() + " " + finding.outcome())
        .containsExactly("/schools/0 UNMET", "/schools/1 UNDETERMINED");
  }

  @Test
  void noRuleJudgesASubjectTwice() {
    Submission submission = DECISIONS.submission(SCHOOLS);
    Fact school = submission.all(submission.vocabulary().type("School").orElseThrow()).get(0);
    Object object = new Object();
    Map<Object, Fact> facts = new IdentityHashMap<>(Map.of(object, school));
    Firings firings = new Firings(DECISIONS.pack().rules(), submission, facts, false);
    Require require = new Require(firings);
    firings.speaking(0);
    require.atLeast(object, 1, 1);

    assertThatThrownBy(() -> require.atLeast(object, 2, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("area")
        .hasMessageContaining("/schools/0");
    firings.speaking(1);
    require.attested(object);
    assertThat(firings.judgment(0, school).outcome()).isEqualTo(Outcome.MET);
    assertThat(firings.judgment(1, school).outcome()).isEqualTo(Outcome.UNMET);
    assertThatThrownBy(() -> require.atLeast(new Object(), 1, 1))
        .isInstanceOf(NullPointerException.class);
  }
}
