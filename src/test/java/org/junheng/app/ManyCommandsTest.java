package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Many schools on the command line, and what people do wrong there. */
class ManyCommandsTest {
  private static final String GOOD = JobsTest.school("1");

  @TempDir Path folder;

  private record Run(int code, String out, String err) {
    List<JsonNode> lines() {
      return out.lines().map(line -> RunningService.json(line)).toList();
    }
  }

  private static Run runWith(String in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = run(in, out, err, arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static int run(String in, OutputStream out, OutputStream err, String... arguments) {
    return Commands.run(
        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
        out,
        err,
        StandardCharsets.UTF_8,
        arguments);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void aFileWithARequestALineIsAnsweredLineByLine() throws IOException {
    Run run = runWith("", "decide", file("a.ndjson", GOOD + "\n" + JobsTest.school("2")));

    assertThat(run.code).isZero();
    assertThat(run.lines()).extracting(line -> line.path("line").asInt()).containsExactly(1, 3);
    assertThat(run.lines()).allMatch(line -> line.path("decision").has("verdict"));
    assertThat(run.err).contains("共 2 行", "2 lines: 2 judged");
  }

  @Test
  void aBadLineStopsNoOtherAndTheExitCodeTells() throws IOException {
    Run run = runWith("", "decide", file("a.jsonl", GOOD + "{oops\n" + GOOD));

    assertThat(run.code).isEqualTo(2);
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(1).at("/error/code").asString()).isEqualTo("malformed-json");
    assertThat(run.err).contains("有错 1 行");
  }

  @Test
  void linesComeFromStandardInputToo() {
    Run run = runWith(GOOD + GOOD, "decide", "--lines", "-");

    assertThat(run.code).isZero();
    assertThat(run.lines()).hasSize(2);
  }

  @Test
  void itGoesOnWhereItWasLeftAndAppendsToTheFile() throws IOException {
    String in = file("a.ndjson", JobsTest.schools("7", 5));
    Path all = folder.resolve("all.ndjson");
    Path parts = folder.resolve("parts.ndjson");
    runWith("", "decide", in, "-o", all.toString());
    List<String> whole = Files.readAllLines(all);
    Files.write(parts, whole.subList(0, 2));

    Run run = runWith("", "decide", in, "--from", "3", "-o", parts.toString());

    assertThat(run.code).isZero();
    assertThat(run.out).isEmpty();
    assertThat(Files.readAllLines(parts)).isEqualTo(whole).hasSize(5);
  }

  @Test
  void schoolsOfAListAreJudgedEachByItself() throws IOException {
    String list =
        file(
            "list.csv",
            "机构编码,机构名称,办学类型,在校生数/合计,专任教师/合计,邮编\n"
                + "3799000001,甲小学,小学,1200,70,272000\n3799000002,乙小学,小学,多,70,272000\n");
    Run run =
        runWith(
            "",
            "decide",
            list,
            "--each",
            "--pack",
            "plan2024",
            "--district",
            "code=370811",
            "--district",
            "name=任城区",
            "--district",
            "year=2025",
            "--district",
            "countDate=2025-09-01");

    assertThat(run.code).as(run.err).isEqualTo(2);
    assertThat(run.lines()).extracting(line -> line.path("line").asInt()).containsExactly(2, 3);
    assertThat(run.lines().get(0).at("/decision/schools/0/name").asString()).isEqualTo("甲小学");
    assertThat(run.lines().get(1).at("/error/errors/0/message").asString()).contains("第3行");
    assertThat(run.err).contains("邮编");
  }

  @Test
  void exampleSchoolsCanBeMadeAsLinesAndAsAListAndAreJudged() throws IOException {
    Path lines = folder.resolve("s.ndjson");
    Path list = folder.resolve("s.xlsx");
    assertThat(runWith("", "example", "--schools", "6", "-o", lines.toString()).code).isZero();
    assertThat(runWith("", "example", "--schools", "6", "-o", list.toString()).code).isZero();

    Run ofLines = runWith("", "decide", lines.toString());
    Run ofList =
        runWith(
            "",
            "decide",
            list.toString(),
            "--each",
            "--pack",
            "plan2024",
            "--district",
            "code=370811",
            "--district",
            "name=任城区",
            "--district",
            "year=2025",
            "--district",
            "countDate=2025-09-01");

    assertThat(ofLines.code).as(ofLines.out).isZero();
    assertThat(ofLines.lines()).hasSize(6);
    assertThat(ofList.code).as(ofList.out).isZero();
    assertThat(ofList.lines()).hasSize(6);
    assertThat(runWith("", "example", "--schools", "6", "--lines").out)
        .isEqualTo(Files.readString(lines));
  }

  @ParameterizedTest
  @CsvSource({
    "decide {}, 1, 是文件夹, is a folder",
    "decide {}/none.ndjson, 1, 没有, There is no file",
    "decide {}/none.xlsx, 1, 没有, There is no file",
    "template --from {}/none.json -o {}/t.xlsx, 1, none.json, none.json",
    "template -o {}, 1, 是文件夹, is a folder",
    "example --schools 1 -o {}, 1, 是文件夹, is a folder",
    "rules check --rules {}/none, 1, none, none",
    "decide {}/a.ndjson --rules {}/none, 1, none, none",
    "decide {}/a.json --from 2, 64, --from, --each",
    "decide {}/a.ndjson --from 0, 64, --from, --each",
    "decide {}/a.ndjson --each, 64, --each, --each",
    "decide {}/a.ndjson -o {}/b.xlsx, 64, 写不成表格, as a table",
    "decide {}/a.ndjson -o {}/no/b.ndjson, 1, b.ndjson, b.ndjson",
    "example --schools 99999999999, 64, 99999999999, --help",
    "audit verify --data {}/none, 1, none, none",
    "audit export --data {}/none, 1, none, none",
    "audit list --data {}/none, 1, none, none",
  })
  void whatPeopleDoWrongIsToldInBothLanguagesWithoutAStackTrace(
      String line, int code, String chinese, String english) throws IOException {
    file("a.ndjson", GOOD);
    file("a.json", GOOD);

    Run run = runWith("", line.replace("{}", folder.toString()).split(" "));

    assertThat(run.code).as(run.err).isEqualTo(code);
    assertThat(run.err + run.out)
        .contains(chinese, english)
        .doesNotContain("Exception", "\tat ", "程序出错");
  }

  @Test
  void aClosedPipeEndsItAtOnceWithoutAStackTrace() throws IOException {
    String many = file("a.ndjson", JobsTest.schools("8", 400));
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code = run("", closed, err, "decide", many);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("没有处理完")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void aFileThatCannotBeOpenedIsNamed() throws IOException {
    // Whoever runs the tests as root may read everything, but nobody can follow a circle of links.
    Path secret = folder.resolve("secret.ndjson");
    Files.createSymbolicLink(secret, folder.resolve("other.ndjson"));
    Files.createSymbolicLink(folder.resolve("other.ndjson"), secret);

    Run run = runWith("", "decide", secret.toString());

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("secret.ndjson").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "serve",
    "decide",
    "example",
    "template",
    "rules",
    "rules check",
    "rules fetch",
    "rules test",
    "rules boundary",
    "rules mutate",
    "rules analyse",
    "rules read",
    "rules ledger",
    "rules new",
    "rules format",
    "publications",
    "publications list",
    "publications rollback",
    "audit",
    "audit list",
    "audit replay",
    "audit history",
    "audit verify",
    "audit checkpoint",
    "audit export",
    "audit drop"
  })
  void everyCommandHasHelpInBothLanguages(String line) {
    Run run = runWith("", (line + " --help").split(" "));

    assertThat(run.code).isZero();
    assertThat(run.out).contains("用法 Usage: junheng " + line, "退出码 Exit codes:");
    assertThat(run.out.lines().filter(each -> each.matches(".*[\\u4e00-\\u9fff].*")).count())
        .isGreaterThan(3);
    assertThat(run.out).containsPattern("[A-Z][a-z]+ [a-z]+ ");
  }
}
