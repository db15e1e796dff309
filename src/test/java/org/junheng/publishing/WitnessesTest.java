package org.junheng.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.SmallRules;
import org.junheng.rules.analysis.RuleSetDifference;
import org.junheng.rules.analysis.RuleSetDifference.Aspect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A school on which a draft and its base come apart, or that there is none. */
class WitnessesTest {
  @TempDir Path data;
  private DraftBench bench;

  @BeforeEach
  void open() throws Exception {
    bench = DraftBench.open(data);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private List<Witnesses.OfTarget> witnesses(RuleFiles after) throws Exception {
    bench.drafts.create("改", "改", after, DraftBench.EDITOR);
    return new Witnesses(bench.makers)
        .between(
            DraftCheck.of(bench.current.maker().orElseThrow().ruleSet().source()),
            DraftCheck.of(after),
            null);
  }

  /** What the target comes to under a rule set, asked as anybody would. */
  private static List<Outcome> posted(RuleFiles files, Witnesses.OfTarget of) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("pack", of.pack());
    request.put("asOf", Objects.requireNonNull(of.asOf()).toString());
    request.set("facts", of.facts());
    try (DecisionMaker maker = DecisionMaker.of(DraftCheck.of(files).ruleSet().orElseThrow())) {
      DecisionRequestReader.Result read = DecisionRequestReader.read(request, List.of(), maker);
      if (read instanceof DecisionRequestReader.Result.Refused refused) {
        assertThat(refused.faults())
            .allSatisfy(
                fault -> assertThat(fault.message().code()).isEqualTo("problem.no-rule-in-force"));
        return List.of();
      }
      Decision decision = maker.decide(((DecisionRequestReader.Result.Accepted) read).request());
      return decision.findings().stream()
          .filter(finding -> finding.rule().id().equals(of.target()))
          .map(finding -> finding.outcome())
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'$students, 2000'; '$students, 1500'; LIMIT",
        "'$students, 2000'; '$students, 1999'; LIMIT",
        "'require.atMost'; 'require.atLeast'; DEMAND",
        "'stage == \"primary\", '; ''; SCOPE",
        "'stage == \"primary\"'; 'stage == \"primary\", school.boarding == true'; SCOPE",
        "'date-effective \"2024-04-18\"'; 'date-effective \"2025-01-01\"'; DATES",
        "'date-effective \"2024-04-18\"'; '@standing(\"benchmark\") date-effective \"2024-04-18\"'; STANDING",
      })
  void aWitnessOfEachKindOfChangeComesOutOtherwise(String from, String to, Aspect aspect)
      throws Exception {
    RuleFiles before = DraftBench.rules().files();
    RuleFiles after = DraftBench.rules().change(SmallRules.RULES, from, to).files();

    List<Witnesses.OfTarget> witnesses = witnesses(after);

    assertThat(witnesses).hasSize(1);
    Witnesses.OfTarget of = witnesses.get(0);
    assertThat(of.kind()).as(of.toString()).isEqualTo(Witnesses.Kind.FOUND);
    assertThat(posted(before, of)).isNotEqualTo(posted(after, of));
    assertThat(Objects.requireNonNull(of.facts()).path("schools").size())
        .as("nothing more than needed")
        .isLessThanOrEqualTo(1);
    assertThat(
            RuleSetDifference.of(
                    DraftBench.rules().sound(), DraftCheck.of(after).ruleSet().orElseThrow())
                .changes()
                .get(0)
                .aspects())
        .containsExactly(aspect);
  }

  @Test
  void otherWordsChangeNothing() throws Exception {
    RuleFiles after = DraftBench.rules().change(DraftBench.OTHER, "已制定", "制定了").files();

    assertThat(witnesses(after))
        .singleElement()
        .satisfies(
            of -> {
              assertThat(of.kind()).isEqualTo(Witnesses.Kind.NONE);
              assertThat(of.facts()).isNull();
            });
  }

  @Test
  void whereNoneIsFoundThatIsSaidAndNotThatThereIsNone() throws Exception {
    RuleFiles after =
        DraftBench.rules()
            .change(
                SmallRules.RULES,
                "stage == \"primary\", ",
                "stage == \"primary\", stage != \"junior\", ")
            .files();

    assertThat(witnesses(after))
        .singleElement()
        .satisfies(
            of -> {
              assertThat(of.kind()).isEqualTo(Witnesses.Kind.NOT_FOUND);
              assertThat(of.tried()).isGreaterThan(100);
            });
  }

  @Test
  void aNewTargetAndOneThatIsGoneAreShownAtASchoolThatMissesThem() throws Exception {
    RuleFiles after =
        DraftBench.rules()
            .without(DraftBench.OTHER)
            .with(
                "plan/more.drl",
                SmallRules.HEAD
                    + SmallRules.rule(
                        "staff.stage",
                        "$stage : Stage( $teachers : teachers )",
                        "require.atLeast($stage, $teachers, 6)"))
            .with(DraftBench.CASES, DraftBench.cases(2000).replaceAll("(?s)- case: 有章程.*", ""))
            .files();
    assertThat(DraftCheck.of(after).problems()).isEmpty();

    List<Witnesses.OfTarget> witnesses = witnesses(after);

    assertThat(witnesses)
        .extracting(Witnesses.OfTarget::target)
        .containsExactly("school.charter", "staff.stage");
    assertThat(witnesses).allSatisfy(of -> assertThat(of.kind()).isEqualTo(Witnesses.Kind.FOUND));
    assertThat(witnesses.get(0).after()).isEmpty();
    assertThat(witnesses.get(1).before()).isEmpty();
    assertThat(witnesses.get(1).after())
        .extracting(finding -> finding.outcome())
        .contains(Outcome.UNMET);
  }
}
