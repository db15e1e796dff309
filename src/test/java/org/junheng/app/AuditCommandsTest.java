package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.audit.LogSettings;
import org.junheng.audit.Logs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The log on the command line, on a copied data folder. */
class AuditCommandsTest {
  @TempDir static Path folder;
  private static Path data;
  private static String unmet;
  private static String met;

  private record Run(int code, String out, String err) {}

  private static Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Commands.run(
            new ByteArrayInputStream(new byte[0]), out, err, StandardCharsets.UTF_8, arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A school that met a target, lost it and is recorded; then the folder is copied. */
  @BeforeAll
  static void record() throws IOException {
    Path live = folder.resolve("live");
    try (RunningService service = RunningService.plan(RunningService.DATA + live)) {
      met = decided(service, "2025-09-01", 45);
      unmet = decided(service, "2026-09-01", 46);
      service.post("/v1/audit/checkpoint", "");
    }
    data = copy(live, "copy");
  }

  @AfterAll
  static void nothingWasWritten() {
    assertThat(run("audit", "verify", "--data", data.toString()).code).isZero();
  }

  private static String decided(RunningService service, String date, int students) {
    JsonNode decision =
        RunningService.json(
            service.post(
                "/v1/decisions",
                """
                {'pack': 'plan2024', 'facts': {
                  'district': {'code': '370811', 'name': '任城区', 'year': 2025, 'countDate': '%s'},
                  'schools': [{'id': '5555000001', 'name': '示例小学', 'kind': 'primary', 'classes':
                    [{'stage': 'primary', 'grade': 1, 'name': '1班', 'students': %d}]}]}}
                """
                    .formatted(date, students)));
    return decision.path("id").asString();
  }

  private static Path copy(Path from, String name) throws IOException {
    Path to = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return to;
  }

  @Test
  void decisionsAreListedNewestFirstAndFiltered() {
    Run all = run("audit", "list", "--data", data.toString());
    Run one =
        run(
            "audit",
            "list",
            "--data",
            data.toString(),
            "--school",
            "5555000001",
            "--target",
            "size.class.primary",
            "--outcome",
            "UNMET");

    assertThat(all.code).as(all.err).isZero();
    assertThat(all.out.lines().toList().get(0)).contains(unmet, "示例小学", "2026-09-01");
    assertThat(all.out.lines().toList().get(1)).contains(met);
    assertThat(one.out).contains(unmet).doesNotContain(met);
  }

  @Test
  void everyDecisionIsMadeAgainAndIsTheSame() {
    Run all = run("audit", "replay", "--data", data.toString());
    Run one = run("audit", "replay", met, "--data", data.toString());
    Run none =
        run("audit", "replay", "00000000-0000-4000-8000-000000000000", "--data", data.toString());

    assertThat(all.code).as(all.out + all.err).isZero();
    assertThat(all.out).contains("2 份相同，0 份不同");
    assertThat(one.out).contains("1 份相同");
    assertThat(none.code).isEqualTo(1);
    assertThat(none.err).contains("00000000-0000-4000-8000-000000000000");
  }

  @Test
  void aRelapseIsMarkedInTheHistoryOfASchool() {
    Run history =
        run(
            "audit",
            "history",
            "5555000001",
            "--pack",
            "plan2024",
            "--relapsed",
            "--data",
            data.toString());

    assertThat(history.code).as(history.err).isZero();
    assertThat(history.out.lines())
        .singleElement()
        .asString()
        .contains("size.class.primary", "2025-09-01 达标", "2026-09-01 不达标", "反弹");
  }

  @Test
  void aCheckpointKeptElsewhereHoldsAgainstTheLogAndAgainstAnExport() throws IOException {
    Path checkpoint = folder.resolve("checkpoint.txt");
    Path export = folder.resolve("log.ndjson");
    Run printed = run("audit", "checkpoint", "--data", data.toString());
    Files.writeString(checkpoint, printed.out);
    Run exported =
        run(
            "audit",
            "export",
            "--masked",
            "--output",
            export.toString(),
            "--data",
            data.toString());

    assertThat(printed.out).startsWith("junheng-checkpoint/1\n");
    assertThat(exported.code).as(exported.err).isZero();
    for (List<String> more :
        List.of(List.of("--data", data.toString()), List.of("--export", export.toString()))) {
      Run verified =
          run(
              Stream.concat(
                      Stream.of("audit", "verify", "--checkpoint", checkpoint.toString()),
                      more.stream())
                  .toArray(String[]::new));
      assertThat(verified.code).as(verified.out + verified.err).isZero();
      assertThat(verified.out).contains("日志完好");
    }
  }

  @Test
  void anEditedFindingIsFoundByVerifyAndByReplay() throws Exception {
    Path edited = copy(data, "edited");
    Logs.execute(
        LogSettings.sqlite(edited),
        "DROP TRIGGER body_is_not_changed",
        "UPDATE body SET body = replace(body, '\"UNMET\",\"JUDGED\"', '\"MET\",\"JUDGED\"')");
    Run verified = run("audit", "verify", "--data", edited.toString());
    Run replayed = run("audit", "replay", unmet, "--data", edited.toString());

    assertThat(verified.code).isEqualTo(1);
    assertThat(verified.out).contains("[BODY_CHANGED]");
    assertThat(replayed.code).isEqualTo(1);
    assertThat(replayed.out).contains("size.class.primary", "记录：", "重算：");
  }

  @Test
  void whatWasExportedCanBeDroppedAndTheLogStillVerifies() throws IOException {
    Path old = copy(data, "old");
    Path export = folder.resolve("whole.ndjson");
    run("audit", "export", "--output", export.toString(), "--data", old.toString());
    Run dropped =
        run(
            "audit",
            "drop",
            export.toString(),
            "--by",
            "区教体局",
            "--reason",
            "保存期已满",
            "--data",
            old.toString());

    assertThat(dropped.code).as(dropped.err).isZero();
    assertThat(run("audit", "verify", "--data", old.toString()).code).isZero();
    assertThat(run("audit", "replay", "--data", old.toString()).out).contains("2 份已清理");
  }

  @Test
  void aFolderWithoutALogIsToldInPlainWords() {
    Run run = run("audit", "list", "--data", folder.resolve("none").toString());

    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("none").doesNotContain("Exception", "\tat ");
  }
}
