package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The commands as operators and policy staff type them. */
class CommandsTest {
  private static final String MISTAKEN =
      "{\"pack\":\"plan2024\",\"facts\":{\"district\":{\"code\":\"1\",\"nam\":\"甲\",\"year\":2025,\"countDate\":\"2025-09-01\"}}}";

  @TempDir Path folder;

  /** What a command printed and how it ended. */
  private record Run(int code, String out, String err) {}

  private static Run run(String... arguments) {
    return runWith("", arguments);
  }

  private static Run runWith(String in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Commands.run(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            StandardCharsets.UTF_8,
            arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "serve --help", "decide -h", "example --help", "rules check --help"})
  void helpIsInBothLanguagesAndNamesTheExitCodes(String line) {
    Run run = run(line.split(" "));

    assertThat(run.code).isZero();
    assertThat(run.out)
        .contains("用法 Usage: junheng", "退出码 Exit codes:", "显示这份说明。", "Show this help.")
        .contains("  2 ", "the request holds mistakes");
  }

  @Test
  void theVersionIsShown() {
    assertThat(run("--version").out).startsWith("junheng ");
  }

  @ParameterizedTest
  @CsvSource({
    "serv, serve",
    "decide --rule x y, --rules",
    "serve --prot 8080, --prot",
    "example --schools many, many",
    "example --schools -1, -1",
    "rules, rules",
    "decide, FILE",
  })
  void aWrongCommandLineIsExplainedAndEndsWith64(String line, String about) {
    Run run = run(line.split(" "));

    assertThat(run.code).isEqualTo(64);
    assertThat(run.err).contains(about, "--help").doesNotContain("Exception", "\tat ");
    assertThat(run.out).isEmpty();
  }

  @Test
  void aRequestIsJudgedAndTheExitCodeDoesNotDependOnTheVerdict() {
    Run run = run("decide", "docs/examples/school.json");
    JsonNode decision = RunningService.json(run.out);

    assertThat(run.code).isZero();
    assertThat(decision.path("verdict").asString()).isEqualTo("UNMET");
    assertThat(decision.path("findings").size()).isPositive();
    assertThat(decision.has("id")).isFalse();
    assertThat(run.err).isEmpty();
  }

  @Test
  void theDistrictAndASchoolsLedgerCanBeShown() {
    Run colours = run("decide", "--show", "colours", "docs/examples/school.json");
    Run ledger = run("decide", "--ledger", "3708110071", "docs/examples/school.json");
    Run nobody = run("decide", "--ledger", "0", "docs/examples/school.json");
    Run tables = run("decide", "--show=tables", "docs/examples/school.json");

    assertThat(colours.code).isZero();
    assertThat(RunningService.json(colours.out).get(0).path("colour").asString())
        .isIn("red", "yellow");
    assertThat(ledger.code).isZero();
    assertThat(RunningService.json(ledger.out).path("entries")).isNotEmpty();
    assertThat(nobody.code).isEqualTo(2);
    assertThat(nobody.err).contains("0");
    assertThat(tables.code).isEqualTo(2);
    assertThat(tables.err).contains("plan2024", "national2017");
  }

  @Test
  void aDecisionCanBeWrittenAsAReport() throws IOException {
    Path report = folder.resolve("report.xlsx");

    Run run = run("decide", "docs/examples/school.json", "-o", report.toString());

    assertThat(run.code).as(run.err).isZero();
    assertThat(run.out).isEmpty();
    assertThat(Files.readAllBytes(report)).startsWith('P', 'K');
    Run refused = run("decide", "docs/examples/school.json", "-o", folder + "/no/such/folder.xlsx");
    assertThat(refused.code).isNotZero();
    assertThat(refused.err).contains("folder.xlsx").doesNotContain("Exception");
  }

