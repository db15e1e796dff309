package org.junheng.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junheng.decision.ShippedRules;
import org.junheng.rules.Clause;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ledger of the shipped plan notices when rules, clauses or cases are changed. */
class LedgerTest {
  private static final String PACK = "plan2024/pack.yaml";
  private static final LocalDate DAY = LocalDate.of(2027, 1, 15);

  private final SortedMap<String, byte[]> files = shipped();
  private final Map<String, List<NamedCase>> cases =
      LedgerCases.of(new RuleFiles(files), "plan2024");

  @Test
  void theLedgersOfAllShippedPacksAddUp() {
    RuleFiles shipped = new RuleFiles(files);
    for (Pack each : ShippedRules.sound(RuleSetReader.read(shipped)).packs().values()) {
      assertThat(Ledger.of(each, shipped).problems(LedgerCases.of(shipped, each.id())))
          .as(each.id())
          .isEmpty();
    }
  }

  @Test
  void aPackOfNothingButATitleHasALedgerAndAPageAsWell() {
    files.put(
        "local2026/pack.yaml",
        "id: local2026\ndocument: {title: 当地办法}\nextends: plan2024\nclauses:\n  - {id: 第一条, title: 班额, demands: 小学每班不超过40人。}\nschoolSystem: 5-4\n"
            .getBytes(StandardCharsets.UTF_8));
    files.put(
        "local2026/size.drl",
        """
        package local2026
        import facts.SchoolClass
        global org.junheng.rules.Require require

        rule "size.class.primary"
            @title("小学每班学生不超过40人")
            @clause("第一条")
            date-effective "2026-09-01"
        when
            $class : SchoolClass( stage == "primary", $students : students )
        then
            require.atMost($class, $students, 40);
        end
        """
            .getBytes(StandardCharsets.UTF_8));
    RuleFiles changed = new RuleFiles(files);
    RuleSet rules = ShippedRules.sound(RuleSetReader.read(changed));
    Ledger ledger = Ledger.of(rules.pack("local2026").orElseThrow(), changed);
    Map<String, List<NamedCase>> named =
        Map.of("size.class.primary", List.of(new NamedCase("40人", "local2026/cases/a.yaml", 1)));

    assertThat(ledger.problems(named))
        .extracting(problem -> problem.message().code())
        .containsExactly("ledger.never-checked");
    files.put(ledger.file(), ledger.stamp(Set.of("第一条"), DAY).getBytes(StandardCharsets.UTF_8));
    RuleFiles marked = new RuleFiles(files);
    RuleSet again = ShippedRules.sound(RuleSetReader.read(marked));
    Ledger stamped = Ledger.of(again.pack("local2026").orElseThrow(), marked);
    assertThat(stamped.problems(named)).isEmpty();
    String once = stamped.stamp(Set.of("第一条"), DAY.plusDays(1));
    assertThat(once).isEqualTo(text(ledger.file())).endsWith("schoolSystem: 5-4\n");
    replace(ledger.file(), "title: 班额", "title: 班级学生数");
    RuleFiles edited = new RuleFiles(files);
    Pack stale = ShippedRules.sound(RuleSetReader.read(edited)).pack("local2026").orElseThrow();
    String twice = Ledger.of(stale, edited).stamp(Set.of("第一条"), DAY.plusDays(1));
    assertThat(twice).containsOnlyOnce("checked:").contains("on: " + DAY.plusDays(1));
    assertThat(LedgerPage.of(stamped, again.vocabulary(), named))
        .contains("# 台账：当地办法", "## 第一条 班额", "- 规则1条")
        .doesNotContain("文号", "发文", "size.class.junior");
  }

  @Test
  void aDeletedRuleLeavesItsCasesItsClauseAndItsNumberBehind() {
    deleteRule("plan2024/size.drl", "size.class.primary");

    assertThat(codes())
        .containsExactlyInAnyOrder(
            "ledger.case-without-rule", "ledger.rule-gone", "ledger.number-not-in-rules");
  }

  @Test
  void aDeletedRuleWithoutANumberIsMissedToo() {
    deleteRule("plan2024/rural.drl", "rural.recruit-preference");
    cases.remove("rural.recruit-preference");

    assertThat(codes()).containsExactly("ledger.rule-gone");
  }

