package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code rules analyse} and {@code rules ledger} on the shipped rules, whole and damaged. */
class AnalysisAndLedgerCommandsTest {
  private static final Pattern CODE = Pattern.compile("\\[([a-z]+\\.[a-z-]+)]");

  @TempDir Path folder;

  private Path rules;

  private record Run(int code, String out) {
    Set<String> codes() {
      return CODE.matcher(out)
          .results()
          .map(found -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        Commands.run(
            new ByteArrayInputStream(new byte[0]),
            out,
            out,
            StandardCharsets.UTF_8,
            Stream.concat(Stream.of(arguments), Stream.of("--rules", rules.toString()))
                .toArray(String[]::new));
    return new Run(code, out.toString(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void copyRules() throws IOException {
    rules = folder.resolve("rules");
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, rules.resolve(Path.of("rules").relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(rules.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(rules.resolve(file), text.replace(from, to));
  }

  private void deleteRule(String file, String id) throws IOException {
    String text = Files.readString(rules.resolve(file));
    int start = text.indexOf("rule \"" + id + "\"");
    Files.writeString(
        rules.resolve(file),
        text.substring(0, start) + text.substring(text.indexOf("\nend\n", start) + 5));
  }

  @Test
  void theShippedRulesAreClean() {
    Run run = run("rules", "analyse");

    assertThat(run.code).as(run.out).isZero();
    assertThat(run.out).contains("0 处问题");
  }

  @Test
  void aYearLeftOutFailsWithFactsThatCanBePosted() throws IOException {
    change("plan2024/size.drl", "builtYear <= 2010", "builtYear < 2010");
    change("plan2024/size.drl", "2010年及以前建成", "2010年以前建成");
    Run text = run("rules", "analyse");
    Run json = run("rules", "analyse", "--json");

    assertThat(text.code).isEqualTo(1);
    assertThat(text.codes()).containsExactly("analysis.gap");
    assertThat(text.out)
        .contains("plan2024/size.drl:", "size.school.old 不适用", "\"builtYear\":2010");
    assertThat(json.code).isEqualTo(1);
    JsonNode document = RunningService.json(json.out);
    JsonNode trouble = document.at("/troubles/0");
    assertThat(trouble.at("/problem/code").asString()).isEqualTo("analysis.gap");
    assertThat(trouble.at("/problem/english").asString()).contains("neither binds");
    assertThat(trouble.at("/witnesses/0/decided/0/outcome").asString()).isEqualTo("NOT_APPLICABLE");
    Path request = folder.resolve("request.json");
    Files.writeString(request, trouble.at("/witnesses/0/request").toString());
    assertThat(run("decide", request.toString()).code).isZero();
  }

  @Test
  void whatAChangedFolderChangesIsToldByTarget() throws IOException {
    Path shipped = rules;
    change("plan2024/size.drl", "$students, 45", "$students, 46");
    Path changed = rules;
    rules = Path.of("rules");
    Run run = run("rules", "read", "--compare", changed.toString());
    rules = shipped;

    assertThat(run.code).isZero();
    assertThat(run.out)
        .contains("改动：plan2024 size.class.primary 45 → 46", "- 适用", "不超过46人", "共改动 1 项");
  }

  @Test
  void aDeletedRuleAChangedNumberAndANewClauseFailInThreeWays() throws IOException {
    change("plan2024/size.drl", "$students, 45", "$students, 46");
    Run changed = run("rules", "ledger");
    change("plan2024/size.drl", "$students, 46", "$students, 45");
    change(
        "plan2024/pack.yaml",
        "  - id: 四(一)\n",
        "  - id: 四(零)\n    title: 新增\n    demands: 建立新的制度。\n\n  - id: 四(一)\n");
    Run added = run("rules", "ledger");
    change("plan2024/pack.yaml", "  - id: 四(零)\n    title: 新增\n    demands: 建立新的制度。\n\n", "");
    deleteRule("plan2024/size.drl", "size.class.primary");
    Run deleted = run("rules", "ledger");

    assertThat(changed.code).isEqualTo(1);
    assertThat(changed.codes())
        .containsExactly("ledger.number-not-in-clause", "ledger.number-not-in-rules");
    assertThat(added.code).isEqualTo(1);
    assertThat(added.codes()).containsExactly("ledger.clause-without-rule");
    assertThat(deleted.code).isEqualTo(1);
    assertThat(deleted.codes())
        .containsExactly(
            "ledger.case-without-rule", "ledger.number-not-in-rules", "ledger.rule-gone");
  }

  @Test
  void aRuleUnderAClauseThatDoesNotExistFails() throws IOException {
    change("plan2024/quality.drl", "@clause(\"三(三)2\")", "@clause(\"三(三)99\")");
    Run run = run("rules", "ledger");

    assertThat(run.code).isEqualTo(1);
    assertThat(run.codes()).contains("rule.unknown-clause");
  }

  @Test
  void aRuleWithoutCasesAndAnEditedClauseFail() throws IOException {
    change("plan2024/pack.yaml", "title: 学校章程", "title: 学校的章程");
    Run edited = run("rules", "ledger");
    change(
        "plan2024/quality.drl",
        "rule \"school.charter\"",
        "rule \"school.charter.kept\"\n    @title(\"学校依章程办学\")\n    @clause(\"三(三)2\")\n    date-effective \"2024-04-18\"\nwhen\n    $school : School( kind not in (\"senior\", \"vocational\") )\nthen\n    require.attested($school);\nend\n\nrule \"school.charter\"");
    Run uncovered = run("rules", "ledger");

    assertThat(edited.codes()).containsExactly("ledger.clause-changed");
    assertThat(uncovered.code).isEqualTo(1);
    assertThat(uncovered.codes()).contains("ledger.rule-without-case", "ledger.rule-not-checked");
  }
}