  @Test
  void aRequestWithMistakesIsNotJudgedAndEachIsNamedAtItsPlace() {
    Run run = runWith(MISTAKEN, "decide", "-");

    assertThat(run.code).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err.lines())
        .anySatisfy(line -> assertThat(line).startsWith("/facts/district/nam: ").contains("name"))
        .anySatisfy(line -> assertThat(line).startsWith("/facts/district/name: "));
  }

  @Test
  void whatIsNotJsonIsRefusedWithLineAndColumn() {
    Run run = runWith("{\n  oops", "decide", "-");

    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("第 2 行");
  }

  @Test
  void aFileThatIsNotThereIsNoMistakeInTheRequest() {
    Run run = run("decide", folder.resolve("nothing.json").toString());

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("nothing.json").doesNotContain("Exception");
  }

  @Test
  void anExampleIsTheSameForTheSameSeedAndCanBeJudgedFromStandardInput() {
    Run run = run("example", "--schools", "3", "--seed", "11");

    assertThat(run.code).isZero();
    assertThat(run("example", "--schools", "3", "--seed", "11").out).isEqualTo(run.out);
    assertThat(run("example", "--schools", "3", "--seed", "12").out).isNotEqualTo(run.out);
    assertThat(RunningService.json(run.out).at("/facts/schools").size()).isEqualTo(3);
    assertThat(runWith(run.out, "decide", "-").code).isZero();
  }

  @Test
  void anExampleCanBeWrittenToAFile() throws IOException {
    Path file = folder.resolve("district.json");
    Run run = run("example", "--schools", "2", "--output", file.toString());

    assertThat(run.code).isZero();
    assertThat(run.out).isEmpty();
    assertThat(RunningService.json(Files.readString(file)).at("/facts/schools").size())
        .isEqualTo(2);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Run run = run("example", "--schools", "1", "--output", folder + "/no/such/folder.json");

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("folder.json").doesNotContain("Exception");
  }

  @Test
  void soundRulesAreSaidToBe() {
    Run run = run("rules", "check");

    assertThat(run.code).isZero();
    assertThat(run.out).contains("189");
  }

  @Test
  void aRuleIsReadBackInBothLanguages() {
    Run run = run("rules", "read", "size.class.primary");

    assertThat(run.code).isZero();
    assertThat(run.out).startsWith("size.class.primary\n").contains("不超过45人", "at most 45");
  }

  @Test
  void theShippedCasesPassAndTheLedgerAddsUp() {
    Run cases = run("rules", "test");
    Run ledger = run("rules", "ledger");

    assertThat(cases.code).as(cases.out).isZero();
    assertThat(cases.out).contains("0 个对不上");
    assertThat(ledger.code).as(ledger.out).isZero();
  }

  @Test
  void aFailingCaseShowsEachConditionWithWhatItSaw() throws IOException {
    Path rules = copiedRules();
    change(
        rules.resolve("plan2024/size.drl"),
        "require.atMost($class, $students, 45)",
        "require.atMost($class, $students, 44)");
    Run failing = run("rules", "test", "--rules", rules.toString(), "--case", "正好45人");
    JsonNode json =
        RunningService.json(
            run("rules", "test", "--rules", rules.toString(), "--target", "size.class", "--json")
                .out);

    assertThat(failing.code).isEqualTo(1);
    assertThat(failing.out)
        .contains(
            "plan2024/cases/size.yaml:",
            "MET",
            "plan2024/size.drl:",
            "成立 holds  stage == \"primary\"  → stage = primary",
            "班级学生数 (students) = 45人",
            "0 个通过，1 个对不上");
    assertThat(json.at("/failed/0/differences/0/conditions/2/seen/students").asInt()).isEqualTo(45);
    assertThat(json.at("/failed/0/file").asString()).isEqualTo("plan2024/cases/size.yaml");
  }

  @Test
  void casesThatThereAreNotAreNoSuccess() {
    Run run = run("rules", "test", "--case", "没有这样的案例");

    assertThat(run.code).isEqualTo(1);
    assertThat(run.out).contains("--case");
  }

  @Test
  void coverageIsToldBesideTheCases() {
    Run run = run("rules", "test", "--target", "homework.grade3-5", "--coverage");

    assertThat(run.code).as(run.out).isZero();
    assertThat(run.out).contains("plan2024/homework.drl:", "number <= 5");
  }

  @Test
  void boundariesAreListedWithTheCasesThatStandThere() {
    Run run = run("rules", "boundary", "--target", "size.class.primary");
    JsonNode json =
        RunningService.json(
            run("rules", "boundary", "--target", "size.class.primary", "--json").out);

    assertThat(run.code).as(run.out).isZero();
    assertThat(run.out).contains("45  达标 MET  plan2024/cases/size.yaml:", "缺案例 0 行");
    assertThat(json.at("/0/rows/2/outcome").asString()).isEqualTo("UNMET");
  }

  @Test
  void aBoundaryWithoutACaseAndASurvivorComeWithACaseToPaste() throws IOException {
    Path rules = copiedRules();
    Path cases = rules.resolve("plan2024/cases/size.yaml");
    change(cases, "小学一个班正好45人，达标", "小学一个班正好45人，达标\n  asOf: 2025-01-01");
    change(
        cases,
        "stage: primary, grade: 3, students: 45}",
        "stage: primary, grade: 3, students: 44}");
    change(cases, "{outcome: MET, actual: 45, required: 45, reading: true}", "MET");
    Run boundary =
        run("rules", "boundary", "--rules", rules.toString(), "--target", "size.class.primary");
    Run mutants =
        run("rules", "mutate", "--rules", rules.toString(), "--target", "size.class.primary");
    JsonNode json =
        RunningService.json(
            run(
                    "rules",
                    "mutate",
                    "--rules",
                    rules.toString(),
                    "--target",
                    "size.class.primary",
                    "--json")
                .out);

    assertThat(boundary.code).isEqualTo(1);
    assertThat(boundary.out).contains("缺案例 1 行", "students: 45}", "{outcome: MET, actual: 45}");
    assertThat(mutants.code).isEqualTo(1);
    assertThat(mutants.out).contains("edge: atMost → lessThan", "低于45人", "students: 45}");
    assertThat(json.at("/survivors/0/target").asString()).isEqualTo("size.class.primary");
  }

  @Test
  void aChangedLimitIsNoticedByCasesAndLedgerUntilTheClauseIsCheckedAgain() throws IOException {
    Path rules = copiedRules();
    change(
        rules.resolve("plan2024/size.drl"),
        "require.atMost($class, $students, 45)",
        "require.atMost($class, $students, 44)");
    Run cases = run("rules", "test", "--rules", rules.toString());
    Run ledger = run("rules", "ledger", "--rules", rules.toString());
    change(rules.resolve("plan2024/pack.yaml"), "班级学生数小学不超过45人", "班级学生数小学不超过44人");
    Run stale = run("rules", "ledger", "--rules", rules.toString());
    Run stamped = run("rules", "ledger", "--rules", rules.toString(), "--stamp", "三(二)3");

    assertThat(cases.code).isEqualTo(1);
    assertThat(cases.out).contains("cases/size.yaml:", "size.class.primary");
    assertThat(ledger.code).isEqualTo(1);
    assertThat(ledger.out).contains("44");
    assertThat(stale.code).isEqualTo(1);
    assertThat(stamped.code).as(stamped.out).isZero();
  }

  @Test
  void everyProblemOfBrokenRulesIsListedWithFileLineAndColumn() throws IOException {
    Path rules = brokenRules();
    Run run = run("rules", "check", "--rules", rules.toString());

    assertThat(run.code).isEqualTo(1);
    assertThat(run.out.lines().filter(line -> line.startsWith(rules + "/plan2024/size.drl:")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).containsPattern("size\\.drl:\\d+:\\d+: "));
    assertThat(run.out)
        .contains(
            "studnets",
            "2 处",
            "Type SchoolClass has no field",
            "docs/messages/rule.unknown-field.md")
        .contains(
            """
                49 |     $class : SchoolClass( stage == "primary", school.kind != "special", studnets > 0, $students : st …
                   |                                                                         ^
            """);
  }

  @Test
  void problemsCanBeReadByPrograms() throws IOException {
    Path rules = brokenRules();
    change(rules.resolve("plan2024/cases/size.yaml"), "outcome: MET", "outcome: MEET");
    Run run = run("rules", "check", "--json", "--rules", rules.toString());
    JsonNode document = RunningService.json(run.out);

    assertThat(run.code).isEqualTo(1);
    assertThat(document.path("sound").asBoolean()).isFalse();
    assertThat(document.path("problems").valueStream())
        .extracting(problem -> problem.path("code").asString())
        .contains("rule.unknown-field", "case.unknown-word");
    JsonNode first = document.path("problems").get(document.path("problems").size() - 1);
    assertThat(first.path("file").asString()).isEqualTo("plan2024/size.drl");
    assertThat(first.path("line").asInt()).isPositive();
    assertThat(first.path("text").asString()).contains("studnets");
    assertThat(first.path("chinese").asString()).contains("studnets");
    assertThat(first.path("page").asString()).isEqualTo("docs/messages/rule.unknown-field.md");
  }

  @Test
  void thatRulesAreSoundCanBeReadByPrograms() {
    JsonNode document = RunningService.json(run("rules", "check", "--json").out);

    assertThat(document.path("sound").asBoolean()).isTrue();
    assertThat(document.path("ruleSet").asString()).matches("[0-9a-f]{64}");
    assertThat(document.path("problems").isEmpty()).isTrue();
  }

  @Test
  void theServiceDoesNotStartWithBrokenRulesAndSaysWhy() throws IOException {
    Run run = run("serve", "--rules", brokenRules().toString(), "--port", "0");

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("size.drl:", "服务没有启动").doesNotContain("Exception", "\tat ");
  }

  @Test
  void theServiceDoesNotStartWithoutRules() {
    Run run = run("--junheng.rules.folder=" + folder.resolve("none"), "--server.port=0");

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains(folder.resolve("none").toString(), "服务没有启动");
  }

  @Test
  void nothingIsJudgedByBrokenRules() throws IOException {
    Run run = run("decide", "docs/examples/school.json", "--rules", brokenRules().toString());

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("size.drl:");
    assertThat(run.out).isEmpty();
  }

  /** The shipped rules with a field misspelt in two of them. */
  private Path brokenRules() throws IOException {
    Path copy = copiedRules();
    change(copy.resolve("plan2024/size.drl"), "students > 0, $students", "studnets > 0, $students");
    return copy;
  }

  private Path copiedRules() throws IOException {
    Path copy = folder.resolve("rules");
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      files.forEach(file -> copy(file, copy.resolve(Path.of("rules").relativize(file).toString())));
    }
    return copy;
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aTemplateIsMadeFilledAndJudgedLikeTheRequestItWasFilledWith() {
    Path workbook = folder.resolve("school.xlsx");
    String request = "docs/examples/school.json";

    assertThat(run("template", "-o", workbook.toString(), "--from", request).code).isZero();
    Run decided = run("decide", workbook.toString());

    assertThat(decided.code).as(decided.err).isZero();
    assertThat(RunningService.json(decided.out).path("summary"))
        .isEqualTo(RunningService.json(run("decide", request).out).path("summary"));
  }

  @Test
  void faultsOfACsvFileAreToldByCellAndTheMarkedWorkbookIsWritten() throws IOException {
    Path csv = folder.resolve("list.csv");
    Files.writeString(csv, "机构编码,机构名称,办学类型,在校生数/合计,备注\n1,甲,小学,约100,x\n");
    Path marked = folder.resolve("marked.xlsx");

    Run run =
        run(
            "decide",
            csv.toString(),
            "--pack=plan2024",
            "--district=code=1",
            "--district=name=甲",
            "--district=year=2025",
            "--district=countDate=2025-09-01",
            "--marked=" + marked);

    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("工作表“list”第2行D列", "“备注”有 1 处").doesNotContain("Exception");
    assertThat(marked).isNotEmptyFile();
    assertThat(run("decide", folder.resolve("none.xlsx").toString()).code).isEqualTo(1);
  }
}