  @Test
  void another45IsANumberThatTheClauseDoesNotStateAndLeavesItsOwnWithoutARule() {
    replace("plan2024/size.drl", "$students, 45", "$students, 46");

    assertThat(problems())
        .extracting(this::place)
        .containsExactly(
            "ledger.number-not-in-rules " + PACK + " demands: 每个校区的学生数，2010",
            "ledger.number-not-in-clause plan2024/size.drl require.atMost($class,");
  }

  @Test
  void aClauseThatNobodyTookUpIsNoticed() {
    replace(
        PACK,
        "  - id: 四(一)\n",
        "  - id: 四(零)\n    title: 新增\n    demands: 建立新的制度。\n\n  - id: 四(一)\n");

    assertThat(problems())
        .extracting(this::place)
        .containsExactly("ledger.clause-without-rule " + PACK + " - id: 四(零)");
  }

  @ParameterizedTest(name = "{2}: {0} → {1}")
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          number <= 2             ¦ number <= 4             ¦ ledger.number-not-in-clause,ledger.number-not-in-rules
          number >= 3, number <=  ¦ number >= 4, number <=  ¦ ledger.number-not-in-clause,ledger.number-not-in-rules
          $minutes, 0             ¦ $minutes, 10            ¦ ledger.number-not-in-clause
          """)
  void aScopeOrALimitThatDiffersIsNoticed(String from, String to, String expected) {
    replace("plan2024/homework.drl", from, to);

    assertThat(codes()).containsExactlyInAnyOrder(expected.split(","));
  }

  @Test
  void aGroupAWeightADueYearAndAShareHaveToBeStated() {
    replace("plan2024/rooms.drl", "require.per($school, 12,", "require.per($school, 10,");
    replace("plan2024/space.drl", "$junior, 1.1, $senior", "$junior, 1.2, $senior");
    replace(
        "plan2024/pay.drl",
        "@clause(\"三(二)5\")\n",
        "@clause(\"三(二)5\")\n    @standing(\"progress\") @due(\"2029-12-31\")\n");
    replace(
        "plan2024/training.drl",
        "$training, $budget).atLeast(5)",
        "$training, $budget).atLeast(6)");

    assertThat(problems())
        .filteredOn(problem -> problem.message().code().equals("ledger.number-not-in-clause"))
        .extracting(problem -> problem.message().arguments().get(0).toString())
        .contains("10", "1.2", "2029", "6%");
  }

  @Test
  void aHundredPeopleAreNotAHundredPerCent() {
    replace(PACK, "    otherNumbers:\n      - \"100%：“全部轮训”按轮训率100%判定\"\n", "");

    assertThat(clause("三(一)2").demands()).contains("100名");
    assertThat(codes())
        .containsExactlyInAnyOrder("ledger.number-not-in-clause", "ledger.clause-changed");
  }

  @Test
  void aClauseEditedSinceItWasCheckedIsStale() {
    replace(PACK, "title: 学校章程", "title: 学校的章程");

    assertThat(problems())
        .extracting(this::place)
        .containsExactly("ledger.clause-changed " + PACK + " checked:");
  }

  @Test
  void aNewMarkOnTheClauseSettlesIt() {
    replace(PACK, "title: 学校章程", "title: 学校的章程");
    Ledger ledger = Ledger.of(pack(), new RuleFiles(files));

    files.put(PACK, ledger.stamp(Set.of("三(三)2"), DAY).getBytes(StandardCharsets.UTF_8));

    assertThat(problems()).isEmpty();
    assertThat(clause("三(三)2").checked()).extracting(Clause.Checked::on).isEqualTo(DAY);
    assertThat(clause("三(三)1").checked()).extracting(Clause.Checked::on).isNotEqualTo(DAY);
  }

  @Test
  void aMarkThatStillFitsKeepsItsDayAndTheFileItsComments() {
    Set<String> all = new HashSet<>(pack().clauses().keySet());

    assertThat(Ledger.of(pack(), new RuleFiles(files)).stamp(all, DAY)).isEqualTo(text(PACK));
  }

  @Test
  void aMarkFromNothingIsTheShippedOne() {
    String shipped = text(PACK);
    String bare = shipped.replaceAll("(?m)^    checked:\n(?:      .*\n){3}", "");
    files.put(PACK, bare.getBytes(StandardCharsets.UTF_8));
    assertThat(codes()).isNotEmpty().containsOnly("ledger.never-checked");

    Set<String> all = new HashSet<>(pack().clauses().keySet());
    LocalDate day = clause(shipped());
    assertThat(Ledger.of(pack(), new RuleFiles(files)).stamp(all, day)).isEqualTo(shipped);
  }

  @Test
  void aRuleUnderAClauseThatHasNoneIsNoticed() {
    replace("plan2024/quality.drl", "@clause(\"三(三)2\")", "@clause(\"二(三)\")");

    assertThat(codes())
        .containsExactlyInAnyOrder(
            "ledger.rule-against-reason",
            "ledger.never-checked",
            "ledger.clause-without-rule",
            "ledger.rule-gone");
  }

  @Test
  void aRuleWithoutACaseAndACaseWithoutARuleAreNoticed() {
    cases.remove("school.charter");
    cases.put("school.statute", List.of(new NamedCase("有章程，达标", "plan2024/cases/x.yaml", 7)));

    assertThat(problems())
        .extracting(RuleProblem::toString)
        .anyMatch(
            text -> text.contains("ledger.rule-without-case") && text.contains("school.charter"))
        .anyMatch(text -> text.startsWith("plan2024/cases/x.yaml:7:1 [ledger.case-without-rule]"))
        .hasSize(2);
  }

  @Test
  void aRuleAddedSinceTheClauseWasCheckedIsNoticed() {
    replace(
        "plan2024/quality.drl",
        "rule \"school.charter\"",
        """
        rule "school.charter.kept"
            @title("学校依章程办学")
            @clause("三(三)2")
            date-effective "2024-04-18"
        when
            $school : School( kind not in ("senior", "vocational") )
        then
            require.attested($school);
        end

        rule "school.charter"\
        """);
    cases.put("school.charter.kept", cases.get("school.charter"));

    assertThat(codes()).containsExactly("ledger.rule-not-checked");
  }

  @Test
  void aNumberIsExplainedOnlyWhereThatIsNeededAndWithAReason() {
    replace(
        PACK,
        "      - \"4：四项标准各有一条规则\"\n",
        "      - \"4：四项标准各有一条规则\"\n      - \"7：没有这个数\"\n      - 没有数\n");

    assertThat(codes())
        .containsExactlyInAnyOrder(
            "ledger.number-needs-no-reason", "ledger.other-numbers", "ledger.clause-changed");
  }

  @ParameterizedTest
  @CsvSource({
    "生均8000元以上, 8000",
    "达到95.50％以上, 95.5%",
    "投入1.2万元, 12000",
    "2019—2030年, 2019 2030",
    "见三(二)4和四(一), ''",
    "不足100人的按100人, 100",
    "教师5年360学时完成率100%, 5 360 100%",
  })
  void numbersAreFoundInATextWithoutThoseOfOtherClauses(String text, String numbers) {
    assertThat(
            String.join(" ", StatedNumber.in(text).stream().map(StatedNumber::toString).toList()))
        .isEqualTo(numbers);
  }

  private static LocalDate clause(SortedMap<String, byte[]> files) {
    return ShippedRules.sound(RuleSetReader.read(new RuleFiles(files)))
        .pack("plan2024")
        .map(pack -> pack.clauses().get("三(三)2"))
        .map(Clause::checked)
        .map(Clause.Checked::on)
        .orElseThrow();
  }

  private Clause clause(String id) {
    return pack().clauses().get(id);
  }

  /** Code, file, and how the line begins. */
  private String place(RuleProblem problem) {
    String line = text(problem.file()).lines().skip(problem.line() - 1L).findFirst().orElse("");
    return problem.message().code()
        + " "
        + problem.file()
        + " "
        + line.strip().substring(0, Math.min(22, line.strip().length()));
  }

  private List<RuleProblem> problems() {
    return Ledger.of(pack(), new RuleFiles(files)).problems(cases);
  }

  private List<String> codes() {
    return problems().stream().map(problem -> problem.message().code()).toList();
  }

  private Pack pack() {
    return ShippedRules.sound(RuleSetReader.read(new RuleFiles(files)))
        .pack("plan2024")
        .orElseThrow();
  }

  private String text(String file) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }

  private void replace(String file, String from, String to) {
    assertThat(text(file)).contains(from);
    files.put(file, text(file).replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private void deleteRule(String file, String id) {
    String text = text(file);
    int start = text.indexOf("rule \"" + id + "\"");
    int end = text.indexOf("\nend", start) + 5;
    files.put(
        file, (text.substring(0, start) + text.substring(end)).getBytes(StandardCharsets.UTF_8));
  }

  private static SortedMap<String, byte[]> shipped() {
    try {
      return new TreeMap<>(RuleFiles.read(Path.of("rules"), List.of()).files());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
